"""What a writer does, deed by deed, so that nothing but a number has to be remembered to know what must be stored.

Writers are numbered from 0. Each has eight responsibilities, a seat and an action of its own, so the order in which
writers come does not matter: of each field it is known which values follow each other, and each is another than the one
before. The key of a deed is its number, so doing it again after a kill is the same deed.
"""

from __future__ import annotations

from collections import defaultdict

from assessments import Action, Assessment, Level, Partnership, Role, Round, Seat
from checklists import ResponsibilityId, SectorId, published_editions
from storage import Principal, RoundRef, Saved, Store, TextSlot

__all__ = ["MOST_WRITERS", "Field", "do", "expected", "prepare"]

Field = tuple[str, str]
"""What an event tells: `what` (table and column) and `subject`."""

MOST_WRITERS = 8
KINDS = 8
LEVELS: tuple[Level, ...] = (0, 1, 2, 3, 4)
IMPORTANCES = (1, 2, 3)
HOST = Principal.command()
RESPONSIBILITIES = tuple(published_editions()["2026.1"].by_id)


def prepare(store: Store) -> RoundRef:
    """A round with two seats for each writer: one of its own, one whose paper it enters."""
    seats = tuple(
        Seat(f"{name}-{writer}", SectorId("police"), Role.MEMBER)
        for writer in range(MOST_WRITERS)
        for name in ("seat", "paper")
    )
    return store.import_assessment(HOST, Assessment("2026.1", Partnership("Harbour"), Round("Baseline"), seats)).ref


def do(store: Store, ref: RoundRef, writer: int, number: int) -> int:
    """Do deed `number` of a writer; the revision that it was acknowledged with."""
    done, kind = divmod(number, KINDS)
    key, own = f"{writer}.{number}", Principal.at(ref, f"seat-{writer}")
    where = _responsibility(writer, kind)
    level = LEVELS[done % len(LEVELS)]
    text, before = f"{writer}.{number}", f"{writer}.{number - KINDS}" if done else ""
    match kind:
        case 0:
            saved = store.rate(own, ref, where, level, key=key)
        case 1:
            saved = _stored(store.write_rating_text(own, ref, where, TextSlot.NOTE, text, seen=before, key=key))
        case 2:
            saved = store.set_agreed(HOST, ref, where, level, key=key)
        case 3:
            saved = _stored(store.write_text(HOST, ref, where, TextSlot.NOTE, text, seen=before, key=key))
        case 4:
            turn = store.reopen if done % 2 else store.reveal
            saved = turn(HOST, ref, [where], key=key)
        case 5 if done == 0:
            saved = store.add_action(HOST, ref, Action(id=f"a{writer}", responsibilities=(where,), title=text), key=key)
        case 5:
            changes, seen = {"title": text}, {"title": before}
            saved = _stored(store.change_action(HOST, ref, f"a{writer}", changes, seen=seen, key=key))
        case 6:
            saved = store.set_importance(HOST, ref, where, IMPORTANCES[done % len(IMPORTANCES)], key=key)
        case _:
            saved = store.enter_rating(HOST, ref, f"paper-{writer}", where, level, key=key)
    return saved.revision


def expected(writer: int, until: int) -> dict[Field, list[str | None]]:
    """For each field the values that the log holds after deeds 0 to `until`, that one left out.

    Of the time of a reveal there is only "revealed": when it was, nobody knows before.
    """
    told: defaultdict[Field, list[str | None]] = defaultdict(list)
    for number in range(until):
        field, value = _event(writer, number)
        told[field].append(value)
    return dict(told)


def _event(writer: int, number: int) -> tuple[Field, str | None]:
    done, kind = divmod(number, KINDS)
    where, level, text = _responsibility(writer, kind), str(LEVELS[done % len(LEVELS)]), f"{writer}.{number}"
    told: tuple[tuple[str, str, str | None], ...] = (
        ("rating.answer", f"{where}/seat-{writer}", level),
        ("rating.note", f"{where}/seat-{writer}", text),
        ("entry.answer", where, level),
        ("entry.note", where, text),
        ("entry.revealed_at", where, None if done % 2 else "revealed"),
        ("action.title", f"a{writer}", text),
        ("entry.importance", where, str(IMPORTANCES[done % len(IMPORTANCES)])),
        ("rating.answer", f"{where}/paper-{writer}", level),
    )
    what, subject, value = told[kind]
    return (what, subject), value


def _responsibility(writer: int, kind: int) -> ResponsibilityId:
    return RESPONSIBILITIES[writer * KINDS + kind]


def _stored(outcome: object) -> Saved:
    if not isinstance(outcome, Saved):
        raise TypeError(f"nobody else writes here, and yet: {outcome}")
    return outcome
