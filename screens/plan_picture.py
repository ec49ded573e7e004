"""The actions over time as a picture to take along, over the columns that paper has."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assessments import Action, Status
from exports import PicturedAction, TimelinePicture, timeline_svg
from exports.timeline import axis_of, bar_of, place_of
from screens.components.saved_picture import draw_saving
from screens.components.words import month_text, status_name
from screens.round_page import OpenRound

__all__ = ["draw_timeline_saving"]


def draw_timeline_saving(page: OpenRound, said: Sequence[tuple[Action, str]], today: date) -> None:
    """What saves the picture of these actions, each with all that is said of it; nothing where none has a date."""
    _ = page.translator.gettext
    round_ = page.assessment.round
    axis = axis_of((action for action, _words in said), round_.closed or round_.opened)
    if axis is None:
        return
    place, there = place_of(today, axis), {action.stands for action, _words in said}
    picture = TimelinePicture(
        _("The actions over time"),
        [month_text(day.year, day.month) for day in axis.days],
        [PicturedAction(action.title, words, action.stands, bar_of(action, axis)) for action, words in said],
        [(one, status_name(one, page.translator)) for one in Status if one in there],
        None if place is None else (place, _("today")),
    )
    draw_saving(timeline_svg(picture), picture.title, page.translator, key="timeline", name="timeline")
