"""A PDF; or, where this machine cannot set one, the same as a page to print, and what to install."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from exports import PAGES, PdfUnavailableError
from screens.trouble import why_no_file
from web.files import PreparedFile

__all__ = ["pdf_or_page"]


def pdf_or_page(
    name: str, pdf: Callable[..., bytes], page: Callable[..., str], what: Mapping[str, Any]
) -> PreparedFile:
    """The file that `pdf` makes, or `page`, of `what` with its "translator". `name` is the file's, without its ending.

    Raises PdfFailedError where setting it did not work.
    """
    try:
        return PreparedFile(f"{name}.pdf", "application/pdf", PAGES.made(pdf, **what))
    except PdfUnavailableError as error:
        translator = what["translator"]
        remark = " ".join([*why_no_file(error, translator), translator.gettext("Here is that page.")])
        return PreparedFile(f"{name}.html", "text/html; charset=utf-8", PAGES.made(page, **what).encode(), remark)
