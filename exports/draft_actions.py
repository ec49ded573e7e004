"""The actions of a plan, in words."""

from __future__ import annotations

from assessments import Action, Resources, Status
from exports.material import BANDS, Material
from exports.plan import ActionEntry
from exports.timeline import bar_of
from scoring.model import Band

__all__ = ["LOOKS", "action_entries"]

LOOKS = {
    Status.NOT_STARTED: "not-started",
    Status.IN_PROGRESS: "going",
    Status.BLOCKED: "blocked",
    Status.DONE: "done",
    Status.DROPPED: "dropped",
}
"""The style class of a bar, by how its action stands."""

PRESSING = (Band.HIGH, Band.MEDIUM, Band.LOW, Band.FIND_OUT, Band.NONE)


def action_entries(material: Material) -> tuple[ActionEntry, ...]:
    """Every action, in the order of the plan."""
    return tuple(_entry(material, material.numbers[action.id], action) for action in material.actions)


def _entry(material: Material, number: int, action: Action) -> ActionEntry:
    words = material.words
    shape, word = words.status(action.stands)
    resources = action.resources or Resources()
    band = _band(material, action)
    return ActionEntry(
        number=number,
        title=action.title,
        band=BANDS[band] if band else "none",
        band_word=words.band(band),
        bearings=tuple(material.bearing(name) for name in action.responsibilities),
        steps=action.steps or (),
        lead=material.name(action.lead) if action.lead else "",
        lead_role=action.lead_role or "",
        partners=words.all_of(material.name(one) for one in action.supporting or ()),
        start=words.day(action.start),
        due=words.day(action.due),
        money=resources.money or "",
        people=resources.people or "",
        secured=words.secured(action.resources),
        indicator=action.indicator or "",
        verification=action.verification or "",
        survivor_safety=action.survivor_safety or "",
        survivor_input=action.survivor_input or "",
        status_shape=shape,
        status_word=word,
        status_note=action.status_note or "",
        internal=not action.is_public,
        look=LOOKS[action.stands],
        bar=bar_of(action, material.axis) if material.axis else None,
    )


def _band(material: Material, action: Action) -> Band | None:
    found = {material.figures[name].band for name in action.responsibilities}
    return next((band for band in PRESSING if band in found), None)
