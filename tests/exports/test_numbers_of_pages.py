"""The numbers of pages are put in once all is laid out; they stand where they would if they had been laid out."""

from __future__ import annotations

import re
import shutil
import subprocess
from gettext import NullTranslations
from pathlib import Path

from exports import plan_pdf
from tests.exports.examples import Typeset, edition_of, example


def places(pdf: bytes, file: Path) -> list[list[tuple[float, float, str]]]:
    """Where each word begins and ends, from the left in points, page by page."""
    reader = shutil.which("pdftotext")
    assert reader
    file.write_bytes(pdf)
    told = subprocess.run([reader, "-bbox", str(file), "-"], capture_output=True, text=True, check=True).stdout
    return [
        [
            (float(begin), float(end), word)
            for begin, end, word in re.findall(r'xMin="([\d.]+)"[^>]* xMax="([\d.]+)"[^>]*>([^<]+)</word>', page)
        ]
        for page in told.split("</page>")[:-1]
    ]


def test_the_numbers_of_pages_end_at_the_same_edge(plan_of: Typeset, tmp_path: Path) -> None:
    _cover, *pages = places(plan_of("harbour-district-baseline", "ngos"), tmp_path / "plan.pdf")
    ends = [next(end for _, end, word in reversed(page) if word.isdecimal()) for page in pages]
    assert [page[-1][2] for page in pages] == [str(number) for number in range(2, len(pages) + 2)]
    assert len(ends) > 10
    assert max(ends) - min(ends) < 0.5


def test_the_numbers_in_the_contents_end_at_the_edge(plan_of: Typeset, tmp_path: Path) -> None:
    cover, *_ = places(plan_of("harbour-district-baseline"), tmp_path / "plan.pdf")
    ends = [end for _, end, word in cover if word.isdecimal() and end > 500]
    assert len(ends) == 17  # sixteen parts, and the page's own
    assert max(ends) - min(ends) < 0.5


def test_in_what_is_read_from_right_to_left_they_begin_at_the_other_edge(tmp_path: Path) -> None:
    class Arabic(NullTranslations):
        def info(self) -> dict[str, str]:
            return {"language": "ar"}

    assessment = example("harbour-district-baseline")
    cover, *_ = places(plan_pdf(edition_of(assessment), assessment, Arabic()), tmp_path / "plan.pdf")
    begins = [begin for begin, _, word in cover if word.isdecimal() and begin < 60]
    assert len(begins) == 16
    assert max(begins) - min(begins) < 0.5
