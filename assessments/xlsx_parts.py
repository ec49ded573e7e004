"""The parts of a file that says it is XLSX: an archive, judged by its directory before anything of it is unpacked.

Nothing is written to disk, no part is read that was not asked for, none is unpacked further than its directory says.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from typing import Final

from assessments.refusals import Refusals
from assessments.texts import MAX_BYTES, shown

__all__ = ["BROKEN", "MAX_PARTS", "MAX_UNPACKED", "Parts"]

MAX_PARTS: Final = 300
"""The most parts that are looked at; a workbook has some twenty."""

MAX_UNPACKED: Final = 16_000_000
"""The most bytes that a file may unpack to; all nine checklists are a twentieth of it."""

BROKEN: Final = "This file is damaged: it ends too early, or something in it was changed. Save it once more as XLSX."
_PLAIN: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED: Final = 0x1
_SIGNATURES: Final = {
    b"\xd0\xcf\x11\xe0": "This file is locked with a password, or of an old kind (XLS). Save it as XLSX, without one.",
    b"%PDF": "This is a PDF. Bring in the sheet itself, saved as XLSX.",
}
_NO_XLSX: Final = "This is no XLSX file, whatever its name says. Save the sheet as XLSX."
_ODS: Final = "This file is of another kind (ODS). Save the sheet as XLSX: “Save as”, then “Excel 2007–365”."
_UNWANTED: Final = {
    "vba": "This file holds macros, small programs. A sheet needs none: save it as XLSX, without macros.",
    "externallinks/": "This file holds links to other files. Take them out, and save it once more.",
    "activex/": "This file holds controls, small programs. Take them out, and save it once more.",
    "embeddings/": "This file holds other files. Take them out, and save it once more.",
}
_OUTSIDE: Final = re.compile(r"^[/\\]|^[A-Za-z]:|\\|(^|/)\.\.(/|$)|[\x00-\x1f\x7f]")
_DAMAGE: Final = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError, OverflowError,
)  # fmt: skip


class Parts:
    """The parts of one archive, by name."""

    def __init__(self, data: bytes, refusals: Refusals) -> None:
        """Raises MendableError, by way of `refusals`, where `data` is no archive that may be read."""
        self._refusals = refusals
        if len(data) > MAX_BYTES:
            self.refuse(f"This file is larger than {MAX_BYTES:,} bytes, the most that is read.")
        if not data.startswith(b"PK\x03\x04"):
            self.refuse(_SIGNATURES.get(data[:4], _NO_XLSX) if data else "This file is empty. Save it once more.")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE:
            self.refuse(BROKEN)
        self._names = frozenset(self._archive.namelist())
        self._check()

    def refuse(self, message: str) -> None:
        """Refuse the file as a whole, at once."""
        self._refusals.of_file(message)
        self._refusals.raise_if_any()

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def read(self, name: str) -> bytes:
        """A part, unpacked; refused where it is not there or damaged."""
        try:
            one = self._archive.getinfo(name)
            with self._archive.open(one) as part:
                return part.read(one.file_size)  # without a number, all would be unpacked before it is cut off
        except (KeyError, *_DAMAGE):
            self.refuse(BROKEN)
            raise

    def _check(self) -> None:
        entries = self._archive.infolist()
        if len(entries) > MAX_PARTS or sum(one.file_size for one in entries) > MAX_UNPACKED:
            self.refuse(
                f"Unpacked, this file would be larger than {MAX_UNPACKED:,} bytes or {MAX_PARTS} parts, the most that "
                "is read. Copy the answers into a new sheet."
            )
        if "mimetype" in self._names and "content.xml" in self._names:
            self.refuse(_ODS)
        for one in entries:
            self._check_part(one)
        for unwanted, message in _UNWANTED.items():
            if any(unwanted in name.lower() for name in self._names):
                self._refusals.of_file(message)
        if len(self._names) < len(entries):
            self._refusals.of_file("Two parts of this file have one name. Save it once more as XLSX.")
        if not {"[Content_Types].xml", "xl/workbook.xml"} <= self._names:
            self._refusals.of_file(_NO_XLSX)
        self._refusals.raise_if_any()

    def _check_part(self, one: zipfile.ZipInfo) -> None:
        name = one.orig_filename
        if _OUTSIDE.search(name):
            self._refusals.of_file(f"A part of this file is called {shown(name)}, which would lead out of it.")
        if one.flag_bits & _ENCRYPTED:
            self._refusals.of_file(f"The part {shown(name)} is locked with a password. Save the file without one.")
        elif one.compress_type not in _PLAIN:
            self._refusals.of_file(f"The part {shown(name)} is packed in a way that is not read. Save it as XLSX.")
