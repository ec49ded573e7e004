"""Hypothesis strategies for every valid assessment of the published edition.

Other tests import them as `from tests.assessments.strategies import assessments`: with `pythonpath = ["."]`, or started
as `python -m pytest`, the folders under `tests` are importable without being packages.
"""

from __future__ import annotations

from datetime import date
from string import ascii_letters, ascii_lowercase, digits

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from assessments import (
    Action,
    Agreement,
    Assessment,
    Entry,
    Finding,
    Partnership,
    Position,
    Rating,
    Resources,
    Role,
    Round,
    Seat,
    Secured,
    Status,
    Visibility,
)
from checklists import Overlay, Question, Responsibility, Safety, Step, published_editions

EDITION = published_editions()["2026.1"]
SECTORS = st.sampled_from([one.id for one in EDITION.sectors])
THEMES = st.sampled_from([one.id for one in EDITION.themes])
IDS = [one.id for one in EDITION.responsibilities]

LEVELS = st.integers(0, 4)
ANSWERS = LEVELS | st.sampled_from([Finding.NOT_KNOWN, Finding.NOT_APPLICABLE])
TARGETS = st.none() | st.integers(1, 4)

# Few characters, each of which somebody's software has stumbled over: all that are allowed would take seconds to draw.
CHARACTERS = "aZ0 =<&$/'\"\\\t\n\r\u00a0é\u0301ß\u0639\u200d\u2028\u2066\ufeff\uffff\U0001f469"
TEXTS = st.text(CHARACTERS, min_size=1, max_size=6)
NEEDED_TEXTS = TEXTS.filter(str.strip)
PERHAPS = st.none() | TEXTS
SEAT_IDS = st.builds(
    "{}{}".format, st.sampled_from(ascii_letters + digits), st.text(ascii_letters + digits + "_-", max_size=2)
)


def perhaps(strategy: SearchStrategy) -> SearchStrategy:
    return st.none() | strategy


def _reason(answer: object) -> SearchStrategy:
    return NEEDED_TEXTS if answer is Finding.NOT_APPLICABLE else st.none()


@st.composite
def seats(draw: DrawFn, min_size: int = 0) -> tuple[Seat, ...]:
    one = st.builds(Seat, SEAT_IDS, SECTORS, perhaps(st.sampled_from(Role)))
    return tuple(draw(st.lists(one, min_size=min_size, max_size=7, unique_by=lambda seat: seat.id)))


@st.composite
def seated_ratings(draw: DrawFn, at: tuple[Seat, ...]) -> tuple[Rating, ...]:
    """Ratings by some of the seats, as they are before anything is withheld."""
    answers = [draw(perhaps(ANSWERS)) for _ in at]
    return tuple(
        Rating(answer, seat=seat.id, note=draw(PERHAPS), reason=draw(_reason(answer)))
        for seat, answer in zip(at, answers, strict=True)
        if answer is not None
    )


@st.composite
def unseated_ratings(draw: DrawFn) -> tuple[Rating, ...]:
    """Ratings as a file may hold them that does not say whose they are."""
    return tuple(
        Rating(answer, voice=draw(perhaps(SECTORS)), reason=draw(perhaps(_reason(answer))))
        for answer in draw(st.lists(ANSWERS, max_size=3))
    )


@st.composite
def ratings(draw: DrawFn, at: tuple[Seat, ...]) -> tuple[Rating, ...]:
    return tuple(draw(st.permutations(draw(seated_ratings(at)) + draw(unseated_ratings()))))


@st.composite
def agreements(draw: DrawFn) -> Agreement:
    answer = draw(ANSWERS | st.just(Finding.NO_AGREEMENT))
    kept = st.lists(st.builds(Position, ANSWERS, PERHAPS), min_size=2, max_size=3).map(tuple)
    positions = draw(kept) if answer is Finding.NO_AGREEMENT else None
    return Agreement(answer, draw(PERHAPS), draw(PERHAPS), draw(PERHAPS), draw(_reason(answer)), positions)


def entries(at: tuple[Seat, ...]) -> SearchStrategy[Entry]:
    return st.builds(Entry, perhaps(ratings(at)), perhaps(agreements()), TARGETS, st.none() | st.integers(1, 3))


@st.composite
def spans(draw: DrawFn) -> tuple[date | None, date | None]:
    """Two dates, the second not before the first, as far as they are there."""
    first, second = sorted(draw(st.tuples(st.dates(), st.dates())))
    return draw(st.sampled_from([(first, second), (first, None), (None, second), (None, None), (first, first)]))


@st.composite
def actions(draw: DrawFn, known: list[str]) -> tuple[Action, ...]:
    return tuple(draw(_action(id_, known)) for id_ in draw(st.lists(SEAT_IDS, max_size=2, unique=True)))


@st.composite
def _action(draw: DrawFn, id_: str, known: list[str]) -> Action:
    start, due = draw(spans())
    return Action(
        id=id_,
        title=draw(NEEDED_TEXTS),
        responsibilities=tuple(draw(st.lists(st.sampled_from(known), min_size=1, max_size=3, unique=True))),
        steps=draw(perhaps(st.lists(TEXTS, max_size=2).map(tuple))),
        lead=draw(perhaps(SECTORS)),
        lead_role=draw(PERHAPS),
        supporting=draw(perhaps(st.lists(SECTORS, max_size=2, unique=True).map(tuple))),
        start=start,
        due=due,
        resources=draw(perhaps(st.builds(Resources, PERHAPS, PERHAPS, perhaps(st.sampled_from(Secured))))),
        indicator=draw(PERHAPS),
        verification=draw(PERHAPS),
        survivor_safety=draw(PERHAPS),
        survivor_input=draw(PERHAPS),
        status=draw(perhaps(st.sampled_from(Status))),
        status_note=draw(PERHAPS),
        visibility=draw(perhaps(st.sampled_from(Visibility))),
    )


# What an added responsibility may hold beside what it needs, from nothing to everything: drawn one text at a time, it
# would take most of the time of every law.
OTHERS = {one.id: tuple(other.id for other in EDITION.sectors if other is not one) for one in EDITION.sectors}
DESCRIBED = (
    {},
    {"why": "x"},
    {"evidence": (), "ask": (), "steps": (), "supports": ()},
    {"levels": ("0", "1\n", " 2", "\u0639", "4")},
    {"evidence": ("a", "a"), "safety": Safety("=r", "<p>")},
    {"ask": (Question("?"), Question("?", voice=EDITION.sectors[3].id))},
)


@st.composite
def _added(draw: DrawFn, id_: str) -> Responsibility:
    sector = draw(SECTORS)
    others = OTHERS[sector]
    stepped = {"steps": (Step(4, "s", (), 52, "i"), Step(1, "s", others, 1, "i")), "supports": others[:1]}
    described = draw(st.sampled_from((*DESCRIBED, stepped)))
    return Responsibility(id_, sector, draw(THEMES), draw(NEEDED_TEXTS), **described)


@st.composite
def overlays(draw: DrawFn) -> Overlay:
    slugs = st.text(ascii_lowercase + digits + "-", min_size=1, max_size=5).map("local.{}".format)
    ids = draw(perhaps(st.lists(slugs, max_size=3, unique=True)))
    added = None if ids is None else tuple(draw(_added(id_)) for id_ in ids)
    known = [*IDS, *(new.id for new in added or ())]
    return Overlay(
        hidden=draw(perhaps(st.lists(st.sampled_from(IDS), max_size=4, unique=True).map(tuple))),
        sectors=draw(perhaps(st.dictionaries(SECTORS, NEEDED_TEXTS, max_size=2))),
        examples=draw(perhaps(st.dictionaries(st.sampled_from(known), TEXTS, max_size=2))),
        added=added,
    )


@st.composite
def assessments(draw: DrawFn) -> Assessment:
    """Any valid assessment: everything that a file may hold, and nothing that it may not."""
    overlay = draw(perhaps(overlays()))
    at = draw(perhaps(seats()))
    hidden = set(overlay.hidden or ()) if overlay else set()
    known = [id_ for id_ in IDS if id_ not in hidden] + [new.id for new in (overlay.added if overlay else None) or ()]
    opened, closed = draw(spans())
    return Assessment(
        edition=EDITION.id,
        partnership=draw(st.builds(Partnership, NEEDED_TEXTS, PERHAPS)),
        round=Round(draw(NEEDED_TEXTS), opened, closed, draw(TARGETS)),
        seats=at,
        entries=draw(perhaps(st.dictionaries(st.sampled_from(known), entries(at or ()), max_size=3))),
        actions=draw(perhaps(actions(known))),
        overlay=overlay,
    )
