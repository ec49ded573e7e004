"""Which actions need the survivors' safety check before somebody leads them by a date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assessments import Action, Status
from checklists import Overlay, Responsibility, ThemeId, adapted, published_editions
from scoring.safety_check import lacks_safety_check, needs_safety_check

EDITION = published_editions()["2026.1"]
COMMITTED = Action("a", "t", ("mens-groups.speak-out",), lead="mens-groups", due=date(2027, 1, 1))


def test_it_is_asked_for_perpetrators_and_for_data_and_for_nothing_else() -> None:
    asked = [one.id for one in EDITION.responsibilities if needs_safety_check(EDITION, Action("a", "t", (one.id,)))]

    assert asked == [
        "health-care.perpetrator-protocols",
        "health-care.document-medical-impacts",
        "health-care.aggregate-data",
        "police.aggregate-data",
        "social-services.anonymised-data",
        "ngos.anonymised-data",
        "community-groups.engage-perpetrators",
        "faith-groups.hold-perpetrators-accountable",
        "local-government.anonymised-data",
        "mens-groups.speak-out",
        "mens-groups.challenge-masculinity",
        "mens-groups.discuss-gender-roles",
    ]


def test_one_such_gap_among_others_is_enough() -> None:
    both = Action("a", "t", ("police.clear-messages", "police.aggregate-data"))

    assert needs_safety_check(EDITION, both)


@pytest.mark.parametrize("theme", ["data", "accountability"])
def test_what_a_partnership_added_is_asked_too_and_what_is_not_there_is_not(theme: ThemeId) -> None:
    added = Responsibility("local.figures", "police", theme, "Figures are shared, and he is spoken to.")
    here = adapted(EDITION, Overlay(added=(added,)))
    action = Action("a", "t", ("local.figures",))

    assert needs_safety_check(here, action)
    assert not needs_safety_check(EDITION, action)


@pytest.mark.parametrize("written", [None, "", " \n"])
def test_it_is_lacking_once_somebody_leads_by_a_date_and_nothing_is_written(written: str | None) -> None:
    assert lacks_safety_check(EDITION, replace(COMMITTED, survivor_safety=written))


@pytest.mark.parametrize(
    "changed",
    [
        {"survivor_safety": "His partner is asked first."},
        {"lead": None},
        {"due": None},
        {"status": Status.DONE},
        {"status": Status.DROPPED},
        {"responsibilities": ("police.clear-messages",)},
    ],
)
def test_it_is_not_lacking_where_it_is_written_or_nobody_has_taken_it_on(changed: dict[str, object]) -> None:
    assert not lacks_safety_check(EDITION, replace(COMMITTED, **changed))
