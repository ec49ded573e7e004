"""Every text of the checklists with the place where it stands, for tests of the words themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checklists import Edition, Responsibility, Sector

__all__ = ["Text", "tokens", "written"]


class Text(NamedTuple):
    """One text: where it stands (`police.clear-messages levels[2]`), under which key, and what it says."""

    place: str
    key: str
    text: str


def written(edition: Edition) -> tuple[Text, ...]:
    """Every text of `edition` that we wrote, in the order of the files."""
    return tuple(_written(edition))


def _written(edition: Edition) -> Iterator[Text]:
    for level in edition.scale:
        yield Text(f"edition scale[{level.level}]", "meaning", level.meaning)
    for theme in edition.themes:
        yield Text(f"edition {theme.id}", "about", theme.about)
    for sector in edition.sectors:
        yield from _of_sector(sector)
        for one in edition.of_sector(sector.id):
            yield from _of_responsibility(one)


def _of_sector(sector: Sector) -> Iterator[Text]:
    for key in ("about", "who", "at_the_table", "must_never"):
        yield Text(f"{sector.id} {key}", key, getattr(sector, key))


def _of_responsibility(one: Responsibility) -> Iterator[Text]:
    yield Text(f"{one.id} statement", "statement", one.statement)
    if one.why:
        yield Text(f"{one.id} why", "why", one.why)
    for level, text in enumerate(one.levels or ()):
        yield Text(f"{one.id} levels[{level}]", "levels", text)
    for number, text in enumerate(one.evidence or ()):
        yield Text(f"{one.id} evidence[{number}]", "evidence", text)
    for number, asked in enumerate(one.ask or ()):
        yield Text(f"{one.id} ask[{number}]", "question", asked.question)
    for number, step in enumerate(one.steps or ()):
        yield Text(f"{one.id} steps[{number}].step", "step", step.step)
        yield Text(f"{one.id} steps[{number}].indicator", "indicator", step.indicator)
    if one.safety:
        yield Text(f"{one.id} safety.risk", "risk", one.safety.risk)
        yield Text(f"{one.id} safety.precaution", "precaution", one.safety.precaution)


def tokens(text: str) -> list[str]:
    """The words of `text` in lower case, without punctuation: "women’s" is one word, "victims/survivors" two."""
    return re.findall(r"[a-z]+", re.sub(r"[’']", "", text.lower()))
