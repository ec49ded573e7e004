"""What fields send is stored where it belongs, refused with a sentence, or turned away; never lost, never half."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments import Action, Agreement, Assessment, Entry, Finding, Partnership, Position, Resources, Round
from benchmarks.fields import HEADERS, Line, Reply, change
from checklists import Overlay, Responsibility, ResponsibilityId, SectorId, ThemeId
from storage import AgreedDraft, Principal, RoundRef, Saved, Store, TextSlot
from tests.browser.application import Application
from tests.web.requests import ask

HOST = Principal.host()
FIRST, SPLIT, HIDDEN, OWN = map(
    ResponsibilityId,
    ("police.clear-messages", "police.respect-and-belief", "mens-groups.discuss-gender-roles", "local.night-buses"),
)
POLICE = SectorId("police")
TYPED = "Nobody but the table reads this"
ROUND = Assessment(
    "2026.1",
    Partnership("Lakeside"),
    Round("Baseline"),
    entries={
        SPLIT: Entry(agreed=Agreement(Finding.NO_AGREEMENT, positions=(Position(1, "At night"), Position(3, None))))
    },
    actions=(Action("a1", "A desk at night", (FIRST,), resources=Resources(people="Two officers")),),
    overlay=Overlay(
        hidden=(HIDDEN,),
        added=(Responsibility(OWN, POLICE, ThemeId("access"), "Buses run at night"),),
    ),
)
numbers = count(1)


@dataclass(frozen=True)
class Here:
    """A round of its own, what is stored of it, and the line to the application."""

    store: Store
    line: Line
    ref: RoundRef

    def save(self, *place: str, value: str | None, seen: str | None = None, key: str = "") -> Reply:
        return self.line.send(change(self.ref, place, value, seen, key))

    @property
    def assessment(self) -> Assessment:
        return self.store.round_state(HOST, self.ref).assessment

    def agreed(self, responsibility: ResponsibilityId = FIRST) -> AgreedDraft:
        return self.store.entry_state(HOST, self.ref, responsibility).agreed

    @property
    def action(self) -> Action:
        return (self.assessment.actions or ())[0]

    @property
    def overlay(self) -> Overlay:
        return self.assessment.overlay or Overlay()

    def events(self) -> int:
        return len(self.store.events(HOST, self.ref))


@pytest.fixture
def here(store: Store, line: Line) -> Here:
    return Here(store, line, new_round(store))


def new_round(store: Store) -> RoundRef:
    name = Partnership(f"Lakeside {next(numbers)}")
    return store.import_assessment(HOST, replace(ROUND, partnership=name)).ref


TEXTS: dict[str, tuple[tuple[str, ...], Callable[[Here], object]]] = {
    "note": (("text", FIRST, "note"), lambda here: here.agreed().note),
    "evidence": (("text", FIRST, "evidence"), lambda here: here.agreed().evidence),
    "dissent": (("text", FIRST, "dissent"), lambda here: here.agreed().dissent),
    "reason": (("text", FIRST, "reason"), lambda here: here.agreed().reason),
    "position": (("position", SPLIT, "1"), lambda here: here.agreed(SPLIT).positions[1].note),
    "title": (("action", "a1", "title"), lambda here: here.action.title),
    "lead_role": (("action", "a1", "lead_role"), lambda here: here.action.lead_role),
    "indicator": (("action", "a1", "indicator"), lambda here: here.action.indicator),
    "verification": (("action", "a1", "verification"), lambda here: here.action.verification),
    "survivor_safety": (("action", "a1", "survivor_safety"), lambda here: here.action.survivor_safety),
    "survivor_input": (("action", "a1", "survivor_input"), lambda here: here.action.survivor_input),
    "status_note": (("action", "a1", "status_note"), lambda here: here.action.status_note),
    "money": (("action", "a1", "money"), lambda here: here.action.resources and here.action.resources.money),
    "people": (("action", "a1", "people"), lambda here: here.action.resources and here.action.resources.people),
    "round title": (("round", "title"), lambda here: here.assessment.round.title),
    "round area": (("round", "area"), lambda here: here.assessment.partnership.area),
    "sector": (("sector", POLICE), lambda here: (here.overlay.sectors or {}).get(POLICE)),
    "example": (("example", FIRST), lambda here: (here.overlay.examples or {}).get(FIRST)),
    "added": (("added", OWN), lambda here: (here.overlay.added or ())[0].statement),
}
STORED_BEFORE = {
    "title": "A desk at night",
    "people": "Two officers",
    "added": "Buses run at night",
    "round title": "Baseline",
}
NEEDED = {"title", "round title", "added"}
NAMES = {"title", "lead_role", "sector", "round title", "round area"}  # of up to 300 characters
MADE_OF_WHAT_IS_STORED = {"sector", "example", "added", "position", "money", "people"}


def told_again(first: Reply) -> Reply:
    """What another try of the same is told: the same, but for what stood there before."""
    return Reply(first.status, first.told | {"before": None})


def each_text() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("name", TEXTS)


@each_text()
def test_a_text_is_stored_where_its_field_says_and_the_answer_says_when(here: Here, name: str) -> None:
    place, stored = TEXTS[name]
    reply = here.save(*place, value="What was typed 🌍", seen=STORED_BEFORE.get(name, ""))
    assert (reply.status, list(reply.told)) == (200, ["at", "revision", "before"])
    assert stored(here) == "What was typed 🌍"
    if name not in {"sector", "example", "added"}:
        assert reply.told["at"].startswith(f"{here.store.round_state(HOST, here.ref).saved_at:%Y-%m-%dT%H:%M:%S}")


@each_text()
def test_a_text_that_somebody_else_changed_meanwhile_stays_and_is_told(here: Here, name: str) -> None:
    place, stored = TEXTS[name]
    seen = STORED_BEFORE.get(name, "")
    assert here.save(*place, value="The first one's", seen=seen).status == 200
    assert here.save(*place, value="The second one's", seen=seen) == Reply(409, {"stored": "The first one's"})
    assert stored(here) == "The first one's"
    assert here.save(*place, value="The second one's", seen="The first one's").status == 200
    assert stored(here) == "The second one's"


@each_text()
def test_what_is_tried_again_with_the_same_key_is_stored_once_and_told_the_same(here: Here, name: str) -> None:
    place, stored = TEXTS[name]
    seen = STORED_BEFORE.get(name, "")
    first = here.save(*place, value="Typed once", seen=seen, key="one-deed")
    events = here.events()
    again = here.save(*place, value="Typed once", seen=seen, key="one-deed")
    assert (again.status, stored(here), here.events()) == (200, "Typed once", events)
    if name not in MADE_OF_WHAT_IS_STORED:
        assert again == told_again(first)


@each_text()
def test_a_text_that_is_emptied_is_none(here: Here, name: str) -> None:
    place, stored = TEXTS[name]
    here.save(*place, value="Goes again", seen=STORED_BEFORE.get(name, ""))
    reply = here.save(*place, value="", seen="Goes again")
    if name in NEEDED:
        assert (reply.status, stored(here)) == (422, "Goes again")
    else:
        assert (reply.status, stored(here) or None) == (200, None)


@pytest.mark.parametrize(
    ("option", "answer"),
    [
        *zip("01234", range(5), strict=True),
        ("not_known", Finding.NOT_KNOWN),
        ("not_applicable", Finding.NOT_APPLICABLE),
        ("no_agreement", Finding.NO_AGREEMENT),
        (None, None),
    ],
)
def test_an_answer_is_stored_as_what_it_is(here: Here, option: str | None, answer: object) -> None:
    here.store.set_agreed(HOST, here.ref, FIRST, 4 if answer != 4 else 3)
    assert here.save("answer", FIRST, value=option).status == 200
    stored = here.agreed().answer
    assert (stored, type(stored)) == (answer, type(answer))


def test_the_answer_tells_at_which_revision_the_responsibility_had_changed_before(here: Here) -> None:
    first = here.save("answer", FIRST, value="1")
    theirs = here.store.write_text(HOST, here.ref, FIRST, TextSlot.NOTE, "Theirs", seen="")
    assert isinstance(theirs, Saved)
    second = here.save("answer", FIRST, value="2")
    third = here.save("text", FIRST, "evidence", value="Mine", seen="")
    same = here.save("text", FIRST, "evidence", value="Mine", seen="")
    told = [one.told["before"] for one in (first, second, third, same)]
    assert told == [0, theirs.revision, second.told["revision"], third.told["revision"]]
    assert here.save("position", SPLIT, "1", value="Why", seen="").told["before"] is not None
    assert here.save("round", "area", value="Three towns", seen="").told["before"] is None


def test_of_two_touches_the_last_one_wins_whatever_was_seen(here: Here) -> None:
    assert here.save("answer", FIRST, value="1").status == 200
    assert here.save("answer", FIRST, value="3", seen=None).status == 200
    assert here.agreed().answer == 3


def test_the_same_touch_twice_is_one_event_even_when_another_came_between(here: Here) -> None:
    first = here.save("answer", FIRST, value="1", key="touch")
    here.save("answer", FIRST, value="2", key="another")
    events = here.events()
    assert here.save("answer", FIRST, value="1", key="touch") == told_again(first)
    assert (here.agreed().answer, here.events()) == (2, events)


def test_steps_are_one_a_line_and_blank_lines_are_none(here: Here) -> None:
    assert here.save("action", "a1", "steps", value="Ask\n\nTrain\n", seen="").status == 200
    assert here.action.steps == ("Ask", "Train")
    assert here.save("action", "a1", "steps", value="Mine", seen="") == Reply(409, {"stored": "Ask\nTrain"})
    assert here.save("action", "a1", "steps", value="", seen="Ask\nTrain").status == 200
    assert here.action.steps is None


def test_a_date_is_a_day_of_the_calendar(here: Here) -> None:
    assert here.save("action", "a1", "due", value="2028-02-29", seen="").status == 200
    assert here.action.due == date(2028, 2, 29)
    assert here.save("action", "a1", "due", value="2028-03-01", seen="") == Reply(409, {"stored": "2028-02-29"})
    assert here.save("action", "a1", "due", value="", seen="2028-02-29").status == 200
    assert here.action.due is None


def test_what_is_changed_of_what_an_action_needs_leaves_the_rest_of_it(here: Here) -> None:
    assert here.save("action", "a1", "money", value="3,000", seen="").status == 200
    assert here.action.resources == Resources("3,000", "Two officers", None)
    here.save("action", "a1", "money", value="", seen="3,000")
    here.save("action", "a1", "people", value="", seen="Two officers")
    assert here.action.resources is None


def test_ten_thousand_characters_of_any_writing_are_stored_whole(here: Here) -> None:
    text = "ደ🌍" * 5_000
    assert here.save("text", FIRST, "note", value=text, seen="").status == 200
    assert here.agreed().note == text
    assert here.save("text", FIRST, "note", value="ደ", seen=text).status == 200


@each_text()
@pytest.mark.parametrize(
    ("text", "told"),
    [("Bell\x07", "control character U+0007"), ("Override \u202e", "U+202E"), ("Half \ud83c", "surrogate pair")],
    ids=["control", "override", "surrogate"],
)
def test_what_the_contract_refuses_is_refused_with_a_sentence_and_nothing_is_stored(
    here: Here, name: str, text: str, told: str
) -> None:
    assert told in refusal(here, name, text)


@each_text()
@pytest.mark.parametrize("text", ["\x00", "before\x00after"], ids=["alone", "within"])
def test_a_nul_is_refused_with_a_sentence_and_nothing_is_stored(here: Here, name: str, text: str) -> None:
    assert "U+0000" in refusal(here, name, text)


@each_text()
@pytest.mark.parametrize("letters", [10_001, 100_000])
def test_a_text_over_its_limit_is_refused_with_the_limit_and_nothing_is_cut_or_stored(
    here: Here, name: str, letters: int
) -> None:
    assert ("300" if name in NAMES else "10,000") in refusal(here, name, "x" * letters)


def refusal(here: Here, name: str, text: str) -> str:
    """The one sentence with which a text is refused where nothing of it is stored."""
    place, stored = TEXTS[name]
    before, events = stored(here), here.events()
    reply = here.save(*place, value=text, seen=STORED_BEFORE.get(name, ""))
    assert reply.status == 422
    (problem,) = reply.told["problems"]
    assert isinstance(problem, str)
    assert problem.endswith(".")
    assert (stored(here), here.events()) == (before, events)
    return problem


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_name_holds_three_hundred_characters_and_no_more(here: Here, name: str) -> None:
    place, stored = TEXTS[name]
    seen = STORED_BEFORE.get(name, "")
    assert here.save(*place, value="x" * 301, seen=seen).status == 422
    assert here.save(*place, value="x" * 300, seen=seen).status == 200
    assert stored(here) == "x" * 300


def test_a_round_has_a_name_and_two_days_of_its_own(here: Here) -> None:
    name = here.assessment.partnership.name
    new = f"{name} and shore"
    for field, value, seen in (
        ("name", new, name),
        ("opened", "2026-05-04", ""),
        ("closed", "2026-05-18", ""),
    ):
        assert here.save("round", field, value=value, seen=seen).status == 200
    assert here.assessment.partnership.name == new
    assert (here.assessment.round.opened, here.assessment.round.closed) == (date(2026, 5, 4), date(2026, 5, 18))
    assert here.save("round", "closed", value="2026-05-01", seen="2026-05-18").status == 422
    assert here.save("round", "name", value=" ", seen=new).status == 422
    assert here.save("round", "edition", value="2027.1", seen="2026.1").status == 400


@pytest.mark.parametrize("day", ["2026-02-30", "2026-13-01", "soon", "30.09.2026", "0000-00-00", " 2026-09-30"])
def test_a_date_that_does_not_exist_is_refused_with_a_sentence(here: Here, day: str) -> None:
    assert here.save("action", "a1", "due", value=day, seen="") == Reply(422, {"problems": ["There is no such date."]})
    assert here.action.due is None


def test_an_action_cannot_be_due_before_it_starts(here: Here) -> None:
    here.save("action", "a1", "start", value="2026-06-01", seen="")
    reply = here.save("action", "a1", "due", value="2026-05-31", seen="")
    assert (reply.status, here.action.due) == (422, None)


@pytest.mark.parametrize(
    "place",
    [
        ("answer", "police.no-such-thing"),
        ("answer", HIDDEN),
        ("answer", ""),
        ("answer", "local.of-another-round"),
        ("text", HIDDEN, "note"),
        ("position", HIDDEN, "0"),
        ("position", SPLIT, "2"),
        ("position", SPLIT, "-1"),
        ("position", FIRST, "0"),
        ("action", "a2", "title"),
        ("added", "local.no-such-thing"),
        ("example", "police.no-such-thing"),
        ("sector", "no-such-sector"),
    ],
    ids=":".join,
)
def test_what_this_round_does_not_have_is_refused_with_a_sentence(here: Here, place: tuple[str, ...]) -> None:
    before, events = here.assessment, here.events()
    reply = here.save(*place, value="2", seen="")
    assert reply.status == 422
    assert all(problem.endswith(".") for problem in reply.told["problems"])
    assert (here.assessment, here.events()) == (before, events)


def test_ids_of_two_partnerships_do_not_lead_into_either(here: Here) -> None:
    other = Here(here.store, here.line, new_round(here.store))
    here.store.add_action(HOST, other.ref, Action("theirs", "Not ours", (FIRST,)))
    before = here.assessment, other.assessment
    for ref in (
        RoundRef(here.ref.partnership, other.ref.round),
        RoundRef(other.ref.partnership, here.ref.round),
        RoundRef(here.ref.partnership, ""),
        RoundRef("", ""),
        RoundRef("' OR 1=1 --", here.ref.round),
    ):
        reply = here.line.send(change(ref, ("answer", FIRST), "2"))
        assert reply.status == 422
        assert "no such thing" in reply.told["problems"][0]
    assert here.save("action", "theirs", "title", value="Ours", seen="Not ours").status == 422
    assert (here.assessment, other.assessment) == before


OURS = {**HEADERS, "Sec-Fetch-Site": "same-origin"}


@pytest.mark.parametrize(
    "headers",
    [
        {"content-type": "application/json"},
        {**OURS, "x-toolkit": "another"},
        {**OURS, "Origin": "http://evil.example"},
        {**OURS, "Origin": "null"},
        {**OURS, "Origin": "http://127.0.0.1:1"},
        {**OURS, "Sec-Fetch-Site": "cross-site"},
        {**OURS, "Sec-Fetch-Site": "same-site"},
        {**OURS, "Sec-Fetch-Site": "none"},
        {**OURS, "Host": "evil.example"},
        {**OURS, "Host": "evil.example:8501"},
        {**OURS, "Host": "127.0.0.1.evil.example:8501"},
        {**OURS, "Host": ""},
    ],
    ids=str,
)
def test_what_another_site_could_send_is_turned_away(here: Here, headers: dict[str, str]) -> None:
    reply = here.line.send(change(here.ref, ("answer", FIRST), "2"), headers)
    assert (reply.status, here.agreed().answer) == (403, None)


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_a_page_of_ours_is_let_in_under_each_name_of_this_computer(
    application: Application, here: Here, name: str
) -> None:
    host = f"{name}:{application.port}"
    headers = {**OURS, "Host": host, "Origin": f"http://{host}"}
    assert here.line.send(change(here.ref, ("answer", FIRST), "2"), headers).status == 200


NO_TEXTS: tuple[object, ...] = (None, 1, 1.5, [], {}, True)


def asked(**changed: object) -> bytes:
    return json.dumps(
        {"round": "a.b", "place": ["answer", FIRST], "value": "2", "seen": None, "key": "k"} | changed
    ).encode()


def without(member: str) -> bytes:
    return json.dumps({name: value for name, value in json.loads(asked()).items() if name != member}).encode()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"round": ' + b"9" * 5_000 + b"}",
        *map(without, ("round", "place", "value", "seen", "key")),
        *(asked(**{name: wrong}) for name in ("round", "key") for wrong in NO_TEXTS),
        *(asked(**{name: wrong}) for name in ("value", "seen") for wrong in NO_TEXTS if wrong is not None),
        *(asked(place=wrong) for wrong in (None, 1, "answer", [1], [None], [["answer"]])),
        asked(value="x" * 300_000),
    ],
    ids=lambda body: body[:60].decode(errors="replace"),
)
def test_what_no_field_sends_is_turned_away_unread(line: Line, body: bytes) -> None:
    assert line.send(body) == Reply(400, {})


@pytest.mark.parametrize(
    "wrong",
    [
        {"round": "\ud800.a"},
        {"key": "\ud800"},
        {"place": {}},
        {"place": ["position", SPLIT, "9" * 5_000]},
        {"place": ["position", "\ud800", "0"]},
        {"place": ["action", "\ud800", "title"]},
    ],
    ids=lambda wrong: ascii(wrong)[:40],
)
def test_a_name_that_is_no_text_is_turned_away_without_a_defect(here: Here, wrong: dict[str, object]) -> None:
    body = json.loads(change(here.ref, ("answer", FIRST), "2")) | wrong
    assert here.line.send(json.dumps(body).encode()).status in {400, 422}


@pytest.mark.parametrize(
    "place",
    [
        (),
        ("answer",),
        ("answer", FIRST, "more"),
        ("no-such-kind", FIRST),
        ("", ""),
        ("text", FIRST),
        ("text", FIRST, "no-such-text"),
        ("text", FIRST, "answer"),
        ("position", SPLIT),
        ("action", "a1"),
        ("action", "a1", "id"),
        ("action", "a1", "status"),
        ("action", "a1", "resources"),
        ("sector",),
        ("__init__", FIRST),
    ],
    ids=":".join,
)
def test_a_place_that_there_is_not_is_turned_away(here: Here, place: tuple[str, ...]) -> None:
    before = here.assessment
    assert here.save(*place, value="2", seen="") == Reply(400, {})
    assert here.assessment == before


@pytest.mark.parametrize("option", ["5", "-1", "", "two", " 2", "2.0", "None", "NOT_KNOWN"])
def test_an_answer_outside_the_scale_is_turned_away(here: Here, option: str) -> None:
    assert here.save("answer", FIRST, value=option) == Reply(400, {})
    assert here.agreed().answer is None


def test_what_cannot_be_stored_while_the_database_is_busy_may_be_tried_again(
    application: Application, here: Here
) -> None:
    with closing(sqlite3.connect(application.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        held = here.save("text", FIRST, "note", value=TYPED, seen="", key="held")
        other.execute("ROLLBACK")
    assert held == Reply(503, {})
    assert here.save("text", FIRST, "note", value=TYPED, seen="", key="held").status == 200
    assert here.agreed().note == TYPED


def test_nothing_that_was_typed_stands_in_the_log(application: Application, here: Here) -> None:
    place = ("text", FIRST, "note")
    sent = [
        here.save(*place, value=TYPED, seen=""),
        here.save(*place, value=f"{TYPED} too", seen="something else"),
        here.save(*place, value=f"{TYPED}\x07", seen=TYPED),
        here.save("answer", FIRST, value=TYPED),
        here.line.send(json.dumps(TYPED).encode()),
        here.line.send(change(here.ref, place, TYPED), {}),
    ]
    assert [reply.status for reply in sent] == [200, 409, 422, 400, 400, 403]
    assert TYPED not in application.written()


def test_line_breaks_in_what_is_typed_or_asked_for_make_no_line_of_the_log(
    application: Application, here: Here
) -> None:
    forged = "2026-05-04 ERROR forged"
    typed = f"one\r\n{forged}"
    assert here.save("text", FIRST, "note", value=typed, seen="").status == 200
    assert here.agreed().note == typed
    assert here.save(f"text\r\n{forged}", FIRST, value="x").status == 400
    assert here.save("text", f"{FIRST}\r\n{forged}", "note", value="x", seen="").status == 400
    for path in (f"/save%0d%0a{quote(forged)}", f"/live?round=x%0d%0a{quote(forged)}", f"/%0a{quote(forged)}"):
        assert ask(application, path).status in {200, 400, 403, 404, 405}
    assert "forged" not in application.written()


TEXT = st.text() | st.text("a\x00\x07\u202e\ud800\n\r ")
NAME = st.text()  # what is no text in a name: above
VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=5,
)
STEP = st.sampled_from([FIRST, SPLIT, HIDDEN, OWN, POLICE, "a1", "0", "1", "note", "title", "steps", "due", "money"])
KIND = st.sampled_from(["answer", "text", "position", "action", "sector", "example", "added", "round"])
PLACE = st.builds(lambda kind, way: [kind, *way], KIND | NAME, st.lists(STEP | NAME, max_size=3))


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=PLACE, value=TEXT | VALUE, seen=TEXT | VALUE, key=NAME)
def test_whatever_is_typed_anywhere_is_stored_or_refused_and_no_defect_shows(
    here: Here, place: list[str], value: object, seen: object, key: str
) -> None:
    body = json.loads(change(here.ref, (), None)) | {"place": place, "value": value, "seen": seen, "key": key}
    assert here.line.send(json.dumps(body).encode()).status in {200, 400, 409, 422}
