"""Two rounds that differ only in what must not be told: all that is sent of them is the same, to the last figure.

A mark (`test_probes.py`) finds a text that leaks; this finds a level, a count or the order of a list.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Mapping
from dataclasses import dataclass

import pytest
from google.protobuf.text_format import MessageToString
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from assessments import Answer, Assessment, Finding, Partnership, Role, Round, Seat
from checklists import ResponsibilityId, SectorId
from storage import Access, Principal, RoundRef, Store, open_store
from tests.browser.application import Application
from tests.web.eyes import look_in
from tests.web.requests import ask

COMMAND = Principal.command()
ONE = ResponsibilityId("police.clear-messages")
SEATS = (
    Seat("chair", SectorId("ngos"), Role.FACILITATOR),
    Seat("lead", SectorId("police"), Role.LEAD),
    Seat("officer", SectorId("police")),
    Seat("nurse", SectorId("health-care")),
    Seat("teacher", SectorId("community-groups")),
    Seat("survivor-1", SectorId("victims-survivors")),
    Seat("survivor-2", SectorId("victims-survivors")),
    Seat("wall", SectorId("faith-groups"), Role.OBSERVER),
)
VIEWERS = ("chair", "lead", "wall")
"""None of them has rated anything, so nothing of what they see is their own."""

# Without the start page: it leads on to another, and how much of it is sent before that is chance.
PAGES = (
    *("rate-police", "discuss", "gaps", "plan", "people", "paper", "log", "wall", "download", "round", "place"),
    *("whole", "compare", "adapt", "next-round", "follow-up"),
)


@dataclass(frozen=True)
class Twins:
    """What is rated in the one and in the other, by seat; and whether it is revealed then."""

    one: Mapping[str, Answer]
    other: Mapping[str, Answer]
    revealed: bool


CASES = {
    "what was not revealed": Twins(
        {"officer": 0, "nurse": 4, "teacher": Finding.NOT_KNOWN, "survivor-1": 1},
        {"officer": 3, "nurse": Finding.NOT_KNOWN, "teacher": 4, "survivor-1": 0},
        revealed=False,
    ),
    "what few said with a protected voice among them": Twins(
        {"officer": 0, "nurse": 1, "survivor-1": 0}, {"officer": 4, "nurse": 3, "survivor-1": 4}, revealed=True
    ),
    "whether they agreed": Twins({"officer": 2, "survivor-1": 2}, {"officer": 0, "survivor-1": 4}, revealed=True),
    "who of many said what": Twins(
        {"officer": 1, "nurse": 2, "teacher": 4, "survivor-1": 0, "survivor-2": 3},
        {"officer": 0, "nurse": 3, "teacher": 2, "survivor-1": 4, "survivor-2": 1},
        revealed=True,
    ),
}


@pytest.fixture(scope="module")
def application(tmp_path_factory: pytest.TempPathFactory) -> Generator[Application]:
    made = Application(tmp_path_factory.mktemp("twins"), shared=True)
    made.init()
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def store(application: Application) -> Generator[Store]:
    opened = open_store(application.url)
    opened.set_access(COMMAND, Access.SHARED)
    yield opened
    opened.close()


def make(store: Store, name: str, rated: Mapping[str, Answer], *, revealed: bool) -> RoundRef:
    """A round in which these have rated, always in the same order."""
    ref = store.import_assessment(COMMAND, Assessment("2026.1", Partnership(name), Round("Baseline"), SEATS)).ref
    for seat in sorted(rated):
        store.rate(Principal.at(ref, seat), ref, ONE, rated[seat])
    if revealed:
        store.reveal(COMMAND, ref, [ONE])
    return ref


def seen_by(application: Application, store: Store, ref: RoundRef, seat: str, name: str) -> dict[str, str]:
    """All that the seat is sent of each page and over the line, without what belongs to this round and moment."""
    joined = store.join(store.make_card(COMMAND, ref, seat).code)
    cookie, query = f"seat={joined.partnership}.{joined.secret}", f"round={ref.partnership}.{ref.round}"
    own = re.compile("|".join(map(re.escape, (ref.partnership, ref.round, name))))
    told = {}
    with look_in(application.port, cookie) as eye:
        assert eye is not None
        for page in PAGES:
            frames = eye.frames(page, query)
            told[page] = "\n".join(_plain(own.sub("…", MessageToString(one))) for one in frames if _shown(one))
    once = ask(application, f"/live?{query}&once", {"cookie": cookie})
    told["live"] = f"{once.status} {once.text}"
    told["pulse"] = repr(store.pulse(Principal.at(ref, seat), ref))
    store.sign_out(Principal.at(ref, seat))
    return told


def _shown(frame: ForwardMsg) -> bool:
    """Whether a frame is about what stands on the page: the others hold the run's own times and numbers."""
    return frame.WhichOneof("type") in {"delta", "navigation", "page_info_changed", "page_config_changed"}


MOMENT = re.compile(
    r"[0-9a-f]{16,}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d\d:\d\d(:\d\d)?(\.\d+)?|\d{4}-\d\d-\d\d|\d{10,}"
)


def _plain(text: str) -> str:
    return MOMENT.sub("…", text)


@pytest.mark.parametrize("seat", VIEWERS)
@pytest.mark.parametrize("case", CASES)
def test_nobody_can_tell_twins_apart(application: Application, store: Store, case: str, seat: str) -> None:
    twins = CASES[case]
    names = (f"Twin {case} {seat} of one", f"Twin {case} {seat} or two")
    told = []
    for name, rated in zip(names, (twins.one, twins.other), strict=True):
        ref = make(store, name, rated, revealed=twins.revealed)
        told.append(seen_by(application, store, ref, seat, name))
    one, other = told
    assert one.keys() == other.keys()
    assert {page: (one[page], other[page]) for page in one if one[page] != other[page]} == {}


def test_twins_that_differ_in_what_may_be_told_are_told_apart(application: Application, store: Store) -> None:
    """So the comparison above would see a level."""
    told = []
    for name, level in (("Twin seen of one", 1), ("Twin seen or two", 2)):
        ref = make(store, name, {"officer": level, "nurse": 3}, revealed=True)
        told.append(seen_by(application, store, ref, "chair", name))
    one, other = told
    assert {page for page in one if one[page] != other[page]} >= {"rate-police", "discuss"}
