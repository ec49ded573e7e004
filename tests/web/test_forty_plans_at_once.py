"""Forty plans as PDF asked for in one moment, while forty people go on rating."""

from __future__ import annotations

import threading
from collections.abc import Generator
from functools import partial
from pathlib import Path

import pytest

from assessments import Assessment, Partnership, Round, Seat
from checklists import ResponsibilityId, SectorId
from exports.pdf import typeset_plan
from exports.worker import Worker
from storage import Principal, RoundRef, Saved, Store, initialise, open_store
from tests.browser.table import until
from tests.exports.examples import ENGLISH, edition_of, example
from web.files import FileDesk, PreparedFile
from web.orders import Making, Orders

MANY = 40
LONGEST = 120  # seconds
COMMAND = Principal.command()
ONE = ResponsibilityId("police.clear-messages")
SECTORS = tuple(map(SectorId, ("police", "ngos", "mens-groups", "faith-groups")))


@pytest.fixture
def worker() -> Generator[Worker]:
    made = Worker(LONGEST)
    yield made
    made.stop()


@pytest.fixture
def store(tmp_path: Path) -> Generator[Store]:
    initialise(f"sqlite:///{tmp_path / 'toolkit.db'}")
    opened = open_store(f"sqlite:///{tmp_path / 'toolkit.db'}")
    yield opened
    opened.close()


@pytest.fixture
def ref(store: Store) -> RoundRef:
    seats = tuple(Seat(f"s{number}", "police") for number in range(MANY))
    return store.import_assessment(COMMAND, Assessment("2026.1", Partnership("Harbour"), Round("Baseline"), seats)).ref


def test_of_forty_pdfs_asked_for_at_once_each_waits_its_turn_all_arrive_and_people_go_on_rating_meanwhile(
    worker: Worker, store: Store, ref: RoundRef
) -> None:
    desk = FileDesk()
    orders = Orders(desk)
    assessment = example("one-sector-only")
    begun, going_on = threading.Event(), threading.Event()

    def pdf(number: int) -> PreparedFile:
        begun.set()
        assert going_on.wait(LONGEST)
        sector = SECTORS[number % len(SECTORS)]
        made = typeset_plan(worker, edition_of(assessment), assessment, ENGLISH, sector=sector).pdf
        return PreparedFile(f"{number}.pdf", "application/pdf", made)

    def ask(number: int) -> str:
        making = Making(lambda: (partial(pdf, number),), paged=True)
        return orders.ask(f"s{number}", "plan", lambda: making, lambda error: [str(error)])

    def told(number: int) -> dict[str, object]:
        return orders.look(ids[number], f"s{number}") or {}

    ids = [ask(number) for number in range(MANY)]
    assert begun.wait(LONGEST)
    assert told(0) == {"state": "making", "done": 0, "all": 1}
    assert [told(number) for number in range(1, MANY)] == [{"state": "waiting", "ahead": n} for n in range(MANY - 1)]

    for number in range(MANY):
        assert isinstance(store.rate(Principal.at(ref, f"s{number}"), ref, ONE, number % 5), Saved)
    going_on.set()
    for number in range(MANY):  # while they are being made
        store.rate(Principal.at(ref, f"s{number}"), ref, ONE, (number + 1) % 5)
    assert store.pulse(COMMAND, ref).rated == {ONE: MANY}

    for number in range(MANY):
        until(lambda number=number: told(number)["state"] == "ready", f"made: {number}")
        file = desk.fetch(str(told(number)["address"]).rpartition("/")[2], f"s{number}")
        assert file is not None
        assert file.name == f"{number}.pdf"
        assert file.content.startswith(b"%PDF-")
        assert store.own_ratings(Principal.at(ref, f"s{number}"), ref)[ONE].answer == (number + 1) % 5
