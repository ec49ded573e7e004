"""The plan in large print: the same words, none of them small, on pages that lie across."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import page
import pytest
from pypdf import PdfReader

from exports import Paper
from exports.pdf import style_sheet
from tests.exports.examples import Typeset, example
from tests.exports.reading_pdf import text_of

BASELINE = "harbour-district-baseline"
LARGE = 15.95  # points: 16 but for rounding


def sizes(pdf: bytes) -> Counter[float]:
    """How many letters there are of each size, in points, between the head and the foot of the pages."""
    found: Counter[float] = Counter()
    for one in PdfReader(io.BytesIO(pdf)).pages:
        height = float(one.mediabox.height)

        def seen(  # noqa: PLR0913, PLR0917 as pypdf calls it
            text: str, cm: Sequence[float], tm: Sequence[float], font: object, size: float, height: float = height
        ) -> None:
            del font
            place = (tm[4] * cm[1] + tm[5] * cm[3] + cm[5]) / height
            if text.strip() and 0.07 < place < 0.91:
                found[round(abs(size * tm[3] * cm[3]), 2)] += len(text.strip())

        one.extract_text(visitor_text=seen)
    return found


@pytest.mark.parametrize("paper", Paper)
def test_whatever_is_read_has_sixteen_points(plan_of: Typeset, paper: Paper) -> None:
    read = sizes(plan_of(BASELINE, "police", paper=paper, large=True))
    assert {size: count for size, count in read.items() if size < LARGE} == {}
    # The measure itself: usual print is much smaller.
    assert min(sizes(plan_of(BASELINE, "police"))) < 8


@pytest.mark.parametrize("paper", Paper)
def test_it_is_as_accessible_as_usual_print(plan_of: Typeset, paper: Paper) -> None:
    pdf = plan_of(BASELINE, "police", paper=paper, large=True)
    assert page.validate_pdf_bytes(pdf, profile="ua1").failures == []


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("length", [300, 600, 5_000])
def test_a_row_higher_than_the_page_is_parted_and_the_head_of_its_table_stays(
    typeset: Typeset, length: int, large: bool
) -> None:
    words = "As it was said at the table. " * (length // 29)
    assessment = example(BASELINE)
    entries = {
        name: replace(entry, agreed=replace(entry.agreed, note=words, evidence=words)) if entry.agreed else entry
        for name, entry in (assessment.entries or {}).items()
    }
    actions = tuple(replace(one, indicator=words) for one in assessment.actions or ())
    pdf = typeset(replace(assessment, entries=entries, actions=actions), "faith-groups", large=large)
    assert page.validate_pdf_bytes(pdf, profile="ua1").failures == []


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (842, 595)), (Paper.LETTER, (792, 612))])
def test_its_pages_lie_across(plan_of: Typeset, paper: Paper, size: tuple[int, int]) -> None:
    pages = PdfReader(io.BytesIO(plan_of(BASELINE, "police", paper=paper, large=True))).pages
    assert {(round(one.mediabox.width), round(one.mediabox.height)) for one in pages} == {size}


def test_it_says_what_usual_print_says(plan_of: Typeset) -> None:
    def words(*, large: bool) -> set[str]:
        return {word for word in text_of(plan_of(BASELINE, "police", large=large)).split() if word.isalpha()}

    assert words(large=False) - words(large=True) == set()


def test_no_page_holds_a_heading_alone(plan_of: Typeset) -> None:
    for number, one in enumerate(PdfReader(io.BytesIO(plan_of(BASELINE, "police", large=True))).pages, 1):
        assert len(one.extract_text().split()) > 40, number


def test_usual_print_stays_what_it_is() -> None:
    assert "font-size: 16pt" not in style_sheet(Paper.A4)
