"""How an action went, in plain words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from checklists import published_editions
from screens.action_words import HistoryWords, finished_on, said_on
from storage import ActionTold
from translations import SOURCE_LANGUAGE, translator_for

EDITION = published_editions()["2026.1"]
START = datetime(2026, 5, 4, 9, tzinfo=UTC)
DAY = timedelta(days=1)
WORDS = HistoryWords(EDITION, translator_for(SOURCE_LANGUAGE), datetime.date)
BEGUN = (
    ActionTold("Baseline", START, "title", None, "Sign it"),
    ActionTold("Baseline", START, "responsibilities", None, '["police.clear-messages"]'),
    ActionTold("Baseline", START, "lead", None, "police"),
    ActionTold("Baseline", START, "due", None, "2026-09-01"),
)


def later(days: int, field: str, old: str | None, new: str | None, hours: int = 0) -> ActionTold:
    return ActionTold("Baseline", START + days * DAY + timedelta(hours=hours), field, old, new)


def test_each_day_is_a_sentence() -> None:
    along = ActionTold("Second", START + 365 * DAY, "title", None, "Sign it", came_along=True)
    told = (
        *BEGUN,
        later(3, "status", None, "blocked"),
        later(3, "status_note", None, "No money yet"),
        later(5, "due", "2026-09-01", "2026-12-01"),
        later(5, "lead", "police", None),
        later(6, "responsibilities", '["police.clear-messages"]', '["police.enable-reporting"]'),
        along,
    )

    assert list(WORDS.lines(told)) == [
        (date(2026, 5, 4), "Written down in “Baseline” · Police leads · to be done by 1 September 2026"),
        (date(2026, 5, 7), "■ Blocked · “No money yet”"),
        (date(2026, 5, 9), "nobody leads it any more · now to be done by 1 December 2026"),
        (date(2026, 5, 10), "serves other gaps now"),
        (date(2027, 5, 4), "Taken along into “Second”"),
    ]


def test_of_one_day_the_last_word_stands_and_what_came_back_is_not_told() -> None:
    told = (
        later(1, "status_note", None, "Half a sent"),
        later(1, "status_note", "Half a sent", "A whole sentence", hours=1),
        later(1, "status", None, "done"),
        later(1, "status", "done", None, hours=2),
        later(2, "status_note", "A whole sentence", None),
    )

    assert list(WORDS.lines(told)) == [(date(2026, 5, 5), "“A whole sentence”")]


def test_the_day_on_which_it_was_done_is_known_where_somebody_said_so_here() -> None:
    done = later(9, "status", "in_progress", "done")

    assert finished_on((*BEGUN, done), datetime.date) == date(2026, 5, 13)
    assert finished_on((*BEGUN, later(9, "status", None, "done")), datetime.date) == date(2026, 5, 13)
    assert finished_on((*BEGUN, done, later(10, "status", "done", "blocked")), datetime.date) is None
    assert finished_on((*BEGUN, later(0, "status", None, "done")), datetime.date) is None
    assert finished_on(BEGUN, datetime.date) is None


def test_the_last_word_on_how_it_stands_has_its_day() -> None:
    assert said_on(BEGUN, datetime.date) is None
    told = (*BEGUN, later(2, "status", None, "blocked"), later(4, "status_note", None, "x"), later(9, "due", None, "y"))
    assert said_on(told, datetime.date) == date(2026, 5, 8)
