"""The floor of a plan as PDF: one page of HTML set as one document, as WeasyPrint's own documentation shows it.

Reads `{"pages", "css"}` from standard input and prints, as a JSON list, the processor seconds of each of the pages.
The fonts are loaded before, as they are on our side.
"""  # noqa: INP001 a script of its own

from __future__ import annotations

import json
import logging
import sys
import time

from weasyprint import CSS, HTML  # type: ignore[import-untyped]
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]


def main() -> None:
    """Set the pages, each as a document of its own."""
    logging.disable()
    job, fonts = json.load(sys.stdin), FontConfiguration()
    HTML(string="<p>Fonts").write_pdf(font_config=fonts, pdf_variant="pdf/ua-1")
    spent = []
    for page in job["pages"]:
        begun = time.process_time()
        sheet = CSS(string=job["css"], font_config=fonts)
        HTML(string=page).write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1")
        spent.append(time.process_time() - begun)
    print(json.dumps(spent))


if __name__ == "__main__":
    main()
