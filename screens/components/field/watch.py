"""What makes a fragment follow the round: it is drawn again where what it shows is no longer what is stored."""

from __future__ import annotations

from dataclasses import dataclass

from screens.components.field.component import component
from storage import RoundRef
from translations import Translator
from web.addresses import round_address

__all__ = ["RatedCount", "draw_watch"]


@dataclass(frozen=True, slots=True)
class RatedCount:
    """A line that says how many of `all` seats have rated a responsibility; kept up to date without a run."""

    responsibility: str
    rated: int
    all: int


def draw_watch(
    ref: RoundRef, topic: str, version: object, translator: Translator, *, count: RatedCount | None = None
) -> None:
    """Draw the fragment that this stands in again as soon as `topic` has another version than the one drawn.

    `topic` is `entry:<responsibility>`, `discussed`, `people`, `shown` or `round`; `version` what `Store.pulse` said of
    it before the fragment read what it shows. `mine:<kind>` follows the fields of that kind in this tab.
    Stands once in a fragment for each topic; somebody who types what the new picture would take away is asked first.
    """
    _ = translator.gettext
    words = {"held": _("This has just changed for everybody. What you are typing is not stored."), "show": _("Show it")}
    data = {"round": round_address(ref), "topic": topic, "version": version, "words": words}
    if count is not None:
        data["counts"] = {
            "responsibility": count.responsibility,
            "rated": count.rated,
            "all": count.all,
            "some": _("{rated} of {all} have rated this"),
            "none": _("Nobody has rated this yet"),
        }
    component("watch")(key=f"watch:{round_address(ref)}:{topic}", data=data, on_asked_change=_nothing)


def _nothing() -> None:
    """The run itself is all that is asked for."""
