"""What is new in a round's pulse, as short as can be: forty phones on poor Wi-Fi hear it several times a second."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # as in services.py
    from storage import Pulse

__all__ = ["news"]


def news(known: Pulse | None, now: Pulse) -> str:
    """What to lay over the pulse that is `known`, to get `now`, as JSON; all of it where nothing is known.

    Members of members are laid over one by one; one that is there no more is null.
    """
    before, after = asdict(known) if known else {}, asdict(now)
    return json.dumps(_over(before, after), separators=(",", ":"))


def _over(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    changed = {name: value for name, value in after.items() if name not in before or before[name] != value}
    within = {name: _over(before[name], value) for name, value in changed.items() if _both(before.get(name), value)}
    return changed | within | dict.fromkeys(before.keys() - after.keys())


def _both(before: object, after: object) -> bool:
    return isinstance(before, Mapping) and isinstance(after, Mapping)
