"""Several files as one ZIP; the same bytes for the same files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

__all__ = ["zipped"]

OLDEST = (1980, 1, 1, 0, 0, 0)
"""The first day that a ZIP can name. When something was made is nobody's business."""


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A ZIP of `files`, their contents under their names."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, OLDEST), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()
