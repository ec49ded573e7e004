"""Ratings whose day has passed: gone, in the log and on the disk too; what was agreed stays."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DatabaseError

from assessments import Agreement, Assessment, Finding
from checklists import MendableError, ResponsibilityId
from storage import NotAllowedError, RoundRef, Store, TextSlot
from storage.database import ContradictionError, Database
from storage.tables import draft, event, rating, reply, seatless_rating
from tests.storage.conftest import HOST, START, Clock
from tests.storage.seated import ONE, OTHER, at, seated

NOTE, REASON, LATE = "canary beside a level", "canary of a reason", "canary of a draft"
LAST_DAY = date(2026, 5, 6)  # two days after START
OVER = datetime(2026, 5, 7, 12, tzinfo=UTC) - START  # for everybody: it ends last at UTC−12


def rated(store: Store, title: str = "Baseline") -> RoundRef:
    """A round with ratings on the table and in private, one of them with a note, and an agreed level."""
    ref = seated(store, title)
    for seat, answer in (("police-1", 2), ("police-2", 3), ("health-1", 0)):
        store.rate(at(ref, seat), ref, ONE, answer, key=f"{seat}-rates")
    store.write_rating_text(at(ref, "police-1"), ref, ONE, TextSlot.NOTE, NOTE, seen="")
    store.rate(at(ref, "faith-1"), ref, OTHER, Finding.NOT_APPLICABLE)
    store.write_rating_text(at(ref, "faith-1"), ref, OTHER, TextSlot.REASON, REASON, seen="")
    store.reveal(at(ref, "chair"), ref, [ResponsibilityId(ONE)])
    store.set_agreed(at(ref, "chair"), ref, ONE, 2)
    with pytest.raises(MendableError):
        store.write_rating_text(at(ref, "health-1"), ref, ONE, TextSlot.NOTE, LATE, seen="")
    return ref


def keep_until(store: Store, ref: RoundRef, day: date | None, *, seen: date | None = None) -> None:
    store.change_round(at(ref, "chair"), ref, {"ratings_until": day}, seen={"ratings_until": seen})


def rows(url: str, statement: object) -> list[tuple[object, ...]]:
    database = Database(url)
    with database.reading() as connection:
        found = [tuple(row) for row in connection.execute(statement)]  # type: ignore[call-overload]
    database.close()
    return found


def test_ratings_go_on_the_day_after_the_last_and_what_was_agreed_stays(
    store: Store, url: str, clock: Clock, tmp_path: Path
) -> None:
    ref = rated(store)
    keep_until(store, ref, LAST_DAY)
    clock.move(timedelta(days=2))
    assert store.retain(HOST) == ()
    assert len(store.entry_state(HOST, ref, ONE).ratings) == 3
    clock.move(OVER - timedelta(days=2))
    assert store.retain(HOST) == (ref,)
    assert store.retain(HOST) == ()
    assert store.entry_state(HOST, ref, ONE).ratings == ()
    assert store.entry_state(HOST, ref, ONE).agreed.answer == 2
    held = (store.export_assessment(HOST, ref).entries or {})[ResponsibilityId(ONE)]
    assert (held.ratings, held.agreed) == (None, Agreement(2))
    for table in (rating, seatless_rating, draft, reply):
        assert rows(url, select(func.count()).select_from(table)) == [(0,)]
    files = b"".join(one.read_bytes() for one in tmp_path.rglob("toolkit.db*"))
    assert not any(canary.encode() in files for canary in (NOTE, REASON, LATE))
    assert (b"Baseline" in files) is url.startswith("sqlite")  # what is looked through is the database


def test_the_last_day_is_over_only_where_it_ends_last_on_earth(store: Store, clock: Clock) -> None:
    ref = rated(store)
    keep_until(store, ref, LAST_DAY)
    clock.move(OVER - timedelta(microseconds=1))  # a moment before midnight at UTC−12
    assert store.retain(HOST) == ()
    store.rate(at(ref, "police-1"), ref, OTHER, 4)
    clock.move(timedelta(microseconds=1))
    with pytest.raises(MendableError, match="The day has passed"):
        store.rate(at(ref, "police-1"), ref, OTHER, 3)
    assert store.retain(HOST) == (ref,)


def test_the_log_keeps_its_numbers_and_says_nothing_of_ratings_any_more(store: Store, url: str, clock: Clock) -> None:
    ref = rated(store)
    keep_until(store, ref, LAST_DAY)
    of_round = select(event).where(event.c.round == ref.round).order_by(event.c.number)
    before = {row[2]: row for row in rows(url, of_round)}
    clock.move(OVER)
    store.retain(HOST)
    after = {row[2]: row for row in rows(url, of_round)}
    assert list(after) == list(range(1, len(after) + 1))
    for number, row in after.items():
        what = row[5]
        if what == "rating.erased":
            assert row[4:] == (None, "rating.erased", "", None, None)
            assert number not in before or row[3] == before[number][3]
        elif number in before:
            assert row == before[number]
            assert not str(what).startswith(("rating.", "seatless_rating."))
        else:
            assert what == "round.ratings_erased"
    told = [(one.what, one.new) for one in store.events(HOST, ref, 2)]
    assert told == [("round.ratings_erased", "2026-05-07T12:00:00.000000+00:00"), ("round.ratings_until", "2026-05-06")]


def test_nothing_is_rated_once_the_day_has_passed_or_the_ratings_are_gone(store: Store, clock: Clock) -> None:
    ref = rated(store)
    keep_until(store, ref, LAST_DAY)
    clock.move(OVER)
    for _ in range(2):
        with pytest.raises(MendableError, match="The day has passed"):
            store.rate(at(ref, "police-1"), ref, OTHER, 4)
        with pytest.raises(MendableError, match="The day has passed"):
            store.enter_rating(at(ref, "chair"), ref, "health-1", OTHER, 4)
        store.retain(HOST)
    with pytest.raises(MendableError, match="were deleted"):
        keep_until(store, ref, None, seen=LAST_DAY)


@pytest.mark.parametrize("day", [date(2026, 5, 4), date(2020, 1, 1)])
def test_a_day_on_which_all_would_go_at_once_is_refused(store: Store, day: date) -> None:
    ref = rated(store)
    with pytest.raises(MendableError, match="Choose tomorrow"):
        keep_until(store, ref, day)
    assert store.round_state(HOST, ref).ratings_until is None


def test_a_day_can_be_moved_and_taken_back_until_it_has_come(store: Store, clock: Clock) -> None:
    ref = rated(store)
    keep_until(store, ref, LAST_DAY)
    assert store.round_state(HOST, ref).ratings_until == LAST_DAY
    keep_until(store, ref, None, seen=LAST_DAY)
    clock.move(timedelta(days=365))
    assert store.retain(HOST) == ()
    assert len(store.entry_state(HOST, ref, ONE).ratings) == 3


def test_another_round_loses_nothing(store: Store, clock: Clock) -> None:
    ref, other = rated(store), rated(store, "Second round")
    before = store.round_state(HOST, other), store.events(HOST, other)
    keep_until(store, ref, LAST_DAY)
    clock.move(OVER)
    store.retain(HOST)
    assert (store.round_state(HOST, other), store.events(HOST, other)) == before


def test_only_the_host_has_it_done_and_only_a_facilitator_names_the_day(store: Store) -> None:
    ref = rated(store)
    with pytest.raises(NotAllowedError):
        store.retain(at(ref, "chair"))
    with pytest.raises(NotAllowedError):
        store.change_round(at(ref, "police-2"), ref, {"ratings_until": LAST_DAY}, seen={"ratings_until": None})


BLANK = "UPDATE event SET what = 'rating.erased', subject = '', actor = NULL, old = NULL, new = NULL"
MARK = "UPDATE round SET ratings_erased = '2026-05-07T09:00:00.000000+00:00'"


@pytest.mark.parametrize(
    "statements",
    [
        (f"{BLANK} WHERE what LIKE 'rating.%'",),  # its day has not come
        (MARK, f"{BLANK} WHERE what = 'entry.answer'"),  # not of a rating
        (MARK, f"{BLANK}, number = number + 1000 WHERE what LIKE 'rating.%'"),
        (MARK, f"{BLANK}, at = '' WHERE what LIKE 'rating.%'"),
        (MARK, "UPDATE event SET new = '4' WHERE what = 'rating.answer'"),
        (MARK, "DELETE FROM event WHERE what LIKE 'rating.%'"),
    ],
)
def test_the_database_blanks_nothing_but_ratings_whose_day_has_passed(
    store: Store, url: str, statements: tuple[str, ...]
) -> None:
    ref = rated(store)
    keep_until(store, ref, LAST_DAY)
    before = rows(url, select(event).order_by(event.c.number))
    database = Database(url)

    def run() -> None:
        with database.writing() as connection:
            for statement in statements:
                connection.execute(text(statement))

    with pytest.raises((ContradictionError, DatabaseError), match="only ever added to"):
        run()
    database.close()
    assert rows(url, select(event).order_by(event.c.number)) == before


def test_a_round_that_came_from_a_file_loses_its_ratings_too(
    store: Store, url: str, clock: Clock, baseline: Assessment
) -> None:
    ref = store.import_assessment(HOST, baseline).ref
    agreed = {id_: one.agreed for id_, one in (store.round_state(HOST, ref).assessment.entries or {}).items()}
    store.change_round(HOST, ref, {"ratings_until": START.date() + timedelta(days=1)}, seen={"ratings_until": None})
    clock.move(OVER - timedelta(days=1))
    assert store.retain(HOST) == (ref,)
    state = store.round_state(HOST, ref)
    assert {id_: one.agreed for id_, one in (state.assessment.entries or {}).items()} == agreed
    assert rows(url, select(func.count()).select_from(rating)) == [(0,)]
    assert all(one.ratings is None for one in (state.assessment.entries or {}).values())
