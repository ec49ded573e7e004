"""What two processes of ours send each other: calls of our functions, and what came of them.

They are pickles, which nobody else may send. Of functions and languages they hold only the name.
"""

from __future__ import annotations

import copyreg
import io
import pickle
from collections import OrderedDict
from collections.abc import Mapping
from gettext import GNUTranslations
from types import MappingProxyType
from typing import Any

from assessments import Assessment
from checklists import Edition
from translations import translator_for

__all__ = ["packed", "unpacked"]

MOST_HELD = 8  # of what is large and sent again and again; some 100 KB each


def packed(what: object) -> bytes:
    """`what`, for the other side."""
    return _pickled(what, WAYS | HELD)


def unpacked(parcel: bytes) -> Any:  # noqa: ANN401 - whatever was packed
    """What the other side packed."""
    return pickle.loads(parcel)  # noqa: S301 - from a process of our own, which nobody else writes to


def _pickled(what: object, ways: Mapping[type, Any]) -> bytes:
    parcel = io.BytesIO()
    pickler = pickle.Pickler(parcel)
    pickler.dispatch_table = ways
    pickler.dump(what)
    return parcel.getvalue()


def _read_only(held: dict[object, object]) -> Mapping[object, object]:
    return MappingProxyType(held)


class _Held:
    """Parcels within parcels: of what was packed of late, and is the very same object still, packed once."""

    def __init__(self) -> None:
        self._held: OrderedDict[int, tuple[object, bytes]] = OrderedDict()

    def __call__(self, one: object) -> tuple[object, ...]:
        what, parcel = self._held.get(id(one), (None, b""))
        if what is not one:
            parcel = _pickled(one, WAYS)
            self._held[id(one)] = one, parcel
            while len(self._held) > MOST_HELD:
                self._held.popitem(last=False)
        return unpacked, (parcel,)


# What pickle does not know of itself.
WAYS: dict[type, Any] = copyreg.dispatch_table | {
    MappingProxyType: lambda held: (_read_only, (dict(held),)),
    GNUTranslations: lambda one: (translator_for, (one.info()["language"],)),
}
HELD: dict[type, Any] = dict.fromkeys((Edition, Assessment), _Held())
