"""A plan as values, in words and in reading order: all that the templates are given, and no more."""

from __future__ import annotations

from dataclasses import dataclass

from exports.timeline import Bar

__all__ = [
    "ActionEntry",
    "Address",
    "Bearing",
    "Cell",
    "ChangeLine",
    "ChangeSince",
    "Checklist",
    "ContentsLine",
    "Fact",
    "FinishedAction",
    "HeatRow",
    "Item",
    "Level",
    "Link",
    "Plan",
    "Position",
    "Priority",
    "SourceNote",
    "ThemeRow",
    "Timeline",
    "TimelineColumn",
]


class Address(str):
    """The address of a page: kept exactly as it is, where other texts are given places to break."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One count on the cover."""

    figure: str
    label: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One responsibility in the heatmap. `kind` is a style class, `mark` what stands in it, `meaning` that in words."""

    kind: str
    mark: str
    meaning: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One sector in the heatmap; None where the sector has no responsibility at that place of the source."""

    name: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """How many responsibilities of one theme stand where."""

    name: str
    reached: int
    below: int
    not_known: int
    no_agreement: int
    not_applicable: int
    not_discussed: int


@dataclass(frozen=True, slots=True)
class Bearing:
    """A responsibility as an action or a list names it: its place (`2.4`), its wording, whose it is."""

    place: str
    statement: str
    sector: str


@dataclass(frozen=True, slots=True)
class Priority:
    """One responsibility that is short of its target or has to be found out about."""

    bearing: Bearing
    safety_critical: bool
    agreed: str
    target: int
    cell: Cell
    band: str
    band_word: str
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """One action. `number` is the one it goes by (`Material.numbers`), `band` the most pressing of what it answers.

    `bar` is how it lies over time, and `look` the style class of that; None where it has no date.
    """

    number: int
    title: str
    band: str
    band_word: str
    bearings: tuple[Bearing, ...]
    steps: tuple[str, ...]
    lead: str
    lead_role: str
    partners: str
    start: str
    due: str
    money: str
    people: str
    secured: str
    indicator: str
    verification: str
    survivor_safety: str
    survivor_input: str
    status_shape: str
    status_word: str
    status_note: str
    internal: bool
    look: str
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class TimelineColumn:
    """Some months of the timeline, named by the first."""

    month: str
    year: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The actions over time, from the month `begins` to the month `ends`.

    `rows`: the actions by the day on which they are to be done. `looks` says how bars look: style class and word of
    each that there is.
    """

    begins: str
    ends: str
    columns: tuple[TimelineColumn, ...]
    rows: tuple[ActionEntry, ...]
    looks: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Position:
    """One of the positions that were kept."""

    answer: str
    note: str


@dataclass(frozen=True, slots=True)
class Item:
    """One responsibility in a sector's checklist."""

    place: str
    statement: str
    example: str
    theme: str
    safety_critical: bool
    agreed: str
    target: int
    cell: Cell
    band: str
    band_word: str
    note: str
    evidence: str
    dissent: str
    reason: str
    positions: tuple[Position, ...]
    ratings: str
    own_view: str
    withheld: str
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A page of somebody else's."""

    title: str
    address: Address


@dataclass(frozen=True, slots=True)
class Checklist:
    """One sector: what it is asked, and what the table agreed. `anchor` is where the contents lead to."""

    number: int
    anchor: str
    name: str
    about: str
    progress: str
    entries: tuple[Item, ...]
    guidance: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FinishedAction:
    """An action that was finished between two rounds; `day` "" where it is not known or not told."""

    title: str
    lead: str
    day: str


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One responsibility in two rounds. `finished` stands beside it; that it led to the change is not said.

    `why` says why the two cannot be compared, "" where they can.
    """

    bearing: Bearing
    before: str
    after: str
    cell: Cell
    why: str
    finished: tuple[FinishedAction, ...]


@dataclass(frozen=True, slots=True)
class ChangeSince:
    """What changed since the round called `earlier`; `elsewhere` was finished where no level is higher yet."""

    earlier: str
    dates: str
    facts: tuple[Fact, ...]
    places: tuple[int, ...]
    heat: tuple[HeatRow, ...]
    better: tuple[ChangeLine, ...]
    worse: tuple[ChangeLine, ...]
    not_comparable: tuple[ChangeLine, ...]
    elsewhere: tuple[FinishedAction, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """One level of the scale."""

    level: int
    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class SourceNote:
    """Where the responsibilities come from."""

    link: Link
    last_edited: str
    looked_up: str
    edition: str


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """One line of the contents."""

    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole plan, or one sector's (`sector` is its name then), or what of it is public.

    `invented`: it is of the example. `review` is the day on which to look at it again.
    `whose` is what each page ends with. `attached`: the assessment file is attached.
    """

    partnership: str
    area: str
    round: str
    whose: str
    dates: str
    sector: str
    about: str
    public: bool
    invented: bool
    target: int
    rated: bool
    begun: bool
    facts: tuple[Fact, ...]
    places: tuple[int, ...]
    heat: tuple[HeatRow, ...]
    themes: tuple[ThemeRow, ...]
    unowned: tuple[Priority, ...]
    owned: tuple[Priority, ...]
    find_out: tuple[Priority, ...]
    actions: tuple[ActionEntry, ...]
    checklists: tuple[Checklist, ...]
    scale: tuple[Level, ...]
    source: SourceNote
    review: str = ""
    timeline: Timeline | None = None
    change: ChangeSince | None = None
    contents: tuple[ContentsLine, ...] = ()
    attached: bool = False
