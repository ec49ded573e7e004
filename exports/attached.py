"""From a plan back to the round: the assessment file that is attached to a plan for the partnership."""

from __future__ import annotations

import io

from assessments import MAX_BYTES
from checklists import MendableError, Problem
from exports.pdf import ATTACHED

__all__ = ["MAX_PDF_BYTES", "attached_assessment", "is_pdf"]

MAX_PDF_BYTES = 20_000_000
"""The most of a PDF that is read; a plan has a fiftieth of it."""


def is_pdf(data: bytes) -> bool:
    """Whether these bytes begin as a PDF does."""
    return data.startswith(b"%PDF-")


def attached_assessment(pdf: bytes, name: str) -> bytes:
    """The assessment file in the PDF called `name`, as it was attached; `read_assessment` says whether it is one.

    Raises MendableError where there is none, and where the PDF is damaged.
    """
    from pypdf import PdfReader  # noqa: PLC0415 - a second of loading that few need

    try:
        found = PdfReader(io.BytesIO(pdf)).attachments.get(ATTACHED, [])
    except Exception as error:  # a damaged PDF fails in as many ways as there are
        raise MendableError([Problem(name, "This PDF is damaged and cannot be read.")]) from error
    if len(found) != 1:
        told = "No assessment file is attached to this PDF. A plan for the partnership has one; a public plan has none."
        raise MendableError([Problem(name, told)])
    if len(found[0]) > MAX_BYTES:
        told = f"The assessment file in this PDF is larger than {MAX_BYTES:,} bytes, the most that is read."
        raise MendableError([Problem(name, told)])
    return found[0]
