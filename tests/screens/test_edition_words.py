"""What changed from one edition to the next, in words; and which round is told of it."""

import gettext
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from checklists import RESPONSIBILITIES, Edition, read_edition, read_editions
from screens.edition_news import News, news_of
from screens.edition_words import said_of_editions
from storage import RoundListing, RoundRef
from tests.checklists.editions import NEWER, publish_a_second

PLAIN = gettext.NullTranslations()
FIRST = read_edition()
BOTH = ("2026.1", NEWER)


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    folder = Path(shutil.copytree(RESPONSIBILITIES, tmp_path_factory.mktemp("editions") / "checklists"))
    publish_a_second(folder, schools=True)
    return read_editions(folder)[NEWER]


def said(earlier: Edition, later: Edition) -> dict[str, tuple[str, ...]]:
    return {one.heading: one.lines for one in said_of_editions(earlier, later, PLAIN)}


def test_what_changed_is_said_with_names_and_statements_and_without_ids(second: Edition) -> None:
    meetings = FIRST.by_id["police.regular-meetings"].statement
    teaching = FIRST.by_id["ngos.community-education"].statement
    spoken = FIRST.by_id["mens-groups.speak-out"].statement
    told = said(FIRST, second)
    assert told["New at the table"] == ("Schools",)
    assert told["No longer there"] == (f"Police: {meetings} In its place: Police: {meetings}", f"NGOs: {teaching}")
    assert told["New"][0] == f"NGOs: {teaching}"
    assert [one.partition(":")[0] for one in told["New"][1:]] == ["Schools"] * 3
    assert told["Said in other words"] == (f"Men’s groups: {spoken} Now: Every month, men’s{spoken[5:]}",)
    assert set(told) == {"New at the table", "No longer there", "New", "Said in other words"}


def test_nothing_is_said_where_nothing_changed() -> None:
    assert said(FIRST, FIRST) == {}


def test_a_change_of_what_helps_to_decide_is_said_once_for_each_responsibility() -> None:
    one = FIRST.by_id["police.clear-messages"]
    other = replace(one, why="Another reason.", evidence=("A thing", "Another"), theme="access")
    later = replace(FIRST, responsibilities=tuple(other if it is one else it for it in FIRST.responsibilities))
    told = said(FIRST, later)
    assert told["With another theme"] == (f"Police: {one.statement} → Access",)
    assert told["The same, with other words for its levels, questions or first steps"] == (f"Police: {one.statement}",)


def test_what_is_now_urgent_or_no_longer_is_said() -> None:
    calm, urgent = FIRST.by_id["police.clear-messages"], FIRST.by_id["police.enable-reporting"]
    assert (calm.safety_critical, urgent.safety_critical) == (False, True)
    turned = {one.id: replace(one, safety_critical=not one.safety_critical) for one in (calm, urgent)}
    later = replace(FIRST, responsibilities=tuple(turned.get(one.id, one) for one in FIRST.responsibilities))
    assert list(said(FIRST, later).values()) == [(f"Police: {calm.statement}",), (f"Police: {urgent.statement}",)]


def listing(name: str, edition: str, opened: str, partnership: str = "p") -> RoundListing:
    return RoundListing(
        ref=RoundRef(partnership, name),
        name="A town",
        area=None,
        title=name,
        opened=date.fromisoformat(opened),
        closed=None,
        edition=edition,
        agreed=0,
        responsibilities=64,
        changed_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


OLD = listing("Baseline", "2026.1", "2026-05-04")
NEW = listing("Second", NEWER, "2027-05-04")
THIRD = listing("Third", NEWER, "2028-05-04")


def news(here: RoundListing, *others: RoundListing) -> News | None:
    return news_of(here.ref, here.edition, (here, *others), BOTH)


def test_the_first_round_on_a_newer_edition_is_told_of_the_one_before() -> None:
    assert news(NEW, OLD, THIRD) == News("2026.1", NEWER, "Baseline")


def test_the_round_after_it_is_told_nothing_more() -> None:
    assert news(THIRD, NEW, OLD) is None


def test_a_round_on_an_older_edition_is_told_that_it_stays_on_it() -> None:
    assert news(OLD, NEW) == News("2026.1", NEWER, None)


def test_another_partnerships_round_is_never_named() -> None:
    assert news(NEW, replace(OLD, ref=RoundRef("q", "Baseline"))) is None


def test_a_first_round_on_the_newest_edition_is_told_nothing() -> None:
    assert news(NEW) is None


def test_an_edition_that_nobody_knows_here_is_not_spoken_of() -> None:
    assert news(NEW, replace(OLD, edition="2031.1")) is None
    assert news(replace(OLD, edition="2031.1"), NEW) is None
