"""A partnership takes along all it has, and has it deleted: nothing of it stays, nothing of others goes."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DatabaseError

from assessments import Assessment, read_assessment
from checklists import MendableError, published_editions
from storage import NotAllowedError, Principal, RoundRef, Store, TextSlot
from storage.database import ContradictionError, Database
from storage.tables import metadata
from tests.storage.conftest import HOST
from tests.storage.seated import OTHER, at, seated
from tests.storage.test_retention import NOTE, rated

CANARY = "canary of an agreement"


def everything(store: Store, principal: Principal, partnership: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(store.everything(principal, partnership))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows_of(url: str, partnership: str) -> dict[str, list[tuple[object, ...]]]:
    database = Database(url)
    with database.reading() as connection:
        found = {
            table.name: [
                tuple(row) for row in connection.execute(select(table).where(table.c.partnership == partnership))
            ]
            for table in metadata.sorted_tables
        }
    database.close()
    return {name: sorted(rows, key=repr) for name, rows in found.items()}


@pytest.fixture
def two(store: Store) -> tuple[RoundRef, RoundRef]:
    """A partnership with a round that has something in every table, and another partnership."""
    ref = rated(store)
    store.write_text(at(ref, "chair"), ref, OTHER, TextSlot.EVIDENCE, CANARY, seen="")
    store.make_card(at(ref, "chair"), ref, "police-1")
    other = store.start_partnership(HOST, name="Northgate", title="Baseline", edition="2026.1")
    store.set_agreed(HOST, other, OTHER, 4)
    return ref, other


def test_everything_is_each_round_as_a_file_and_what_happened_without_ratings(
    store: Store, two: tuple[RoundRef, RoundRef]
) -> None:
    ref, _other = two
    seated(store, "Second round")
    packed = everything(store, HOST, ref.partnership)
    assert sorted(packed) == ["ABOUT.txt"] + [
        f"round-{n}/{name}" for n in (1, 2) for name in ("assessment.json", "events.jsonl")
    ]
    read = [read_assessment(packed[f"round-{n}/assessment.json"], "file", published_editions()) for n in (1, 2)]
    assert {one.round.title for one in read} == {"Baseline", "Second round"}
    first = next(one for one in read if one.round.title == "Baseline")
    assert first == store.export_assessment(HOST, ref)
    events = [json.loads(line) for name in packed if name.endswith("jsonl") for line in packed[name].splitlines()]
    assert CANARY in {one["new"] for one in events}
    assert not any(one["what"].startswith(("rating.", "seatless_rating.")) for one in events)
    assert b"canary of a reason" not in b"".join(packed.values())  # of a rating that was not revealed
    assert b"Northgate" not in b"".join(packed.values())


def test_the_same_content_is_the_same_file(store: Store, two: tuple[RoundRef, RoundRef]) -> None:
    assert store.everything(HOST, two[0].partnership) == store.everything(HOST, two[0].partnership)


def test_what_was_taken_along_can_be_brought_in_again(store: Store, baseline: Assessment) -> None:
    ref = store.import_assessment(HOST, baseline).ref
    packed = everything(store, HOST, ref.partnership)
    before = store.export_assessment(HOST, ref)
    store.delete_partnership(HOST, ref.partnership, baseline.partnership.name)
    again = read_assessment(packed["round-1/assessment.json"], "file", published_editions())
    assert store.export_assessment(HOST, store.import_assessment(HOST, again).ref) == before


def test_a_partnership_goes_with_all_it_has_and_others_lose_nothing(
    store: Store, url: str, two: tuple[RoundRef, RoundRef], tmp_path: Path
) -> None:
    ref, other = two
    full = rows_of(url, ref.partnership)
    assert [name for name, rows in full.items() if not rows] == ["setting", "action", "seatless_rating", "sign_in"]
    before = rows_of(url, other.partnership)
    store.delete_partnership(at(ref, "chair"), ref.partnership, " Harbour ")
    assert not any(rows_of(url, ref.partnership).values())
    assert rows_of(url, other.partnership) == before
    assert [one.ref for one in store.rounds(HOST)] == [other]
    files = b"".join(one.read_bytes() for one in tmp_path.rglob("toolkit.db*"))
    assert not any(canary.encode() in files for canary in (CANARY, NOTE, "Harbour"))
    with pytest.raises(NotAllowedError):
        store.set_agreed(at(ref, "chair"), ref, OTHER, 1)
    with pytest.raises(NotAllowedError):
        store.everything(HOST, ref.partnership)


@pytest.mark.parametrize("typed", ["", "harbour", "Northgate", "Harbour 2"])
def test_another_name_deletes_nothing(store: Store, two: tuple[RoundRef, RoundRef], url: str, typed: str) -> None:
    before = rows_of(url, two[0].partnership)
    with pytest.raises(MendableError, match="Nothing was deleted"):
        store.delete_partnership(HOST, two[0].partnership, typed)
    assert rows_of(url, two[0].partnership) == before


@pytest.mark.parametrize("seat", ["police-1", "police-2", "wall", "nobody"])
def test_whoever_does_not_facilitate_neither_takes_all_nor_deletes_it(
    store: Store, two: tuple[RoundRef, RoundRef], seat: str
) -> None:
    ref, other = two
    with pytest.raises(NotAllowedError):
        store.everything(at(ref, seat), ref.partnership)
    with pytest.raises(NotAllowedError):
        store.delete_partnership(at(ref, seat), ref.partnership, "Harbour")
    for deed in (store.everything, lambda *who: store.delete_partnership(*who, "Northgate")):
        with pytest.raises(NotAllowedError):
            deed(at(ref, "chair"), other.partnership)
    assert len(store.rounds(HOST)) == 2


def test_who_facilitates_one_round_takes_along_the_log_of_that_one_alone(
    store: Store, two: tuple[RoundRef, RoundRef]
) -> None:
    ref = two[0]
    later = seated(store, "Second round")
    packed = everything(store, at(later, "chair"), ref.partnership)
    with_log = [name.partition("/")[0] for name in packed if name.endswith("jsonl")]
    (one,) = with_log
    assert json.loads(packed[f"{one}/assessment.json"])["round"]["title"] == "Second round"


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("statement", ["DELETE FROM event", "DELETE FROM round"])
def test_the_database_deletes_no_log_of_a_partnership_that_does_not_leave(
    store: Store, url: str, statement: str
) -> None:
    database = Database(url)
    with pytest.raises((ContradictionError, DatabaseError, MendableError)), database.writing() as connection:
        connection.execute(text(statement))
    with database.reading() as connection:
        assert connection.execute(select(func.count()).select_from(metadata.tables["partnership"])).scalar() == 2
        assert connection.execute(text("SELECT max(leaving) FROM partnership")).scalar() == 0
    database.close()
    assert len(store.rounds(HOST)) == 2
