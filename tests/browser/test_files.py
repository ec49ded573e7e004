"""Files on their way out, each ticket once, and in: a bad file is refused with located problems, shown as text."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from exports.__main__ import main as exports
from tests.browser.application import Application
from tests.browser.table import Table, until
from tests.browser.watch import Watch
from tests.exports.reading_files import everything_in_file
from tests.exports.reading_pdf import everything_in, text_of

EXAMPLE = Path(__file__).parents[2] / "examples" / "harbour-district-baseline.json"


def test_a_prepared_file_is_handed_out_once_never_kept_and_under_a_neutral_name(
    table: Table, application: Application
) -> None:
    table.start_partnership("Shelter on Elm Street").choose(1, "1 Planned").go_to("4 Download")
    ticket = table.prepare("assessment").get_attribute("href")
    with urllib.request.urlopen(application.address + str(ticket)) as reply:  # noqa: S310 - our own address
        assert reply.headers["cache-control"] == "no-store"
        assert reply.headers["content-disposition"] == 'attachment; filename="assessment.json"'
        assert reply.headers["x-content-type-options"] == "nosniff"
        assert json.load(reply)["partnership"]["name"] == "Shelter on Elm Street"
    assert _refused(application.address + str(ticket)) == (404, "no-store")


def test_an_unknown_ticket_is_not_found(application: Application) -> None:
    assert _refused(f"{application.address}/file/{'x' * 43}") == (404, "no-store")


def _refused(address: str) -> tuple[int, str]:
    with pytest.raises(urllib.error.HTTPError) as refusal:
        urllib.request.urlopen(address)  # noqa: S310 - our own address
    refusal.value.close()
    return refusal.value.code, str(refusal.value.headers["cache-control"])


def test_the_files_of_all_sectors_have_neutral_names(table: Table, tmp_path: Path) -> None:
    table.start_partnership("Shelter on Oak Street").choose(1, "1 Planned").go_to("4 Download")
    saved = table.save(table.prepare("victims-survivors"), tmp_path)
    assert saved.name == "plan-victims-survivors.pdf"
    assert saved.read_bytes().startswith(b"%PDF-")
    expect(table.page).to_have_title("Download – Checklists")


def test_large_print_is_chosen_beside_the_paper(table: Table, tmp_path: Path) -> None:
    table.start_partnership("Shelter on Lime Street").choose(1, "1 Planned").go_to("4 Download")
    large = table.page.get_by_role("radio", name="Large print")
    sign = "one => getComputedStyle(one.querySelector('p'), '::before').content"
    assert "✓" not in large.evaluate(sign)
    large.click()
    expect(large).to_be_checked()
    assert "✓" in large.evaluate(sign)  # told by more than a shade
    saved = table.save(table.prepare("whole"), tmp_path)
    pages = PdfReader(saved).pages
    assert all(one.mediabox.width > one.mediabox.height for one in pages)


def _changed(**members: object) -> bytes:
    return json.dumps({**json.loads(EXAMPLE.read_bytes()), **members}).encode()


BAD_FILES = {
    "empty": (b"", ["file.json"]),
    "cut off": (EXAMPLE.read_bytes()[:5_000], ["file.json", ":"]),
    "not JSON": (b"not a JSON file", ["file.json:1"]),
    "a damaged PDF": (b"%PDF-1.7 not a plan", ["file.json", "damaged"]),
    "UTF-16": ('{"format": "x"}'.encode("utf-16"), ["file.json"]),
    "another format": (b'{"format": "<b>bold</b>"}', ["$.format", "<b>bold</b>"]),
    "a newer version": (_changed(version=2), ["$.version", "2"]),
    "an unknown edition": (_changed(edition="2031.1"), ["$.edition", "2031.1"]),
    "an unknown member": (_changed(surprise=1), ["$", "surprise"]),
    "a Markdown name": (_changed(partnership={"name": "![](http://example.com/a.png)", "x": 1}), ["$.partnership"]),
    "a level out of the scale": (
        _changed(responsibilities={"police.clear-messages": {"agreed": {"level": 7}}}),
        ['$.responsibilities["police.clear-messages"].agreed.level'],
    ),
    "a duplicate member": (b'{"format": "a", "format": "b"}', ["file.json"]),
    "nested deeply": (b"[" * 100_000, ["file.json"]),
}


@pytest.mark.parametrize(("content", "expected"), BAD_FILES.values(), ids=BAD_FILES.keys())
def test_a_bad_file_is_refused_with_located_problems_and_nothing_is_changed(
    table: Table, application: Application, content: bytes, expected: list[str]
) -> None:
    before = application.rounds()
    upload = {"name": "file.json", "mimeType": "application/json", "buffer": content}
    table.page.locator("input[type=file]").set_input_files(upload)  # type: ignore[arg-type]
    problems = table.page.locator(".st-key-import-problems")
    expect(table.page.get_by_text("This file was not brought in")).to_be_visible()
    for part in expected:
        expect(problems).to_contain_text(part)
    assert problems.locator("img, b, script").count() == 0
    assert application.rounds() == before


def test_a_file_over_two_megabytes_is_refused_before_it_is_sent(
    table: Table, application: Application, watch: Watch
) -> None:
    watch.expect("413")
    before = application.rounds()
    upload = {"name": "file.json", "mimeType": "application/json", "buffer": b" " * 3_000_000}
    expect(table.page.get_by_text("up to 2 MB")).to_be_visible()
    table.page.locator("input[type=file]").set_input_files(upload)  # type: ignore[arg-type]
    expect(table.page.get_by_test_id("stFileUploader")).to_contain_text("must be 2.0MB or smaller")
    assert application.rounds() == before


def test_every_format_of_the_plan_is_there_for_each_reader(table: Table, tmp_path: Path) -> None:
    table.open_example().go_to("4 Download")
    begins = {
        "Word": (b"PK", "plan{}.docx"),
        "Spreadsheet": (b"PK", "plan{}.xlsx"),
        "Calendar": (b"BEGIN:VCALENDAR", "actions{}.ics"),
        "Table (CSV)": (b"\xef\xbb\xbf", "actions{}.csv"),
    }
    for kind, (start, name) in begins.items():
        for reader, ending in (("whole", ""), ("police", "-police"), ("public", "-public")):
            saved = table.save(table.prepare(reader, kind), tmp_path)
            assert saved.name == name.format(ending)
            assert saved.read_bytes().startswith(start)
    saved = table.save(table.prepare("police", "Assessment file"), tmp_path)
    assert len(json.loads(saved.read_bytes())["responsibilities"]) == 7


def test_what_is_for_the_public_holds_nothing_of_the_partners(table: Table, tmp_path: Path) -> None:
    table.start_partnership("Shelter on Birch Street").choose(1, "1 Planned").open_details(1)
    table.write(table.item(1).get_by_label("Note", exact=True), "canarynote")
    until(lambda: "canarynote" in str(table.stored()), "the note")
    table.go_to("4 Download")
    assert "canarynote" in everything_in(table.save(table.prepare("whole"), tmp_path).read_bytes())
    for kind in ("PDF", "Word", "Spreadsheet", "Calendar", "Table (CSV)"):
        saved = table.save(table.prepare("public", kind), tmp_path)
        read = everything_in if kind == "PDF" else everything_in_file
        assert "canarynote" not in read(saved.read_bytes()), kind


def test_everything_as_a_zip_is_what_the_command_writes_and_is_fetched_once_by_whoever_asked(
    table: Table, application: Application, tmp_path: Path
) -> None:
    table.start_partnership("Shelter on Ash Street").choose(1, "1 Planned").go_to("4 Download")
    row = table.page.locator(".st-key-file-everything")
    link = table.prepare("everything", "Prepare everything")
    ticket = str(link.get_attribute("href"))
    saved = table.save(link, tmp_path)
    assert saved.name == "plans.zip"
    assert _refused(application.address + ticket) == (404, "no-store")
    expect(row).to_contain_text("look among its downloads")
    number = next(one.ref.round for one in application.rounds() if one.name == "Shelter on Ash Street")
    file, folder = tmp_path / "round.json", tmp_path / "home"
    file.write_text(application.storage("export", number), encoding="utf-8")
    assert exports(["all", str(file), "--out", str(folder)]) == 0
    with ZipFile(saved) as archive:
        assert archive.namelist() == [one for one in archive.namelist() if "/" not in one]
        held = {name: archive.read(name) for name in archive.namelist()}
    assert held == {one.name: one.read_bytes() for one in folder.iterdir()}


def test_a_second_touch_begins_no_second_file_and_whoever_goes_elsewhere_finds_it_there(table: Table) -> None:
    table.start_partnership("Shelter on Lime Street").choose(1, "1 Planned").go_to("4 Download")
    row = table.page.locator(".st-key-file-everything")
    button = row.get_by_role("button", name="Prepare everything")
    button.click()
    expect(row.get_by_role("status")).to_contain_text("of 15 files are made")
    button.click()
    table.settle()
    expect(row.locator(".order")).to_have_count(1)
    table.go_to("1 Rate and agree").choose(2, "3 In place")  # nothing waits for it
    table.go_to("4 Download")
    expect(row.locator("a.save")).to_be_visible(timeout=300_000)
    expect(row.get_by_role("status")).to_have_text("plans.zip is there.")


def test_the_plan_tells_what_changed_since_the_round_before(table: Table, tmp_path: Path) -> None:
    table.open_example().arrive()
    second = table.page.locator("[class*='st-key-listing-']", has_text="Second round").first
    second.get_by_role("button", name="Open").click()
    expect(table.item(1)).to_be_visible()
    table.go_to("4 Download")
    expect(table.page.locator(".st-key-reader-partnership")).to_contain_text("what has changed since “Baseline”")
    text = text_of(table.save(table.prepare("police"), tmp_path).read_bytes())
    assert "What has changed Since “Baseline”" in text


def test_a_plan_is_brought_in_by_the_file_that_is_in_it(table: Table, application: Application, tmp_path: Path) -> None:
    table.start_partnership("Shelter on Yew Street").choose(1, "2 Partly in place").go_to("4 Download")
    plan = table.save(table.prepare("whole"), tmp_path)
    public = table.save(table.prepare("public"), tmp_path)
    rounds = len(application.rounds())
    table.arrive().page.locator("input[type=file]").set_input_files(plan)
    expect(table.choice(1, "2 Partly in place")).to_be_checked()
    assert len(application.rounds()) == rounds + 1
    table.arrive().page.locator("input[type=file]").set_input_files(public)
    expect(table.page.locator(".st-key-import-problems")).to_contain_text("a public plan has none")
    assert len(application.rounds()) == rounds + 1
