"""Files on their way out, each ticket once, and in: a bad file is refused with located problems, shown as text."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.application import Application
from tests.browser.table import Table
from tests.browser.watch import Watch

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
    expect(table.page).to_have_title("Checklists")


def _changed(**members: object) -> bytes:
    return json.dumps({**json.loads(EXAMPLE.read_bytes()), **members}).encode()


BAD_FILES = {
    "empty": (b"", ["file.json"]),
    "cut off": (EXAMPLE.read_bytes()[:5_000], ["file.json", ":"]),
    "not JSON": (b"%PDF-1.7 not a JSON file", ["file.json:1"]),
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
