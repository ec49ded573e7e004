"""What stands in a PDF, seen and hidden."""

from __future__ import annotations

import io
import re

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, StreamObject, TextStringObject


def text_of(pdf: bytes) -> str:
    """Every word on the pages, white space made one blank."""
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def everything_in(pdf: bytes, *, attached: bool = True) -> str:
    """The words on the pages, and every string and every unpacked stream of the file, without white space.

    `attached` false leaves out what is in an attached file.
    """
    reader = PdfReader(io.BytesIO(pdf))
    found = [text_of(pdf), pdf.decode("latin-1"), str(reader.metadata), str(reader.outline)]
    # Most objects stand packed together in streams of objects.
    for number in {*reader.xref[0], *reader.xref_objStm}:
        part = reader.get_object(number)
        if attached or not (isinstance(part, StreamObject) and part.get("/Type") == "/EmbeddedFile"):
            _gather(part, found)
    return re.sub(r"[\s\u200b]+", "", " ".join(found))


def _gather(value: object, found: list[str]) -> None:
    if isinstance(value, StreamObject):
        found.append(value.get_data().decode("latin-1"))
        found.append(value.get_data().decode("utf-8", "ignore"))
    if isinstance(value, DictionaryObject):
        for key, inner in value.items():
            found.append(str(key))
            _gather(inner, found)
    elif isinstance(value, ArrayObject):
        for inner in value:
            _gather(inner, found)
    elif isinstance(value, TextStringObject):
        found.append(str(value))
    elif isinstance(value, ByteStringObject):
        found.append(bytes(value).decode("latin-1"))
