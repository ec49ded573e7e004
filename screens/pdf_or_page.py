"""A PDF; or, where this machine cannot set one, the same as a page to print, and what to install."""

from __future__ import annotations

from collections.abc import Callable

from exports import PdfUnavailableError
from screens.trouble import why_no_file
from translations import Translator
from web.files import PreparedFile

__all__ = ["pdf_or_page"]


def pdf_or_page(name: str, pdf: Callable[[], bytes], page: Callable[[], str], translator: Translator) -> PreparedFile:
    """The file that `pdf` makes, or `page`. `name` is the file's, without its ending.

    Raises PdfFailedError where setting it did not work.
    """
    try:
        return PreparedFile(f"{name}.pdf", "application/pdf", pdf())
    except PdfUnavailableError as error:
        remark = " ".join(
            [
                *why_no_file(error, translator),
                translator.gettext("Here is that page."),
            ]
        )
        return PreparedFile(f"{name}.html", "text/html; charset=utf-8", page().encode(), remark)
