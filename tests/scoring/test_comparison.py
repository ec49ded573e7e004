import unicodedata
from datetime import date

import pytest

from assessments import Agreement, Assessment, Entry, Finding, Partnership, Round
from checklists import MendableError, Overlay, Responsibility, published_editions
from scoring import Change, Side, compare

EDITION = published_editions()["2026.1"]
ID = "police.clear-messages"
LAST_OF_POLICE = EDITION.of_sector("police")[-1].id


def round_of(answer: object = None, *, name: str = "Here", opened: date | None = None, **members: object) -> Assessment:
    agreed = None if answer is None else Agreement(answer)
    title = members.pop("title", "A round")
    return Assessment(
        members.pop("edition", "2026.1"),
        Partnership(name),
        Round(title, opened),
        entries={ID: Entry(agreed=agreed)},
        **members,
    )


@pytest.mark.parametrize(
    ("before", "after", "change", "reason"),
    [
        (0, 4, Change.BETTER, None),
        (2, 2, Change.SAME, None),
        (0, 0, Change.SAME, None),
        (1, 0, Change.WORSE, None),
        (None, 0, Change.NOT_COMPARABLE, Side.EARLIER),
        (0, Finding.NOT_KNOWN, Change.NOT_COMPARABLE, Side.LATER),
        (Finding.NOT_APPLICABLE, 3, Change.NOT_COMPARABLE, Side.EARLIER),
        (Finding.NO_AGREEMENT, Finding.NO_AGREEMENT, Change.NOT_COMPARABLE, Side.BOTH),
        (None, None, Change.NOT_COMPARABLE, Side.BOTH),
    ],
)
def test_a_change_is_told_by_the_agreed_levels_alone(
    before: object, after: object, change: Change, reason: Side | None
) -> None:
    comparison = compare(EDITION, round_of(before), round_of(after))

    (found,) = (one for one in comparison.responsibilities if one.id == ID)
    assert (found.earlier, found.later, found.change, found.reason) == (before, after, change, reason)


def test_all_of_the_edition_is_compared_in_its_order() -> None:
    comparison = compare(EDITION, round_of(1, title="Baseline"), round_of(2, title="Second round"))

    assert [one.id for one in comparison.responsibilities] == [one.id for one in EDITION.responsibilities]
    assert (comparison.edition, comparison.earlier, comparison.later) == ("2026.1", "Baseline", "Second round")
    assert (comparison.totals.better, comparison.totals.not_comparable) == (1, 63)


def refusals(earlier: Assessment, later: Assessment) -> list[str]:
    try:
        compare(EDITION, earlier, later, "later.json")
    except MendableError as error:
        return [problem.where for problem in error.problems]
    return []


def test_rounds_that_cannot_be_compared_are_refused_where_they_differ() -> None:
    first, second = date(2026, 5, 4), date(2027, 5, 3)

    assert refusals(round_of(), round_of(name="There")) == ["later.json: $.partnership.name"]
    assert refusals(round_of(), round_of(edition="2027.1")) == ["later.json: $.edition"]
    assert refusals(round_of(opened=second), round_of(opened=first)) == ["later.json: $.round.opened"]
    assert len(refusals(round_of(opened=second), round_of(opened=first, name="There", edition="2027.1"))) == 3


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (date(2026, 5, 4), date(2027, 5, 3)),
        (date(2026, 5, 4), date(2026, 5, 4)),
        (None, date(2026, 5, 4)),
        (date(2026, 5, 4), None),
    ],
)
def test_rounds_without_a_date_stand_in_the_order_in_which_they_are_given(
    earlier: date | None, later: date | None
) -> None:
    assert refusals(round_of(opened=earlier), round_of(opened=later)) == []


def test_two_spellings_of_one_name_are_one_partnership() -> None:
    spellings = [unicodedata.normalize(form, "Zürich-Höngg") for form in ("NFC", "NFD")]
    assert spellings[0] != spellings[1]

    assert refusals(round_of(name=spellings[0]), round_of(name=spellings[1])) == []


def ids(earlier: Overlay | None, later: Overlay | None) -> list[str]:
    comparison = compare(EDITION, round_of(overlay=earlier), round_of(overlay=later))
    return [one.id for one in comparison.responsibilities]


def test_what_one_round_hides_stays_and_what_both_hide_leaves() -> None:
    hides = Overlay(hidden=(LAST_OF_POLICE,))

    assert LAST_OF_POLICE in ids(hides, None)
    assert LAST_OF_POLICE in ids(None, hides)
    assert LAST_OF_POLICE not in ids(hides, hides)


def test_what_either_round_added_stands_after_the_last_of_its_sector() -> None:
    ferry, buses, lamps = (
        Responsibility(f"local.{slug}", "police", "access", slug) for slug in ("ferry", "buses", "lamps")
    )

    found = ids(Overlay(added=(ferry, buses)), Overlay(added=(lamps, buses)))

    place = found.index(LAST_OF_POLICE) + 1
    assert found[place : place + 3] == ["local.lamps", "local.buses", "local.ferry"]
    assert len(found) == 67
