from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import fromstring

import page
import pytest
from pypdf import PdfReader

from assessments import Partnership
from checklists import Edition, published_editions
from exports import Paper, earlier_round
from exports.draft import draft
from exports.pdf import plan_page
from tests.exports.examples import ENGLISH, Typeset, edition_of, example
from tests.exports.reading_pdf import text_of

EXAMPLES = ("harbour-district-baseline", "harbour-district-second-round", "minimal", "one-sector-only")
SECTORS = tuple(sector.id for sector in published_editions()["2026.1"].sectors)
BASELINE = "harbour-district-baseline"


def program(name: str) -> str:
    path = shutil.which(name)
    assert path, f"{name} is not installed"
    return path


def breaches(pdf: bytes) -> list[tuple[str, str]]:
    return [(breach.rule_id, breach.message) for breach in page.validate_pdf_bytes(pdf, profile="ua1").failures]


@pytest.mark.parametrize("public", [False, True], ids=["internal", "public"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_whole_plan_is_accessible_by_the_letter_of_pdf_ua(plan_of: Typeset, name: str, public: bool) -> None:
    assert breaches(plan_of(name, public=public)) == []


@pytest.mark.parametrize("sector", SECTORS)
def test_every_sectors_plan_is_accessible_by_the_letter_of_pdf_ua(plan_of: Typeset, sector: str) -> None:
    assert breaches(plan_of(BASELINE, sector)) == []


def test_there_are_nine_sectors_to_try() -> None:
    assert len(SECTORS) == 9


@pytest.mark.parametrize("sector", [None, "police"])
def test_another_program_finds_nothing_wrong_with_the_file(
    plan_of: Typeset, sector: str | None, tmp_path: Path
) -> None:
    file = tmp_path / "plan.pdf"
    file.write_bytes(plan_of(BASELINE, sector))
    checked = subprocess.run([program("qpdf"), "--check", str(file)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    told = subprocess.run([program("pdfinfo"), str(file)], capture_output=True, text=True, check=True).stdout
    assert re.search(r"^Tagged: +yes$", told, re.MULTILINE)
    assert re.search(r"^Title: +Action plan$", told, re.MULTILINE)


def test_the_dates_in_the_file_are_the_rounds_and_not_the_clocks(plan_of: Typeset) -> None:
    told = PdfReader(io.BytesIO(plan_of(BASELINE))).metadata
    assert told is not None
    assert str(told["/CreationDate"]).startswith("D:20260518")
    without_dates = PdfReader(io.BytesIO(plan_of("minimal"))).metadata
    assert without_dates is not None
    assert "/CreationDate" not in without_dates


@pytest.mark.parametrize("public", [False, True], ids=["internal", "public"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_pages_are_xml_as_well_which_is_read_much_faster(name: str, public: bool) -> None:
    assessment = replace(example(name), partnership=Partnership("<b>Ours & theirs"))
    edition = edition_of(assessment)
    earlier = earlier_round(edition, assessment, assessment, name="-") if name == BASELINE else None
    plan, words = draft(edition, assessment, ENGLISH, None, public=public, earlier=earlier)
    root = fromstring(plan_page(plan, words))  # noqa: S314 our own
    assert "<b>Ours & theirs" in "".join(root.itertext())
    assert [table for table in root.iter("table") if table.find("tr") is not None] == []


def test_the_title_bar_of_whoever_opens_the_file_names_no_place(plan_of: Typeset) -> None:
    reader = PdfReader(io.BytesIO(plan_of(BASELINE, "police")))
    assert reader.metadata is not None
    assert reader.metadata.title == "Action plan"
    assert reader.metadata.author is None
    assert reader.xmp_metadata is not None
    assert "Harbour" not in str(reader.xmp_metadata.rdf_root.toxml())


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_the_pages_have_the_size_of_the_paper(plan_of: Typeset, paper: Paper, size: tuple[int, int]) -> None:
    pages = PdfReader(io.BytesIO(plan_of("minimal", paper=paper))).pages
    assert {(round(one.mediabox.width), round(one.mediabox.height)) for one in pages} == {size}


def test_only_the_actions_at_a_glance_lie_across(plan_of: Typeset) -> None:
    pages = PdfReader(io.BytesIO(plan_of(BASELINE))).pages
    across = [one.extract_text() for one in pages if one.mediabox.width > one.mediabox.height]
    assert across
    assert all("How we will know" in text or "The actions over time" in text for text in across)


def test_the_contents_name_the_page_on_which_each_part_begins(plan_of: Typeset, edition: Edition) -> None:
    pages = [text_of_page.extract_text() for text_of_page in PdfReader(io.BytesIO(plan_of(BASELINE))).pages]
    for number, sector in enumerate(edition.sectors, 1):
        title = f"{number} {sector.name}"
        told = re.search(rf"{re.escape(title)}\s+(\d+)", pages[0])
        assert told, title
        begins = int(told[1])
        assert title in pages[begins - 1]
        assert pages[begins - 1].rstrip().endswith(str(begins))
        assert sector.about[:30] in pages[begins - 1].replace("\n", " ")


def test_a_line_of_the_contents_is_drawn_in_its_title_and_its_number(plan_of: Typeset) -> None:
    # Blanks that lead from one to the other would each be drawn, named and tagged: a thousand in every plan.
    cover = PdfReader(io.BytesIO(plan_of(BASELINE))).pages[0].get_contents()
    assert cover is not None
    assert cover.get_data().count(b" BDC") < 100


def test_every_page_after_the_cover_says_whose_it_is_and_its_number(plan_of: Typeset) -> None:
    for number, one in enumerate(PdfReader(io.BytesIO(plan_of(BASELINE))).pages[1:], 2):
        text = one.extract_text()
        assert "For the partnership only" in text
        assert text.rstrip().endswith(f"Harbour District · Baseline · an invented example {number}")


@pytest.mark.parametrize("sector", [None, "police"])
@pytest.mark.parametrize("public", [False, True], ids=["internal", "public"])
def test_an_example_says_on_every_page_that_it_is_invented(plan_of: Typeset, sector: str | None, public: bool) -> None:
    cover, *others = pages_of(plan_of(BASELINE, sector, public=public))
    assert "An invented example: neither the place nor the figures are real." in cover
    assert [number for number, one in enumerate(others, 2) if "· an invented example" not in one] == []


@pytest.mark.parametrize("partnership", [Partnership("Northgate"), Partnership("Harbour District", "A real harbour")])
def test_a_real_place_is_never_called_invented(typeset: Typeset, partnership: Partnership) -> None:
    assert "invented" not in text_of(typeset(replace(example("minimal"), partnership=partnership)))


def test_the_bookmarks_lead_to_every_part(plan_of: Typeset, edition: Edition) -> None:
    reader = PdfReader(io.BytesIO(plan_of(BASELINE)))

    def titles(outline: list[object]) -> list[str]:
        found: list[str] = []
        for one in outline:
            found += titles(one) if isinstance(one, list) else [str(getattr(one, "title", ""))]
        return found

    named = titles(list(reader.outline))
    wanted = ["Harbour District", "On one page", "What comes first", "Actions", "How to read this plan"]
    assert [one for one in wanted if one not in named] == []
    assert [one.name for one in edition.sectors if f"{1 + edition.sectors.index(one)} {one.name}" not in named] == []


@pytest.mark.parametrize("paper", Paper)
def test_the_summary_stands_on_one_page(plan_of: Typeset, paper: Paper) -> None:
    page = " ".join(PdfReader(io.BytesIO(plan_of(BASELINE, paper=paper))).pages[1].extract_text().split())
    assert "Harbour District · Baseline · 4 May 2026 to 18 May 2026" in page
    assert "To be looked at together again on 18 May 2027." in page
    assert "First actions 5 of 18 open ones" in page
    assert "6 What staff do when the man who used violence is in the building (1.5)" in page
    assert "Services that reach the island and the hostels" in page
    assert "9 Men’s groups 1 2 1" in page


def test_the_summary_leaves_out_what_is_done_and_what_is_not_for_its_reader(plan_of: Typeset) -> None:
    second = PdfReader(io.BytesIO(plan_of("harbour-district-second-round"))).pages[1].extract_text()
    assert not {"✓ Done", "× Dropped"} & set(re.findall(r"[✓×] \w+", second))
    assert "open ones" in second
    public = PdfReader(io.BytesIO(plan_of(BASELINE, public=True))).pages[1].extract_text()
    internal = [one.title for one in example(BASELINE).actions or () if not one.is_public]
    assert [title for title in internal if title in " ".join(public.split())] == []


def test_the_whole_plan_holds_every_responsibility_and_every_action(plan_of: Typeset, edition: Edition) -> None:
    text = text_of(plan_of(BASELINE)).replace(" ", "")
    assert [one.id for one in edition.responsibilities if one.statement.replace(" ", "") not in text] == []
    assessment = example(BASELINE)
    assert [one.id for one in assessment.actions or () if one.title.replace(" ", "") not in text] == []
    notes = [entry.agreed.note for entry in (assessment.entries or {}).values() if entry.agreed and entry.agreed.note]
    assert [note for note in notes if note.replace(" ", "") not in text] == []


def test_the_cover_counts_and_grades_nobody(plan_of: Typeset) -> None:
    # Counted by hand in the example: 52 with a level, 5 not known, 3 no agreement, 2 not applicable, 2 not discussed.
    cover = PdfReader(io.BytesIO(plan_of(BASELINE))).pages[0].extract_text()
    told = re.sub(r"\s+", "", cover)
    assert "52of64haveanagreedlevel" in told
    assert "7of52oftheseareattheirtarget" in told
    assert "18actions" in told
    whole = text_of(plan_of(BASELINE)).lower()
    assert [word for word in ("average", "anonymous", "overall score", "mean level") if word in whole] == []


def test_a_sectors_plan_begins_with_its_name_as_the_title(plan_of: Typeset) -> None:
    reader = PdfReader(io.BytesIO(plan_of(BASELINE, "police")))
    assert str(getattr(reader.outline[0], "title", "")) == "Police"
    assert "one sector" in reader.pages[0].extract_text().lower().replace("\n", " ")


def pages_of(pdf: bytes) -> list[str]:
    return [" ".join(one.extract_text().split()) for one in PdfReader(io.BytesIO(pdf)).pages]


def test_a_sectors_checklist_is_the_same_page_in_its_plan_and_in_the_whole(plan_of: Typeset) -> None:
    def checklist(pages: list[str]) -> list[str]:
        # What stands around a page, its number and whose it is, comes last.
        return [one.partition("For the partnership only")[0] for one in pages if "2 Police The police and" in one]

    (whole,), (own,) = checklist(pages_of(plan_of(BASELINE))), checklist(pages_of(plan_of(BASELINE, "police")))
    assert whole == own
    assert "2.1" in own


def lowest_lines(pdf: bytes) -> list[tuple[str, float]]:
    """Of each page its text, and how far up the last line above its foot stands, as a share of its height."""
    found = []
    for one in PdfReader(io.BytesIO(pdf)).pages:
        heights: list[float] = []

        def seen(text: str, cm: Sequence[float], tm: Sequence[float], *_: object, into: list[float] = heights) -> None:
            if text.strip():
                into.append(tm[4] * cm[1] + tm[5] * cm[3] + cm[5])

        text = one.extract_text(visitor_text=seen)
        share = [height / float(one.mediabox.height) for height in heights]
        found.append((text, min(height for height in share if height > 0.06)))
    return found


@pytest.mark.parametrize("sector", [None, "police", "ngos"])
def test_the_cards_of_actions_fill_their_pages(plan_of: Typeset, sector: str | None) -> None:
    cards = [low for text, low in lowest_lines(plan_of(BASELINE, sector)) if "How it is checked" in text]
    assert len(cards) > 2
    # The margin at the foot is a sixteenth; the last page ends where the last card does.
    assert [low for low in cards[:-1] if low > 0.06 + 0.27] == []


@pytest.mark.parametrize("sector", [None, "police", "ngos"])
def test_the_heading_of_an_action_is_followed_by_some_of_it(plan_of: Typeset, sector: str | None) -> None:
    pages = [text for text, _ in lowest_lines(plan_of(BASELINE, sector)) if "How it is checked" in text]
    titles = [one.title for one in example(BASELINE).actions or ()]
    for text in pages:
        for title in titles:
            _, begun, after = " ".join(text.split()).partition(f". {title} ")
            assert not begun or ("Lead" in after and "When" in after)


@pytest.mark.parametrize(
    ("sector", "boxes", "reached"),
    [
        # Counted by hand in the example: the actions, their steps, and the responsibilities that are not at their
        # target. One of health care's is, and one does not apply.
        ("police", 6 + 6 * 4 + 7, 0),
        ("health-care", 8 + 7 * 4 + 3 + 11, 1),
    ],
)
def test_whatever_a_sector_is_to_do_can_be_ticked_off(plan_of: Typeset, sector: str, boxes: int, reached: int) -> None:
    text = text_of(plan_of(BASELINE, sector))
    explained = "Boxes (□) are for the pen: tick what is done"
    assert explained in text
    assert text.count("□") == boxes + 1
    assert text.count("✓") == reached + 1


def test_an_empty_assessment_says_what_to_do_next(plan_of: Typeset) -> None:
    text = text_of(plan_of("minimal"))
    assert "0 of 64" in text
    assert "Nothing has been agreed yet. This plan fills as the table works. What to do next:" in text
    assert "There are no actions yet. Take the first gap" in text


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("public", [False, True], ids=["internal", "public"])
@pytest.mark.parametrize("sector", [None, "police"])
def test_how_to_read_it_and_where_it_comes_from_stand_together_on_the_last_page(
    plan_of: Typeset, sector: str | None, public: bool, paper: Paper
) -> None:
    last = pages_of(plan_of(BASELINE, sector, public=public, paper=paper))[-1]
    assert last.startswith("How to read this plan")
    assert "What the partnership wrote in this plan belongs to the partnership." in last


def test_the_source_is_credited_and_no_endorsement_implied(plan_of: Typeset) -> None:
    text = text_of(plan_of(BASELINE))
    assert "Role of local partners in a coordinated response" in text
    assert "last edited 21 Feb 2019" in text
    assert "does not endorse" in text
    assert "Creative Commons Attribution 4.0" in text
