"""The plan for the partnership keeps for years and holds the round itself: PDF/A-3a, the assessment file attached."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import page
import psutil
import pytest
from pypdf import PdfReader, PdfWriter

from assessments import MAX_BYTES, read_assessment
from checklists import MendableError, SectorId, published_editions
from exports import assessment_json, attached_assessment
from exports.__main__ import main
from exports.attached import MAX_PDF_BYTES
from tests.exports import bombs
from tests.exports.examples import EXAMPLES, Typeset, edition_of, example

NAMES = ("harbour-district-baseline", "harbour-district-second-round", "minimal", "one-sector-only")


def with_attached(*files: tuple[str, bytes]) -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    for name, content in files:
        writer.add_attachment(name, content)
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("name", NAMES)
def test_no_stream_ends_as_a_line_does(plan_of: Typeset, name: str) -> None:
    # Who checks a PDF may take the last byte for the end of the line, and the stream for too short.
    assert re.findall(rb"[\r\n]\nendstream", plan_of(name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_plan_for_the_partnership_is_made_to_be_kept(plan_of: Typeset, name: str) -> None:
    failures = page.validate_pdf_bytes(plan_of(name), profile="3a").failures
    assert [(one.rule_id, one.message) for one in failures] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_file_out_of_the_plan_is_the_file_that_went_in(plan_of: Typeset, name: str) -> None:
    given = attached_assessment(plan_of(name), "plan.pdf")
    assert json.loads(given) == json.loads((EXAMPLES / f"{name}.json").read_bytes())
    assert read_assessment(given, "plan.pdf", published_editions()) == example(name)


def test_a_sectors_plan_has_its_own_part_attached(plan_of: Typeset) -> None:
    whole = example("harbour-district-baseline")
    given = attached_assessment(plan_of("harbour-district-baseline", "police"), "plan.pdf")
    assert given == assessment_json(edition_of(whole), whole, SectorId("police"))


@pytest.mark.parametrize("sector", [None, "police"])
def test_a_public_plan_has_nothing_attached(plan_of: Typeset, sector: str | None) -> None:
    public = plan_of("harbour-district-baseline", sector, public=True)
    assert dict(PdfReader(io.BytesIO(public)).attachments) == {}
    with pytest.raises(MendableError, match="a public plan has none"):
        attached_assessment(public, "plan.pdf")


def test_the_attached_file_carries_no_clock(plan_of: Typeset) -> None:
    (file,) = PdfReader(io.BytesIO(plan_of("minimal"))).attachment_list
    assert str(file.creation_date).startswith("2000-01-01")
    assert str(file.associated_file_relationship) == "/Source"


def test_a_link_is_called_by_its_words(plan_of: Typeset) -> None:
    reader = PdfReader(io.BytesIO(plan_of("harbour-district-baseline")))
    called = [link.get_object().get("/Contents") for link in reader.pages[0].get("/Annots", [])]
    assert called[0] == "On one page"
    assert len(called) == 16


@pytest.mark.parametrize(
    "damage", [b"", b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\xff" * 1000, b"%PDF-1.7 trailer <</Root 1 0 R>>"]
)
def test_a_damaged_pdf_is_said_to_be_damaged(damage: bytes) -> None:
    with pytest.raises(MendableError, match=r"plan\.pdf: This PDF is damaged"):
        attached_assessment(damage, "plan.pdf")


def test_a_plan_cut_off_in_the_middle_is_said_not_to_be_one(plan_of: Typeset) -> None:
    whole = plan_of("minimal")
    with pytest.raises(MendableError, match=r"plan\.pdf"):
        attached_assessment(whole[: len(whole) // 2], "plan.pdf")


def test_a_pdf_with_something_else_attached_is_none_of_ours() -> None:
    with pytest.raises(MendableError, match="No assessment file is attached"):
        attached_assessment(with_attached(("../assessment.json", b"{}")), "plan.pdf")


def test_a_file_too_large_to_be_an_assessment_is_refused() -> None:
    with pytest.raises(MendableError, match="larger than"):
        attached_assessment(with_attached(("assessment.json", b" " * (MAX_BYTES + 1))), "plan.pdf")


def test_every_command_takes_a_plan_for_the_assessment_that_is_in_it(plan_of: Typeset, tmp_path: Path) -> None:
    plan, out = tmp_path / "plan.pdf", tmp_path / "out"
    plan.write_bytes(plan_of("one-sector-only"))
    assert main(["json", str(plan), "--out", str(out)]) == 0
    assert json.loads(out.read_bytes()) == json.loads((EXAMPLES / "one-sector-only.json").read_bytes())


def test_a_plan_without_the_file_is_said_to_be_without(
    plan_of: Typeset, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan, out = tmp_path / "plan.pdf", tmp_path / "out"
    plan.write_bytes(plan_of("minimal", public=True))
    assert main(["json", str(plan), "--out", str(out)]) == 1
    assert capsys.readouterr().err.startswith(f"{plan}: No assessment file is attached")
    assert not out.exists()


TOO_MUCH = "would take more time or memory than any plan does"


@pytest.mark.parametrize(
    ("bomb", "told"),
    [
        (bombs.inflates_to_gigabytes, TOO_MUCH),
        (bombs.the_same_again_and_again, TOO_MUCH),
        (bombs.takes_minutes, TOO_MUCH),
        (bombs.nested_three_million_deep, "damaged"),
        (bombs.refers_to_itself, "No assessment file"),
        (bombs.branches_without_end, "No assessment file"),
    ],
)
def test_a_pdf_that_would_take_all_the_time_or_memory_is_refused_and_the_next_one_is_read(
    bomb: Callable[[], bytes], told: str
) -> None:
    made = bomb()
    assert len(made) < MAX_PDF_BYTES
    with pytest.raises(MendableError, match=told):
        attached_assessment(made, "plan.pdf", seconds=2 if bomb is bombs.takes_minutes else 60)
    assert attached_assessment(with_attached(("assessment.json", b"{}")), "plan.pdf") == b"{}"


def test_while_others_are_read_nobody_waits_long_and_where_their_readers_die_the_next_one_is_read() -> None:
    made, plan = bombs.takes_minutes(), with_attached(("assessment.json", b"{}"))
    before = set(psutil.Process().children())
    with ThreadPoolExecutor(2) as pool:
        reading = [pool.submit(attached_assessment, made, "plan.pdf") for _ in range(2)]
        while len(readers := set(psutil.Process().children()) - before) < len(reading):
            assert not any(one.done() for one in reading)
        with pytest.raises(MendableError, match="Other PDFs are being read just now"):
            attached_assessment(plan, "plan.pdf", seconds=0.1)
        for one in readers:
            one.kill()
        for failed in reading:
            with pytest.raises(MendableError, match=TOO_MUCH):
                failed.result()
    assert attached_assessment(plan, "plan.pdf") == b"{}"
