"""A line to the application, and a table: the application shared, with a round, its facilitator and three seats."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

import pytest

from assessments import Assessment, Partnership, Role, Round
from benchmarks.fields import Line
from checklists import SectorId
from storage import Card, Principal, RoundRef, SeatId, Store, open_store
from tests.browser.application import Application

COMMAND = Principal.command()


@pytest.fixture
def line(application: Application) -> Generator[Line]:
    with Line(application.address.removeprefix("http://")) as made:
        yield made


@dataclass(frozen=True)
class Table:
    """A round around which people sign in. Codes are made past the screens."""

    application: Application
    store: Store
    ref: RoundRef

    def seat(self, sector: str, role: Role = Role.MEMBER) -> SeatId:
        return self.store.add_seat(COMMAND, self.ref, SectorId(sector), role)

    def card(self, seat: SeatId) -> Card:
        return self.store.make_card(COMMAND, self.ref, seat)

    def cookie(self, sector: str = "police", role: Role = Role.MEMBER) -> str:
        """The cookie of somebody who came in with a card for a new seat."""
        cookie = self.application.come_in(self.card(self.seat(sector, role)).code)
        assert cookie is not None
        return cookie

    @property
    def address(self) -> str:
        return f"{self.ref.partnership}.{self.ref.round}"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Generator[Application]:
    """The application around the table, one for a module."""
    made = Application(tmp_path_factory.mktemp("shared"), shared=True)
    made.init()
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def shared_store(shared: Application) -> Generator[Store]:
    opened = open_store(shared.url)
    yield opened
    opened.close()


@pytest.fixture
def table(shared: Application, shared_store: Store, request: pytest.FixtureRequest) -> Table:
    """A new partnership with a round, for each test."""
    made = Assessment("2026.1", Partnership(request.node.name[:200]), Round("Baseline"))
    return Table(shared, shared_store, shared_store.import_assessment(COMMAND, made).ref)


@pytest.fixture
def other(shared: Application, shared_store: Store, request: pytest.FixtureRequest) -> Table:
    """Another partnership in the same database."""
    made = Assessment("2026.1", Partnership(f"Not {request.node.name[:200]}"), Round("Baseline"))
    return Table(shared, shared_store, shared_store.import_assessment(COMMAND, made).ref)
