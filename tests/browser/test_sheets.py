"""A sheet goes home on a stick and comes back: saved, filled in elsewhere, read in words, then stored; in a browser."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import FilePayload, Page, expect

from assessments import Finding, Role
from checklists import ResponsibilityId, SectorId, published_editions
from storage import EnteredRating, Principal
from tests.browser.seating import COMMAND, PHONE, Seating
from tests.browser.table import pick, settle

SHARED = True

EDITION = published_editions()["2026.1"]
POLICE = [one.id for one in EDITION.of_sector(SectorId("police"))]
FILLED = {
    "D4": "3 In place",
    "E4": "Signed in <b>May</b>",
    "D5": "Not known",
    "D6": "Not applicable",
    "E6": "No station",
}


def save_sheet(page: Page, folder: Path) -> bytes:
    row = page.locator(".st-key-file-sheet")
    settle(page)
    row.get_by_role("button", name="Prepare").click()
    with page.expect_download(timeout=60_000) as coming:
        row.locator("a.save").click()
    assert coming.value.suggested_filename == "checklist.xlsx"
    coming.value.save_as(folder / "checklist.xlsx")
    return (folder / "checklist.xlsx").read_bytes()


def fill(sheet: bytes, cells: dict[str, object], page: str = "Checklist 2") -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(sheet))
    for name, value in cells.items():
        book[page][name] = value
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def bring_in(page: Page, content: bytes, name: str = "checklist.xlsx") -> None:
    settle(page)
    upload: FilePayload = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    page.locator(".st-key-page input[type=file]").set_input_files(upload)


def choose_place(page: Page, place: str) -> None:
    pick(page, page.get_by_label("Whose paper"), place)
    expect(page.locator(".st-key-line-1")).to_be_visible()
    settle(page)


def statement(number: int) -> str:
    return EDITION.by_id[POLICE[number - 1]].statement


@pytest.fixture
def facilitator(seating: Seating) -> Page:
    return seating.sit(seating.seat("ngos", Role.FACILITATOR))


def test_somebody_brings_in_their_own_sheet_after_reading_what_it_says(seating: Seating, tmp_path: Path) -> None:
    seat = seating.seat("police")
    who = Principal.at(seating.ref, seat)
    seating.store.rate(who, seating.ref, POLICE[1], 1)
    page = seating.open(seating.sit(seat, PHONE), "place")
    expect(page.get_by_text("up to 2 MB")).to_be_visible()
    filled = fill(save_sheet(page, tmp_path), FILLED)
    bring_in(page, filled)

    preview = page.locator(".st-key-sheet-preview")
    expect(preview).to_contain_text("Nothing is stored yet")
    expect(preview).to_contain_text("New: 2")
    expect(preview).to_contain_text(f"3 In place “Signed in <b>May</b>” · {statement(1)}")
    expect(preview).to_contain_text("Changed: 1")
    expect(preview).to_contain_text(f"1 Planned → Not known · {statement(2)}")
    expect(preview).to_contain_text("Left blank, so nothing changes there: 61")
    assert seating.store.own_ratings(who, seating.ref).keys() == {POLICE[1]}

    preview.get_by_role("button", name="Store it").click()
    expect(page.get_by_text("The sheet is stored.")).to_be_visible()
    expect(preview).to_be_hidden()
    own = seating.store.own_ratings(who, seating.ref)
    assert {one: (draft.answer, draft.note, draft.reason) for one, draft in own.items()} == {
        POLICE[0]: (3, "Signed in <b>May</b>", ""),
        POLICE[1]: (Finding.NOT_KNOWN, "", ""),
        POLICE[2]: (Finding.NOT_APPLICABLE, "", "No station"),
    }

    bring_in(page, filled)
    expect(preview).to_contain_text("This sheet changes nothing")
    expect(preview.get_by_role("button")).to_have_count(0)


def test_a_sheet_with_problems_is_refused_cell_by_cell_and_nothing_is_stored(seating: Seating, tmp_path: Path) -> None:
    seat = seating.seat("police")
    page = seating.open(seating.sit(seat), "place")
    sheet = save_sheet(page, tmp_path)
    bring_in(page, fill(sheet, {"D4": 3, "D5": "perhaps", "D6": "=1+1", "D7": "Not applicable"}), "my <b>sheet.xlsx")
    problems = page.locator(".st-key-sheet-problems")
    expect(problems).to_contain_text('my <b>sheet.xlsx: Checklist 2!D5: "perhaps" is none of the answers.')
    expect(problems).to_contain_text("Checklist 2!D6: A formula stands here")
    expect(problems).to_contain_text("Checklist 2!E7: “Not applicable” needs a reason here")
    expect(page.get_by_role("button", name="Store it")).to_have_count(0)
    assert seating.store.own_ratings(Principal.at(seating.ref, seat), seating.ref) == {}


def test_somebody_elses_sheet_and_other_files_are_refused(seating: Seating, tmp_path: Path) -> None:
    first, second = seating.seat("police"), seating.seat("police")
    sheet = save_sheet(seating.open(seating.sit(first), "place"), tmp_path)
    page = seating.open(seating.sit(second), "place")
    bring_in(page, fill(sheet, {"D4": 3}))
    expect(page.locator(".st-key-sheet-problems")).to_contain_text('This sheet is for the place "police-1"')
    for one in (first, second):
        assert seating.store.own_ratings(Principal.at(seating.ref, one), seating.ref) == {}


def test_the_facilitator_enters_a_seats_sheet_and_is_not_told_what_the_seat_rated(
    seating: Seating, facilitator: Page, tmp_path: Path
) -> None:
    seat = seating.seat("police")
    who = Principal.at(seating.ref, seat)
    seating.store.rate(who, seating.ref, POLICE[0], 0)
    seating.store.enter_rating(COMMAND, seating.ref, "ngos-1", POLICE[3], 2)
    seating.store.reveal(COMMAND, seating.ref, [POLICE[3]])
    page = seating.open(facilitator, "paper")
    expect(page.get_by_text("Choose a place above: a sheet is for one place")).to_be_visible()
    choose_place(page, "Police 1")
    filled = fill(save_sheet(page, tmp_path), FILLED | {"D7": "4 Sustained"})
    bring_in(page, filled)

    preview = page.locator(".st-key-sheet-preview")
    expect(preview).to_contain_text("The sheet says: 2")
    expect(preview).to_contain_text(f"Not known · {statement(2)}")
    expect(preview).to_contain_text("Rated on their own device, so nothing is entered: 1")
    expect(preview).to_contain_text("Revealed by now, so it does not change any more: 1")
    told = preview.inner_text()
    assert "0 Not in place" not in told
    assert "3 In place" not in told  # nor what the sheet says where it will not be stored

    preview.get_by_role("button", name="Store it").click()
    expect(page.get_by_text("The sheet is stored.")).to_be_visible()
    expect(page.get_by_text("rated elsewhere or revealed: 2")).to_be_visible()
    entered = seating.store.entered_ratings(COMMAND, seating.ref, seat)
    assert entered == {
        POLICE[0]: EnteredRating(itself=True),
        POLICE[1]: EnteredRating(itself=False, answer=Finding.NOT_KNOWN),
        POLICE[2]: EnteredRating(itself=False, answer=Finding.NOT_APPLICABLE, reason="No station"),
    }
    assert seating.store.own_ratings(who, seating.ref)[POLICE[0]].answer == 0


def test_a_sheet_is_stored_by_the_keyboard_alone(seating: Seating, tmp_path: Path) -> None:
    seat = seating.seat("police")
    page = seating.open(seating.sit(seat), "place")
    bring_in(page, fill(save_sheet(page, tmp_path), {"D4": "4 Sustained"}))
    button = page.get_by_role("button", name="Store it")
    expect(button).to_be_visible()
    for _step in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement?.innerText?.trim() === 'Store it'"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_text("The sheet is stored.")).to_be_visible()
    found = seating.store.own_ratings(Principal.at(seating.ref, seat), seating.ref)
    assert {one: draft.answer for one, draft in found.items()} == {ResponsibilityId(POLICE[0]): 4}


def test_what_was_changed_after_the_preview_is_not_overwritten(seating: Seating, tmp_path: Path) -> None:
    seat = seating.seat("police")
    who = Principal.at(seating.ref, seat)
    page = seating.open(seating.sit(seat), "place")
    bring_in(page, fill(save_sheet(page, tmp_path), {"D4": "4 Sustained"}))
    button = page.get_by_role("button", name="Store it")
    expect(button).to_be_visible()
    settle(page)
    seating.store.rate(who, seating.ref, POLICE[0], 1)  # on their phone
    button.click()
    expect(page.get_by_text("Something here was changed since you looked.")).to_be_visible()
    assert seating.store.own_ratings(who, seating.ref)[POLICE[0]].answer == 1
    expect(page.locator(".st-key-sheet-preview")).to_contain_text("1 Planned → 4 Sustained")
