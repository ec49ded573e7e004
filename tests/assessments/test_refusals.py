"""Every refusal of contract §4: what is changed in a valid file, where the problem stands, and what it says."""

import json
from typing import Any

import pytest

from assessments import read_assessment
from checklists import MendableError, published_editions
from tests.assessments.contract_example import contract_example

RATED = 'responsibilities["police.referral-protocols"]'
SPLIT = 'responsibilities["ngos.referral-feedback"]'
REMOVED = object()


def problems(data: bytes | dict[str, Any]) -> list[str]:
    """What is said about a file, a line each; nothing about a valid one."""
    content = data if isinstance(data, bytes) else json.dumps(data).encode()
    try:
        read_assessment(content, "round.json", published_editions())
    except MendableError as error:
        return [str(problem) for problem in error.problems]
    return []


def changed(way: str, value: object) -> dict[str, Any]:
    """The contract's example with one value, at the end of a way such as `seats/0/id`, changed, added or removed."""
    content = contract_example()
    *steps, last = way.split("/")
    place: Any = content
    for step in steps:
        place = place[int(step) if step.isdigit() else step]
    key = int(last) if last.isdigit() and isinstance(place, list) else last
    if value is REMOVED:
        del place[key]
    else:
        place[key] = value
    return content


R = "responsibilities/police.referral-protocols"
N = "responsibilities/ngos.referral-feedback"

A = "overlay/added/0"
TEXTS = [
    *((name, None, name, "null") for name in ("why", "levels", "evidence", "ask", "steps", "safety", "supports")),
    *((name, "x", name, "list") for name in ("levels", "evidence", "ask", "steps", "supports")),
    ("why", " ", "why", "white space"),
    ("why", "", "why", "empty"),
    ("why", "x" * 10_001, "why", "10,000"),
    ("why", ["x"], "why", "text"),
    ("levels", [], "levels", "Five texts"),
    ("levels", ["x"] * 4, "levels", "Five texts should stand here, one for each level from 0 to 4, not 4"),
    ("levels", ["x"] * 6, "levels", "Five texts"),
    ("levels/4", " ", "levels[4]", "white space"),
    ("levels/0", 0, "levels[0]", "text"),
    ("evidence/0", "", "evidence[0]", "empty"),
    ("evidence/0", "x\u202ey", "evidence[0]", "U+202E"),
    ("ask/0", "Who?", "ask[0]", "object"),
    ("ask/0/question", REMOVED, "ask[0].question", "missing"),
    ("ask/0/question", " ", "ask[0].question", "white space"),
    ("ask/0/answer", "x", "ask[0].answer", "no such member"),
    ("ask/1/voice", "judges", "ask[1].voice", "no sector"),
    ("ask/1/voice", 1, "ask[1].voice", "id"),
    *(
        (f"steps/0/{name}", REMOVED, f"steps[0].{name}", "missing")
        for name in ("to", "step", "helps", "weeks", "indicator")
    ),
    ("steps/0/lead", "ngos", "steps[0].lead", "no such member"),
    *(("steps/0/to", bad, "steps[0].to", "from 1 to 4") for bad in (0, 5, 2.0, True, "2")),
    *(("steps/0/weeks", bad, "steps[0].weeks", "from 1 to 52") for bad in (0, 53, 10**18, 4.5, "4")),
    ("steps/0/step", " ", "steps[0].step", "white space"),
    ("steps/0/indicator", "", "steps[0].indicator", "empty"),
    ("steps/0/helps/1", "judges", "steps[0].helps[1]", "no sector"),
    ("steps/0/helps/1", "ngos", "steps[0].helps[1]", "twice"),
    ("steps/0/helps/1", "local-government", "steps[0].helps[1]", "the sector itself"),
    ("safety", [], "safety", "object"),
    ("safety/risk", REMOVED, "safety.risk", "missing"),
    ("safety/precaution", " ", "safety.precaution", "white space"),
    ("safety/score", 1, "safety.score", "no such member"),
    ("supports", ["local-government"], "supports[0]", "the sector itself"),
    ("supports", ["ngos", "ngos"], "supports[1]", "twice"),
    ("supports/0", "judges", "supports[0]", "no sector"),
]
CASES = [
    # What is always needed, and what is needed where its object is there
    ("format", REMOVED, "$.format", "missing"),
    ("version", REMOVED, "$.version", "missing"),
    ("edition", REMOVED, "$.edition", "missing"),
    ("partnership", REMOVED, "$.partnership.name", "missing"),
    ("partnership/name", REMOVED, "$.partnership.name", "missing"),
    ("round", REMOVED, "$.round.title", "missing"),
    ("round/title", REMOVED, "$.round.title", "missing"),
    ("overlay/added/0/id", REMOVED, "$.overlay.added[0].id", "missing"),
    ("overlay/added/0/sector", REMOVED, "$.overlay.added[0].sector", "missing"),
    ("overlay/added/0/theme", REMOVED, "$.overlay.added[0].theme", "missing"),
    ("overlay/added/0/statement", REMOVED, "$.overlay.added[0].statement", "missing"),
    ("seats/2", {"voice": "faith-groups"}, "$.seats[2].id", "missing"),
    ("seats/0/voice", REMOVED, "$.seats[0].voice", "missing"),
    (f"{R}/ratings/0/level", REMOVED, f"$.{RATED}.ratings[0].level", "missing"),
    (f"{R}/agreed/level", REMOVED, f"$.{RATED}.agreed.level", "missing"),
    (f"{N}/agreed/positions/1/level", REMOVED, f"$.{SPLIT}.agreed.positions[1].level", "missing"),
    ("actions/0/id", REMOVED, "$.actions[0].id", "missing"),
    ("actions/0/title", REMOVED, "$.actions[0].title", "missing"),
    ("actions/0/responsibilities", REMOVED, "$.actions[0].responsibilities", "missing"),
    ("actions/0/responsibilities", [], "$.actions[0].responsibilities", "at least one"),
    # Format, version, edition
    ("format", "coordinated-response-summary", "$.format", "coordinated-response-assessment"),
    ("version", 2, "$.version", "version 2"),
    ("version", 0, "$.version", "version 1"),
    ("version", True, "$.version", "not true"),
    ("version", 1.0, "$.version", "no point"),
    ("version", "1", "$.version", "version 1"),
    ("edition", "2025.1", "$.edition", "2026.1"),
    ("edition", 2026, "$.edition", "quotation marks"),
    # Unknown members
    ("colour", "red", "$.colour", "no such member"),
    ("a b\n", 1, '$["a b\\n"]', "no such member"),
    ("partnership/names", "x", "$.partnership.names", "no such member"),
    ("round/date", "x", "$.round.date", "no such member"),
    ("seats/0/name", "x", "$.seats[0].name", "no such member"),
    (f"{R}/notes", "x", f"$.{RATED}.notes", "no such member"),
    (f"{R}/ratings/0/evidence", "x", f"$.{RATED}.ratings[0].evidence", "no such member"),
    (f"{R}/agreed/seat", "s1", f"$.{RATED}.agreed.seat", "no such member"),
    (f"{N}/agreed/positions/0/reason", "x", f"$.{SPLIT}.agreed.positions[0].reason", "no such member"),
    ("actions/0/deadline", "x", "$.actions[0].deadline", "no such member"),
    ("actions/0/resources/time", "x", "$.actions[0].resources.time", "no such member"),
    ("overlay/themes", {}, "$.overlay.themes", "no such member"),
    ("overlay/added/0/safety_critical", True, "$.overlay.added[0].safety_critical", "no such member"),
    # Unknown ids
    ("seats/0/voice", "judges", "$.seats[0].voice", "no sector"),
    ("seats/0/role", "king", "$.seats[0].role", "facilitator, member, lead, observer"),
    ("responsibilities/police.none", {}, '$.responsibilities["police.none"]', "no responsibility"),
    (f"{R}/ratings/0/seat", "s9", f"$.{RATED}.ratings[0].seat", "no seat"),
    (f"{R}/ratings/0", {"voice": "judges", "level": 1}, f"$.{RATED}.ratings[0].voice", "no sector"),
    ("actions/0/responsibilities/0", "police.none", "$.actions[0].responsibilities[0]", "no responsibility"),
    ("actions/0/lead", "judges", "$.actions[0].lead", "no sector"),
    ("actions/0/supporting", ["judges"], "$.actions[0].supporting[0]", "no sector"),
    ("actions/0/status", "late", "$.actions[0].status", "not_started"),
    ("actions/0/visibility", "secret", "$.actions[0].visibility", "internal, public"),
    ("actions/0/resources/secured", "maybe", "$.actions[0].resources.secured", "no, partly, yes"),
    ("overlay/hidden/0", "police.none", "$.overlay.hidden[0]", "no responsibility"),
    ("overlay/sectors/judges", "x", "$.overlay.sectors.judges", "no sector"),
    ("overlay/examples/police.none", "x", '$.overlay.examples["police.none"]', "no responsibility"),
    ("overlay/added/0/sector", "judges", "$.overlay.added[0].sector", "no sector"),
    ("overlay/added/0/theme", "luck", "$.overlay.added[0].theme", "no theme"),
    # Levels and numbers
    *(
        (f"{R}/ratings/0/level", bad, f"$.{RATED}.ratings[0].level", "from 0 to 4")
        for bad in (-1, 5, 2**63, 10**18, 2.0, 0.5, True, False, "2", "no_agreement", "unknown", [], {}, "", "٢")
    ),
    *((f"{R}/agreed/level", bad, f"$.{RATED}.agreed.level", "from 0 to 4") for bad in (-1, 5, 1.0, True, "none")),
    (f"{N}/agreed/positions/0/level", "no_agreement", f"$.{SPLIT}.agreed.positions[0].level", "from 0 to 4"),
    *((f"{R}/target", bad, f"$.{RATED}.target", "from 1 to 4") for bad in (0, 5, 3.0, True, "3")),
    *(("round/target", bad, "$.round.target", "from 1 to 4") for bad in (0, 5, 3.0, True, "3")),
    *((f"{R}/importance", bad, f"$.{RATED}.importance", "from 1 to 3") for bad in (0, 4, 2.0, True, "2")),
    # null
    ("seats", None, "$.seats", "null"),
    ("partnership", None, "$.partnership", "null"),
    ("seats/1", None, "$.seats[1]", "null"),
    (f"{R}/agreed", None, f"$.{RATED}.agreed", "null"),
    (f"{R}/target", None, f"$.{RATED}.target", "null"),
    ("actions/0/due", None, "$.actions[0].due", "null"),
    ("overlay/examples/police.clear-messages", None, '$.overlay.examples["police.clear-messages"]', "null"),
    # Reasons, notes, positions, voices
    (f"{R}/ratings/2/reason", REMOVED, f"$.{RATED}.ratings[2].reason", "missing"),
    (f"{R}/ratings/2/reason", " \t", f"$.{RATED}.ratings[2].reason", "white space"),
    (f"{R}/ratings/0/reason", "x", f"$.{RATED}.ratings[0].reason", "only beside"),
    (f"{R}/ratings/1/reason", "x", f"$.{RATED}.ratings[1].reason", "only beside"),
    (f"{R}/agreed", {"level": "not_applicable"}, f"$.{RATED}.agreed.reason", "missing"),
    (f"{R}/agreed/reason", "x", f"$.{RATED}.agreed.reason", "only beside"),
    (f"{N}/agreed/reason", "x", f"$.{SPLIT}.agreed.reason", "only beside"),
    (f"{R}/ratings/0/voice", "police", f"$.{RATED}.ratings[0].voice", "Leave one"),
    (f"{R}/ratings/0", {"voice": "ngos", "level": 1, "note": "x"}, f"$.{RATED}.ratings[0].note", "beside a seat"),
    (f"{R}/ratings/0", {"level": 1, "note": "x"}, f"$.{RATED}.ratings[0].note", "beside a seat"),
    (f"{N}/agreed/positions", REMOVED, f"$.{SPLIT}.agreed.positions", "missing"),
    (f"{N}/agreed/positions", [], f"$.{SPLIT}.agreed.positions", "at least two"),
    (f"{N}/agreed/positions", [{"level": 1}], f"$.{SPLIT}.agreed.positions", "at least two"),
    (f"{R}/agreed/positions", [{"level": 1}, {"level": 2}], f"$.{RATED}.agreed.positions", "only beside"),
    (f"{R}/agreed/positions", [], f"$.{RATED}.agreed.positions", "only beside"),
    # Twice the same
    ("seats/1/id", "s1", "$.seats[1].id", "twice"),
    (f"{R}/ratings/1/seat", "s1", f"$.{RATED}.ratings[1].seat", "twice"),
    ("actions/0/supporting", ["ngos", "police", "ngos"], "$.actions[0].supporting[2]", "twice"),
    ("actions/0/responsibilities", ["police.clear-messages"] * 2, "$.actions[0].responsibilities[1]", "twice"),
    ("overlay/hidden", ["mens-groups.discuss-gender-roles"] * 2, "$.overlay.hidden[1]", "twice"),
    # Dates
    ("round/closed", "2026-05-03", "$.round.closed", "lies before opened"),
    ("actions/0/due", "2026-05-31", "$.actions[0].due", "lies before start"),
    *(
        ("round/opened", bad, "$.round.opened", "date")
        for bad in (
            *("2026-02-29", "2026-13-01", "2026-04-31", "0000-01-01", "10000-01-01", "2026-5-4", "20260504"),
            *(
                "2026-05-04T00:00",
                "2026-W01-1",
                "٢٠٢٦-٠٥-٠٤",
                "２０２６-05-04",
                "2026-05-04\n",
                " 2026-05-04",
                "",
                20260504,
            ),
        )
    ),
    # Ids of seats and actions
    *(
        ("actions/0/id", bad, "$.actions[0].id", "An id")
        for bad in ("", "_a", "-a", "a b", "é", "a" * 65, "a\n", "٢", 1)
    ),
    # Texts
    ("partnership/name", "", "$.partnership.name", "empty"),
    ("partnership/name", " \u00a0\n", "$.partnership.name", "white space"),
    ("round/title", "\t", "$.round.title", "white space"),
    ("actions/0/title", " ", "$.actions[0].title", "white space"),
    ("overlay/added/0/statement", " ", "$.overlay.added[0].statement", "white space"),
    ("overlay/sectors/police", " ", "$.overlay.sectors.police", "white space"),
    ("partnership/area", "", "$.partnership.area", "empty"),
    (f"{R}/agreed/note", "", f"$.{RATED}.agreed.note", "empty"),
    ("actions/0/steps", ["x", ""], "$.actions[0].steps[1]", "empty"),
    ("partnership/name", "x" * 301, "$.partnership.name", "300"),
    ("partnership/area", "x" * 301, "$.partnership.area", "300"),
    ("round/title", "x" * 301, "$.round.title", "300"),
    ("actions/0/title", "x" * 301, "$.actions[0].title", "300"),
    ("actions/0/lead_role", "x" * 301, "$.actions[0].lead_role", "300"),
    ("overlay/sectors/police", "x" * 301, "$.overlay.sectors.police", "300"),
    (f"{R}/agreed/evidence", "x" * 10_001, f"$.{RATED}.agreed.evidence", "10,000"),
    ("actions/0/steps", ["x" * 10_001], "$.actions[0].steps[0]", "10,000"),
    ("overlay/added/0/statement", "x" * 10_001, "$.overlay.added[0].statement", "10,000"),
    *(
        (f"{R}/ratings/0/note", f"x{bad}", f"$.{RATED}.ratings[0].note", f"U+{ord(bad):04X}")
        for bad in "\x00\x01\x08\x0b\x0c\x1b\x1f\x7f\x85\x9f\u202a\u202b\u202c\u202d\u202e\ud800\udbff\udc00\udfff"
    ),
    *((f"{R}/agreed/note", bad, f"$.{RATED}.agreed.note", "text") for bad in (1, True, 1.5, [], {})),
    # Objects and lists
    ("seats", {}, "$.seats", "list"),
    ("partnership", "x", "$.partnership", "object"),
    ("responsibilities", [], "$.responsibilities", "object"),
    (f"{R}", [], f"$.{RATED}", "object"),
    (f"{R}/ratings", {}, f"$.{RATED}.ratings", "list"),
    (f"{N}/agreed/positions", "x", f"$.{SPLIT}.agreed.positions", "list"),
    ("actions", {}, "$.actions", "list"),
    ("actions/0/steps", "x", "$.actions[0].steps", "list"),
    ("overlay", [], "$.overlay", "object"),
    # The overlay
    ("responsibilities/mens-groups.discuss-gender-roles", {}, None, "hidden"),
    ("actions/0/responsibilities/0", "mens-groups.discuss-gender-roles", "$.actions[0].responsibilities[0]", "hidden"),
    *((f"{A}/{way}", value, f"$.overlay.added[0].{path}", words) for way, value, path, words in TEXTS),
    *(
        ("overlay/added/0/id", bad, "$.overlay.added[0].id", "local.")
        for bad in (
            "local.",
            "local.A",
            "local.a_b",
            "night-buses",
            "local.a\n",
            "police.night-buses",
            "LOCAL.a",
            1,
            "",
        )
    ),
]


@pytest.mark.parametrize(("way", "value", "path", "words"), CASES)
def test_a_file_is_refused_where_its_problem_stands(way: str, value: object, path: str | None, words: str) -> None:
    path = path or '$.responsibilities["mens-groups.discuss-gender-roles"]'

    told, *more = problems(changed(way, value))

    assert not more or way.startswith("seats")  # without its seat a rating has a problem of its own
    assert told.startswith(f"round.json: {path}: ")
    assert words in told
    assert told.isascii()
    assert told.isprintable()


def test_the_example_itself_has_no_problem() -> None:
    assert problems(contract_example()) == []


@pytest.mark.parametrize(
    ("way", "value"),
    [
        (f"{R}/ratings/0", {"level": 1}),
        (f"{R}/ratings/0", {"voice": "ngos", "level": 1}),
        (f"{R}/ratings/0", {"voice": "victims-survivors", "level": "not_applicable"}),
        (f"{R}/ratings/0", {"level": "not_applicable", "reason": "x"}),
        (f"{R}/agreed", {"level": "not_applicable", "reason": "x", "note": "y"}),
        (f"{R}/agreed/note", " "),
        (f"{R}/agreed/note", "x" * 10_000),
        ("partnership/name", "x" * 300),
        ("actions/0/supporting", ["police"]),
        ("actions/0/supporting", []),
        ("actions/0/steps", []),
        ("actions/0/id", "A-_" + "9" * 61),
        ("actions/0/responsibilities", ["local.night-buses"]),
        ("actions/0/due", "2026-06-01"),
        ("responsibilities/local.night-buses", {"agreed": {"level": 0}}),
        ("overlay/examples/local.night-buses", "The last ferry"),
        ("overlay/added/0/id", "local.-0-"),
        *((f"{A}/{name}", REMOVED) for name in ("why", "levels", "evidence", "ask", "steps", "safety", "supports")),
        *((f"{A}/{name}", []) for name in ("evidence", "ask", "steps", "supports", "steps/0/helps")),
        ("round/closed", "2026-05-04"),
        (f"{N}/agreed/positions", [{"level": "not_known"}, {"level": "not_applicable"}, {"level": 0}]),
    ],
)
def test_a_file_is_read_where_the_contract_allows_it(way: str, value: object) -> None:
    assert problems(changed(way, value)) == []


def test_two_actions_have_two_ids() -> None:
    content = contract_example()
    content["actions"] *= 2

    (told,) = problems(content)

    assert told.startswith("round.json: $.actions[1].id: ")


def test_two_added_responsibilities_have_two_ids() -> None:
    content = contract_example()
    content["overlay"]["added"] *= 2

    (told,) = problems(content)

    assert told.startswith("round.json: $.overlay.added[1].id: ")


@pytest.mark.parametrize(("count", "told"), [(50, 0), (51, 1)])
def test_at_most_fifty_responsibilities_are_added(count: int, told: int) -> None:
    content = contract_example()
    one = content["overlay"]["added"][0]
    content["overlay"]["added"] = [{**one, "id": f"local.n{number}"} for number in range(count)]

    found = problems(content)

    assert len(found) == told
    assert all(problem.startswith("round.json: $.overlay.added: 51 ") for problem in found)


def test_every_problem_is_told_at_once() -> None:
    content = contract_example()
    content["partnership"]["name"] = ""
    content["round"]["target"] = 9
    content["actions"][0]["due"] = "soon"

    places = [problem.split(": ")[1] for problem in problems(content)]

    assert places == ["$.partnership.name", "$.round.target", "$.actions[0].due"]


def test_a_newer_version_is_judged_by_nothing_but_its_version() -> None:
    (told,) = problems({"format": "coordinated-response-assessment", "version": 7, "anything": [None]})

    assert "a release of the toolkit that knows version 7" in told


def test_the_ids_of_an_unknown_edition_are_not_judged() -> None:
    content = contract_example()
    content["edition"] = "2031.2"
    content["responsibilities"]["courts.new-one"] = {"target": 9}

    assert [problem.split(": ")[1] for problem in problems(content)] == [
        "$.edition",
        '$.responsibilities["courts.new-one"].target',
    ]


def test_a_rating_may_not_name_a_seat_where_there_are_no_seats() -> None:
    content = contract_example()
    del content["seats"]

    assert len(problems(content)) == 3


def test_after_two_hundred_problems_the_rest_is_counted() -> None:
    content = contract_example()
    content["seats"] = [{"id": "", "voice": "police"} for _ in range(150)]
    del content["responsibilities"]

    told = problems(content)  # 150 ids that are none, and 149 of them twice

    assert len(told) == 201
    assert told[-1] == "round.json: And 99 more problems."


def test_a_long_text_of_the_file_is_shortened_and_escaped_in_a_message() -> None:
    content = contract_example()
    content["edition"] = "\u202e\n" + "é" * 500
    content["\x1b[2J" + "y" * 500] = 1

    told = problems(content)

    assert [len(problem) < 900 and problem.isascii() and problem.isprintable() for problem in told] == [True, True]
    assert told[0].startswith('round.json: $["\\u001b[2Jyyy')
    assert "y" * 80 not in told[0]
    assert '"\\u202e\\n\\u00e9' in told[1]


def test_a_note_is_never_repeated_in_a_message() -> None:
    content = contract_example()
    content["responsibilities"]["police.referral-protocols"]["ratings"][0]["note"] = "Something private\x00"
    content["responsibilities"]["police.referral-protocols"]["agreed"]["note"] = "Something private " * 1000

    assert not any("private" in problem for problem in problems(content))
