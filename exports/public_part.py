"""What of an assessment the public may see (contract §6), as an assessment: what is not there cannot leak."""

from __future__ import annotations

from dataclasses import replace

from assessments import Action, Agreement, Assessment, Entry

__all__ = ["public_part"]


def public_part(assessment: Assessment) -> Assessment:
    """The assessment without everything that contract §6 keeps from the public.

    Levels, targets, importance and the reason why something does not apply stay; so do public actions.
    """
    return replace(
        assessment,
        seats=None,
        entries={name: _public_entry(entry) for name, entry in (assessment.entries or {}).items()},
        actions=tuple(_public_action(action) for action in assessment.actions or () if action.is_public),
    )


def _public_entry(entry: Entry) -> Entry:
    agreed = entry.agreed
    return Entry(
        agreed=None if agreed is None else Agreement(agreed.answer, reason=agreed.reason),
        target=entry.target,
        importance=entry.importance,
    )


def _public_action(action: Action) -> Action:
    # Named one by one: a field that is new in the file stays private until somebody decides otherwise.
    return Action(
        id=action.id,
        title=action.title,
        responsibilities=action.responsibilities,
        steps=action.steps,
        lead=action.lead,
        lead_role=action.lead_role,
        supporting=action.supporting,
        start=action.start,
        due=action.due,
        indicator=action.indicator,
        verification=action.verification,
        status=action.status,
        visibility=action.visibility,
    )
