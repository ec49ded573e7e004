import doctest
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments import Agreement, Assessment, Entry, Finding, Partnership, Position, Rating, Round, Seat
from checklists import ResponsibilityId, SectorId, published_editions
from scoring.agenda import MOST_SEATS, Agenda, Part, PartKind, Topic, agenda, clock, topics

DOCUMENT = Path(__file__).parents[2] / "docs" / "agenda.md"
EDITION = published_editions()["2026.1"]
SURVIVORS = SectorId("victims-survivors")


def test_every_worked_example_is_what_the_code_does() -> None:
    results = doctest.testfile(str(DOCUMENT), module_relative=False, encoding="utf-8")
    assert results.attempted > 8
    assert results.failed == 0


@st.composite
def matters(draw: st.DrawFn) -> tuple[Topic, ...]:
    sizes = draw(st.lists(st.integers(1, 14), max_size=9))
    differ = st.booleans()
    return tuple(
        Topic(ResponsibilityId(f"s{sector}.r{number}"), SectorId(f"s{sector}"), draw(differ))
        for sector, size in enumerate(sizes)
        for number in range(size)
    )


seats = st.integers(1, 60)


def parts_of(made: Agenda) -> list[Part]:
    return [part for session in made.sessions for part in session.parts]


@given(matters(), seats)
def test_the_whole_is_the_sum_of_its_parts_and_each_begins_where_the_one_before_ends(
    given_: tuple[Topic, ...], count: int
) -> None:
    made = agenda(given_, count)
    assert made.minutes == sum(part.minutes for part in parts_of(made))
    for session in made.sessions:
        ends = 0
        for part in session.parts:
            assert part.begins == ends
            ends += part.minutes
        assert ends == session.minutes


@given(matters(), seats)
def test_every_responsibility_is_in_exactly_one_part_in_the_order_given(given_: tuple[Topic, ...], count: int) -> None:
    made = agenda(given_, count)
    assert [topic for part in parts_of(made) for topic in part.topics] == list(given_)
    assert all({topic.sector for topic in part.topics} == {part.sector} for part in parts_of(made) if part.topics)


@given(matters(), seats)
def test_a_part_lasts_as_long_as_its_responsibilities(given_: tuple[Topic, ...], count: int) -> None:
    made = agenda(given_, count)
    for part in parts_of(made):
        if part.kind is PartKind.AGREE:
            each = (made.minutes_disagreement if one.disagreement else made.minutes_each for one in part.topics)
            assert part.minutes == sum(each) > 0


@given(matters(), seats)
def test_nobody_sits_for_more_than_75_minutes_and_no_session_is_longer_than_three_and_a_half_hours(
    given_: tuple[Topic, ...], count: int
) -> None:
    for session in agenda(given_, count).sessions:
        assert session.minutes <= 210
        since = 0
        for part in session.parts:
            since = 0 if part.kind is PartKind.BREAK else since + part.minutes
            assert since <= 75


@given(matters(), seats)
def test_each_session_opens_and_closes_and_the_actions_come_once_at_the_end(
    given_: tuple[Topic, ...], count: int
) -> None:
    made = agenda(given_, count)
    for number, session in enumerate(made.sessions):
        assert session.parts[0].kind is (PartKind.REOPENING if number else PartKind.OPENING)
        assert session.parts[-1].kind is PartKind.CLOSING
        assert session.parts[-2].kind is not PartKind.BREAK
    kinds = [part.kind for part in parts_of(made)]
    assert kinds.count(PartKind.ACTIONS) == kinds.count(PartKind.GROUND_RULES) == 1
    assert made.sessions[-1].parts[-2].kind is PartKind.ACTIONS


@given(matters(), seats, st.integers(0, 30))
def test_more_seats_never_make_it_shorter(given_: tuple[Topic, ...], count: int, more: int) -> None:
    fewer, many = agenda(given_, count), agenda(given_, count + more)
    assert many.minutes >= fewer.minutes
    assert len(many.sessions) >= len(fewer.sessions)
    assert many.minutes_each >= fewer.minutes_each


@given(matters(), seats, st.data())
def test_one_more_disagreement_never_makes_it_shorter(
    given_: tuple[Topic, ...], count: int, data: st.DataObject
) -> None:
    if not given_:
        return
    at = data.draw(st.integers(0, len(given_) - 1))
    more = (*given_[:at], replace(given_[at], disagreement=True), *given_[at + 1 :])
    assert agenda(more, count).minutes >= agenda(given_, count).minutes


@given(matters(), seats)
def test_no_break_leaves_one_responsibility_of_a_long_sector_alone(given_: tuple[Topic, ...], count: int) -> None:
    sizes = {one.sector: sum(other.sector == one.sector for other in given_) for one in given_}
    for part in parts_of(agenda(given_, count)):
        if part.sector and sizes[part.sector] >= 4:
            assert len(part.topics) >= 2


def test_without_responsibilities_there_is_still_a_meeting() -> None:
    # 10 + 15 + 30 + 10, by hand.
    assert agenda(()).minutes == 65


def test_from_thirty_seats_on_it_is_the_same() -> None:
    assert MOST_SEATS == 30
    assert replace(agenda(topics(EDITION), 30), seats=500) == agenda(topics(EDITION), 500)


@pytest.mark.parametrize("count", [0, -1])
def test_a_table_has_at_least_one_seat(count: int) -> None:
    with pytest.raises(ValueError, match="seats"):
        agenda((), count)


@pytest.mark.parametrize(
    ("minutes", "shown"), [(0, time(22, 45)), (75, time(0, 0)), (90, time(0, 15)), (15, time(23, 0))]
)
def test_a_clock_goes_past_midnight(minutes: int, shown: time) -> None:
    assert clock(time(22, 45), minutes) == shown


def sectors_in(found: tuple[Topic, ...]) -> list[str]:
    return list(dict.fromkeys(one.sector for one in found))


def test_survivors_come_second_and_the_others_in_the_order_of_the_checklists() -> None:
    assert sectors_in(topics(EDITION)) == [
        *("health-care", "victims-survivors", "police", "social-services", "ngos", "community-groups"),
        *("faith-groups", "local-government", "mens-groups"),
    ]


@pytest.mark.parametrize("asked", [("police", "victims-survivors"), ("victims-survivors",)])
def test_survivors_are_never_the_last_of_several(asked: tuple[str, ...]) -> None:
    few = replace(EDITION, responsibilities=tuple(one for one in EDITION.responsibilities if one.sector in asked))
    assert sectors_in(topics(few))[0] == SURVIVORS


def a_round(**entries: Entry) -> Assessment:
    named = {ResponsibilityId(key.replace("__", ".").replace("_", "-")): one for key, one in entries.items()}
    seats = (Seat("s1", SectorId("police")), Seat("s2", SectorId("ngos")))
    return Assessment("2026.1", Partnership("Here"), Round("One"), seats=seats, entries=named)


FAR_APART = (Rating(0, seat="s1"), Rating(4, seat="s2"))
TWO_VIEWS = Agreement(Finding.NO_AGREEMENT, positions=(Position(0), Position(3)))


def test_within_a_sector_disagreements_come_first_and_what_was_settled_is_none() -> None:
    round_ = a_round(
        police__referral_protocols=Entry(ratings=FAR_APART),
        police__regular_training=Entry(agreed=TWO_VIEWS),
        police__aggregate_data=Entry(ratings=FAR_APART, agreed=Agreement(2)),
    )
    police = [one for one in topics(EDITION, round_) if one.sector == "police"]
    assert [(one.id, one.disagreement) for one in police] == [
        ("police.referral-protocols", True),
        ("police.regular-training", True),
        ("police.clear-messages", False),
        ("police.enable-reporting", False),
        ("police.respect-and-belief", False),
        ("police.regular-meetings", False),
        ("police.aggregate-data", False),
    ]


def test_what_is_left_is_what_has_no_answer_and_what_nobody_agreed_on() -> None:
    round_ = a_round(
        police__referral_protocols=Entry(agreed=Agreement(0)),
        police__regular_training=Entry(agreed=TWO_VIEWS),
        police__aggregate_data=Entry(agreed=Agreement(Finding.NOT_KNOWN)),
        police__regular_meetings=Entry(agreed=Agreement(Finding.NOT_APPLICABLE, reason="No such meetings here")),
    )
    left = [one.id for one in topics(EDITION, round_, left_only=True) if one.sector == "police"]
    assert left == [
        *("police.regular-training", "police.clear-messages", "police.enable-reporting", "police.respect-and-belief"),
    ]
    assert len(topics(EDITION, round_)) == 64
