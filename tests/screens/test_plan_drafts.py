"""Drafts of actions made from first steps."""

from __future__ import annotations

from datetime import date

from checklists import published_editions
from screens.plan_drafts import made_from

EDITION = published_editions()["2026.1"]
TODAY = date(2026, 11, 23)


def drafts():  # noqa: ANN201 pairs of a step and the action made from it
    for responsibility in EDITION.responsibilities:
        for step in responsibility.steps or ():
            yield responsibility, step, made_from(step, responsibility, EDITION, TODAY)


def test_every_step_of_the_edition_makes_an_action_as_it_proposes_it() -> None:
    for responsibility, step, action in drafts():
        assert action.title == step.step
        assert action.responsibilities == (responsibility.id,)
        assert action.indicator == step.indicator
        assert action.due is not None
        assert (action.due - TODAY).days == 7 * step.weeks
        assert action.is_taken_on


def test_survivors_are_never_proposed_to_lead() -> None:
    assert {action.lead for _one, _step, action in drafts()} == {
        sector.id for sector in EDITION.sectors if not sector.protected
    }


def test_whoever_leads_does_not_help_as_well() -> None:
    assert all(action.lead not in (action.supporting or ()) for _one, _step, action in drafts())


def test_two_drafts_of_one_step_are_two_actions() -> None:
    ids = [action.id for _one, _step, action in drafts()]

    assert len(set(ids)) == len(ids)
