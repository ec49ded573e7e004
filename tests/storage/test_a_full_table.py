"""Forty seats rate all 64 responsibilities at once: every rating is stored, and the log says the same as the tables."""

from __future__ import annotations

from functools import partial

from sqlalchemy import select

from assessments import Assessment, Partnership, Role, Round, Seat
from checklists import published_editions
from storage import Principal, RoundRef, Saved, Store, open_store
from storage.database import Database
from storage.tables import event, rating
from tests.storage.conftest import HOST, Clock
from tests.storage.hands import at_once

EDITION = published_editions()["2026.1"]
IDS = tuple(EDITION.by_id)
VOICES = [sector.id for sector in EDITION.sectors]
SEATS = tuple(Seat(f"s{number}", VOICES[number % len(VOICES)], Role.MEMBER) for number in range(40))
WANTED = {(one, seat.id): (place + hand) % 5 for hand, seat in enumerate(SEATS) for place, one in enumerate(IDS)}


def logged(url: str, ref: RoundRef) -> list[tuple[int, str, str]]:
    """The answers in the log, first ones first: number, which rating, what it became."""
    database = Database(url)
    with database.reading() as connection:
        rows = connection.execute(
            select(event.c.number, event.c.subject, event.c.new)
            .where(event.c.round == ref.round, event.c.what == "rating.answer")
            .order_by(event.c.number)
        ).all()
        stored = connection.execute(select(rating).where(rating.c.round == ref.round)).all()
    database.close()
    assert len(stored) == len(WANTED)
    return [(row.number, row.subject, row.new) for row in rows]


def test_forty_seats_times_64_ratings_at_once_are_2560_in_the_tables_and_in_the_log(
    store: Store, url: str, clock: Clock
) -> None:
    ref = store.import_assessment(HOST, Assessment("2026.1", Partnership("P"), Round("R"), SEATS)).ref
    before = store.revision(HOST, ref)
    second = open_store(url, clock=clock)  # as another process

    def hand(number: int) -> list[object]:
        own, through = Principal.at(ref, SEATS[number].id), (store, second)[number % 2]
        order = [*IDS[number:], *IDS[:number]]
        return [
            through.rate(own, ref, one, WANTED[one, SEATS[number].id], key=f"{SEATS[number].id} {one}") for one in order
        ]

    replies = at_once([partial(hand, number) for number in range(len(SEATS))])
    second.close()

    assert {type(reply) for per_hand in replies for reply in per_hand} == {Saved}
    assert store.revision(HOST, ref) == before + 2560
    assert store.pulse(HOST, ref).rated == dict.fromkeys(IDS, 40)
    for seat in SEATS:
        own = store.own_ratings(Principal.at(ref, seat.id), ref)
        assert {one: draft.answer for one, draft in own.items()} == {one: WANTED[one, seat.id] for one in IDS}
    events = logged(url, ref)
    assert len({number for number, *_ in events}) == len(events) == 2560
    assert {subject: new for _, subject, new in events} == {
        f"{one}/{seat}": str(answer) for (one, seat), answer in WANTED.items()
    }
    store.reveal(HOST, ref, IDS)
    shown = store.round_state(HOST, ref).assessment.entries or {}
    assert {(one, given.seat): given.answer for one, held in shown.items() for given in held.ratings or ()} == WANTED
