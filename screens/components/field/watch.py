"""What makes a fragment follow the round: it is drawn again where what it shows is no longer what is stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from screens.components.own import draw_component
from storage import RoundRef
from translations import Translator
from web.addresses import round_address

__all__ = ["Follow", "RatedLine", "draw_watch"]


@dataclass(frozen=True, slots=True)
class RatedLine:
    """A line that says how many have rated a responsibility (None: any), kept up to date without a run.

    `some` holds `{rated}`; `none` is said where nobody has.
    """

    responsibility: str | None
    rated: int
    some: str
    none: str


@dataclass(frozen=True, slots=True)
class Follow:
    """What a fragment follows: it is drawn again as soon as one of its `topics` has another version than the one drawn.

    A topic is `entry:<responsibility>`, `entries`, `discussed`, `people`, `shown` or `round`; its version what
    `Store.pulse` said of it before the fragment read what it shows (of `entries` the newest). `mine:<kind>` follows the
    fields of that kind in this tab, `mine:action:<id>` those of one action. Somebody who types what the new picture
    would take away is asked first. `news` is read aloud as soon as it is another than what was drawn before.
    """

    ref: RoundRef
    topics: Mapping[str, object]
    line: RatedLine | None = None
    news: str = ""

    def told(self, translator: Translator) -> dict[str, object]:
        """What goes to the browser (watch.js)."""
        _ = translator.gettext
        held = _("This has just changed for everybody. What you are typing is not stored.")
        return {
            "round": round_address(self.ref),
            "topics": dict(self.topics),
            "words": {"held": held, "show": _("Show it")},
            "news": self.news,
            "line": self.line and asdict(self.line),
        }


def draw_watch(follow: Follow, translator: Translator) -> None:
    """Draw what follows, where no choice of a level does (`draw_levels`). Once in a fragment for the same topics."""
    data, topics = {"follow": follow.told(translator)}, ",".join(follow.topics)
    draw_component("field", key=f"watch:{round_address(follow.ref)}:{topics}", data=data, on_asked_change=_nothing)


def _nothing() -> None:
    """The run itself is all that is asked for."""
