"""What is taken home of a round, read once for all who ask while nothing in it changes."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime

from sqlalchemy import Connection

from assessments import Assessment
from scoring.disclosure import released
from storage import reading
from storage.limits import adapted_edition, overlay_text
from storage.model import RoundRef

__all__ = ["TakenHome"]

MOST_KEPT = 8  # rounds, of some 200 KB each


class TakenHome:
    """The rounds that were taken home last. Any number of threads may ask at once.

    At the end of a meeting every lead asks for the same round, while others save; reading it takes as long as several
    of them need for that.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[RoundRef, tuple[tuple[int, datetime], Assessment]] = OrderedDict()

    def read(self, connection: Connection, ref: RoundRef) -> Assessment:
        """The round as a file may hold it (contract §6).

        Raises NotAllowedError where there is no such round.
        """
        stamp = reading.stamp(connection, ref)
        kept = self._kept.get(ref)
        if kept is None or kept[0] != stamp:
            assessment = reading.round_state(connection, ref).assessment
            kept = stamp, released(adapted_edition(assessment.edition, overlay_text(assessment)), assessment)
            self._kept[ref] = kept
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return kept[1]
