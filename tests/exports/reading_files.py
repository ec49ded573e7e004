"""What stands in a file, seen and hidden, whatever kind of file it is."""

from __future__ import annotations

import html
import io
import re
import zipfile


def everything_in_file(data: bytes) -> str:
    """Every name and every byte of the file, unpacked where it is an archive, entities read, without white space."""
    found = [data.decode("utf-8", "ignore")]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None
            found = [archive.comment.decode("latin-1")]
            for entry in archive.infolist():
                found += [
                    entry.filename,
                    entry.comment.decode("latin-1"),
                    archive.read(entry).decode("utf-8", "ignore"),
                ]
    unfolded = "".join(found).replace("\r\n ", "")  # a calendar's long lines
    return re.sub(r"[\s\u200b]+", "", html.unescape(unfolded))
