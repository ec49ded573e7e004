"""What was measured, as figures beside their goals: worked out, and set as a table or as JSON. Pure."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median

__all__ = ["Figure", "Machine", "as_json", "as_table", "beside_floor", "percentile", "ratio_of_turns"]

HEAD = ("", "here", "floor", "ratio", "goal", "")


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. `ours` and `floor` in `unit`; a goal is the most that `ratio` (or `ours`) may be.

    A goal that `must` be reached fails the run; no time may.
    """

    name: str
    ours: float
    unit: str
    floor: float | None = None
    ratio: float | None = None
    most_ratio: float | None = None
    most: float | None = None
    must: bool = False

    @property
    def reached(self) -> bool | None:
        """Whether the goal is reached; None where there is none."""
        if self.most_ratio is not None and self.ratio is not None:
            return self.ratio <= self.most_ratio
        return None if self.most is None else self.ours <= self.most


@dataclass(frozen=True, slots=True)
class Machine:
    """On what it was measured. `load` is how many programs wanted a core over the last minute, None where unknown."""

    cores: int
    load: float | None
    python: str
    streamlit: str


def beside_floor(
    name: str, unit: str, ours: Sequence[float], floor: Sequence[float], most_ratio: float | None
) -> Figure:
    """The median of both sides, and of the ratios of their turns."""
    ratio = median(one / other for one, other in zip(ours, floor, strict=True))
    return Figure(name, median(ours), unit, median(floor), ratio, most_ratio)


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest of the values that at least `share` (0 … 1) of them do not exceed.

    Raises ValueError where there is none.
    """
    if not values:
        raise ValueError("There is nothing to take a percentile of.")
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def ratio_of_turns(ours: Sequence[Sequence[float]], floor: Sequence[Sequence[float]], share: float) -> float:
    """The median of the ratios that each turn gave: what disturbs a turn disturbs both sides of it."""
    return median(percentile(one, share) / percentile(other, share) for one, other in zip(ours, floor, strict=True))


def as_table(figures: Sequence[Figure], machine: Machine) -> str:
    """Lines for a person to read."""
    rows = [HEAD, *(_cells(one) for one in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = [
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    load = "" if machine.load is None else f", load {machine.load:.1f}"
    cores = f"{machine.cores} core" + ("" if machine.cores == 1 else "s")
    return "\n".join([*lines, "", f"{cores}{load}; Python {machine.python}, Streamlit {machine.streamlit}"])


def as_json(figures: Sequence[Figure], machine: Machine) -> str:
    """The same for a program to read."""
    told = [asdict(one) | {"reached": one.reached} for one in figures]
    return json.dumps({"machine": asdict(machine), "figures": told}, indent=2)


def _cells(figure: Figure) -> tuple[str, ...]:
    goal = ""
    if figure.most_ratio is not None:
        goal = f"≤ {figure.most_ratio:g} ×"
    elif figure.most is not None:
        goal = f"≤ {figure.most:g} {figure.unit}".rstrip()
    return (
        figure.name,
        _amount(figure.ours, figure.unit),
        "" if figure.floor is None else _amount(figure.floor, figure.unit),
        "" if figure.ratio is None else f"{figure.ratio:.2f} ×",
        goal,
        {None: "", True: "reached", False: "MISSED"}[figure.reached],
    )


def _amount(value: float, unit: str) -> str:
    digits = 2 if value < 1 else 1 if value < 100 else 0  # noqa: PLR2004 more would tell of the machine, not of us
    return f"{value:.{digits}f} {unit}" if unit else f"{value:g}"
