"""What makes a fragment follow the round: it is drawn again where what it shows is no longer what is stored."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from screens.components.own import draw_component
from storage import RoundRef
from translations import Translator
from web.addresses import round_address

__all__ = ["RatedLine", "draw_watch"]


@dataclass(frozen=True, slots=True)
class RatedLine:
    """A line that says how many have rated a responsibility (None: any), kept up to date without a run.

    `some` holds `{rated}`; `none` is said where nobody has.
    """

    responsibility: str | None
    rated: int
    some: str
    none: str


def draw_watch(  # noqa: PLR0913 what is followed, and what is said of it
    ref: RoundRef,
    topic: str,
    version: object,
    translator: Translator,
    *,
    line: RatedLine | None = None,
    news: str = "",
) -> None:
    """Draw the fragment that this stands in again as soon as `topic` has another version than the one drawn.

    `topic` is `entry:<responsibility>`, `entries`, `discussed`, `people`, `shown` or `round`; `version` what
    `Store.pulse` said of it before the fragment read what it shows (of `entries` the newest). `mine:<kind>` follows the
    fields of that kind in this tab, `mine:action:<id>` those of one action. Stands once in a fragment for each topic.
    Somebody who types what the new picture would take away is asked first. `news` is read aloud as soon as it is
    another than what was drawn before.
    """
    _ = translator.gettext
    words = {"held": _("This has just changed for everybody. What you are typing is not stored."), "show": _("Show it")}
    data = {"round": round_address(ref), "topic": topic, "version": version, "words": words, "news": news}
    if line is not None:
        data["line"] = asdict(line)
    draw_component("watch", key=f"watch:{round_address(ref)}:{topic}", data=data, on_asked_change=_nothing)


def _nothing() -> None:
    """The run itself is all that is asked for."""
