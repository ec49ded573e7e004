"""The days of a plan as calendar entries: one for each due date, and one to look at the plan again.

A calendar is seen over somebody's shoulder and on locked screens: it holds what has to be done by when and by whom, and
nothing of what was said about survivors' safety, money or why something is stuck. What is internal is marked so.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Component, Event, Todo

from assessments import Action, Assessment, Status
from checklists import Edition, SectorId
from exports.draft import plan_of
from exports.material import CLOSED, Material, material
from exports.plan import ActionEntry
from exports.text import storable_throughout
from scoring.follow_up import review_day
from translations import Translator

__all__ = ["actions_ics"]

REMINDER = timedelta(days=-7)
NAMESPACE = uuid.UUID("6f0e4f5c-2f0d-5a49-9d0c-6b1d8d0c7a11")  # ours: the same action is the same entry when sent again


def actions_ics(
    edition: Edition,
    assessment: Assessment,
    translator: Translator,
    *,
    sector: SectorId | None = None,
    public: bool = False,
) -> bytes:
    """The due dates of the plan's actions and the day of its review, for any calendar (RFC 5545).

    `edition` is adapted and translated, as for `plan_pdf`. An action without a due date has no entry.
    """
    chosen = edition.sector_by_id[sector] if sector else None
    made = material(edition, assessment, translator, chosen, public=public)
    calendar = Calendar()
    calendar.add("prodid", "-//Action plan//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", translator.gettext("Action plan"))
    for event in _events(made):
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _events(made: Material) -> Iterator[Component]:
    plan = storable_throughout(plan_of(made))
    for action, entry in zip(made.actions, plan.actions, strict=True):
        if action.due:
            yield _due(made, action, action.due, entry)
    yield _review(made)


def _review(made: Material) -> Component:
    _ = made.words.gettext
    day = review_day(made.assessment.round, made.actions)
    review = (made.assessment.round.title, "review")
    told = _("Look at the plan together: what is done, what is stuck, and when you rate again.")
    if day:
        event = _dated(made, review, day, _("Review of the action plan"), told)
        event.add_component(_reminder(made))
        return event
    # A calendar must hold something, and a day is still to be agreed on.
    return _entry(Todo(), made, review, _("Choose a day to review the action plan"), told)


def _due(made: Material, action: Action, due: date, entry: ActionEntry) -> Event:
    _ = made.words.gettext
    title = entry.title
    if action.stands is Status.DONE:
        title = f"{entry.status_shape} {title}"
    # An action goes over into the next round under its id, and then it is the same entry.
    event = _dated(made, [f"action {action.id}"], due, title, _told(made, entry))
    if action.stands is Status.DROPPED:
        event.add("status", "CANCELLED")
    if not action.is_public:
        event.add("class", "CONFIDENTIAL")
    if action.stands not in CLOSED:
        event.add_component(_reminder(made))
    return event


def _told(made: Material, entry: ActionEntry) -> str:
    _ = made.words.gettext
    lines = (
        (_("Lead"), entry.lead or _("Nobody yet")),
        (_("With"), entry.partners),
        (_("Status"), entry.status_word),
        (_("Answers"), "\n".join(f"{one.place} {one.statement}" for one in entry.bearings)),
        (_("How we will know"), entry.indicator),
    )
    return "\n".join(f"{label}: {value}" for label, value in lines if value)


def _dated(made: Material, names: Sequence[str], day: date, title: str, told: str) -> Event:
    event = Event()
    event.add("dtstart", day)  # a whole day; where it has no end, it ends with the day
    event.add("transp", "TRANSPARENT")
    _entry(event, made, names, title, told)
    return event


def _entry(entry: Component, made: Material, names: Sequence[str], title: str, told: str) -> Component:
    round_ = made.assessment.round
    written = round_.closed or round_.opened or made.edition.published
    entry.add("uid", str(uuid.uuid5(NAMESPACE, json.dumps([made.assessment.partnership.name, *names]))))
    # Of the round and no clock: the same plan is the same file.
    entry.add("dtstamp", datetime.combine(written, time(), UTC))
    entry.add("summary", title)
    entry.add("description", told)
    return entry


def _reminder(made: Material) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", REMINDER)
    alarm.add("description", made.words.gettext("Action plan"))  # what a locked screen shows
    return alarm
