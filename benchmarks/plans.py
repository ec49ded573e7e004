"""What a plan costs as PDF, in processor time, beside the same plan set as one document.

The floor is what one would write first: all that the plan holds as one page of HTML, set as one document, its tables
with columns as wide as what they hold, which is what CSS does unless it is told otherwise. The stricter floor is one
document as well, with our own style sheet, which fixes the columns. Drafting the plan and writing its HTML is in both.

Processor time of both processes, ours and the typesetter's: what else the machine does is not in it. Our side starts
with a typesetter that has loaded its fonts and nothing else, and so does the floor.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

import psutil  # type: ignore[import-untyped]

from assessments import Assessment
from benchmarks.figures import Figure
from checklists import Edition, SectorId, adapted, published_editions
from exports.draft import draft
from exports.pdf import Paper, plan_page, plan_pdf, style_sheet, typeset_plan
from exports.worker import FONTS, Worker
from translations import SOURCE_LANGUAGE, Translator, translator_for

__all__ = ["measure_plans"]

TURNS = 3
FLOOR = Path(__file__).with_name("floor") / "single.py"
CHANGED = SectorId("police")
# The page number of each part, as a single document finds it: by setting the pages until the numbers stay.
NUMBERED = (
    "attr(data-page) }\n.contents li::after { content: none }\n"
    ".contents a::after { position: absolute; right: 0; content: "
)
FIXED = "table-layout: fixed; "
SMALL = {
    "css": "", "variant": "pdf/ua-1", "language": "en", "title": "Fonts", "date": None, "keep": False,
    "sections": [{"html": "<!DOCTYPE html><title>Fonts</title><p>Fonts", "contents": False}],
}  # fmt: skip
WHOLE, ALL = "whole plan, cold", "whole plan and each sector’s, cold"
GOALS: dict[str, float | None] = {
    WHOLE: 0.75,
    ALL: 0.85,
    "whole plan after a change in one sector": 0.35,
    "each sector’s plan again, pages kept": 0.2,
    "each sector’s plan, unchanged": None,
    "one sector’s plan again, pages kept": 0.1,
    "whole plan, unchanged": 0.01,
}


def measure_plans(folder: Path, assessment: Assessment) -> list[Figure]:
    """Seven ways to ask for plans, each beside the floor of the same turn; two of them beside stricter floors too."""
    del folder  # nothing is written
    edition = adapted(published_editions()[assessment.edition], assessment.overlay)
    turns = [(_floors(edition, assessment), _turn(edition, assessment)) for _ in range(TURNS)]
    floors = [one for one, _ in turns]

    def beside(name: str, floor: Sequence[float], about: str = "", goal: float | None = None) -> Figure:
        return _figure(f"{name}{about}", [ours[name] for _, ours in turns], floor, goal)

    return [
        *(beside(name, [one.first for one in floors], goal=goal) for name, goal in GOALS.items()),
        *(beside(name, [one.fixed[0] for one in floors], ", columns fixed in the floor too") for name in (WHOLE, ALL)),
        beside(ALL, [sum(one.fixed) for one in floors], ", beside ten such documents"),
    ]


def _figure(name: str, ours: Sequence[float], floor: Sequence[float], goal: float | None = None) -> Figure:
    ratio = median(one / beside for one, beside in zip(ours, floor, strict=True))
    return Figure(f"PDF: {name}", median(ours), "s", median(floor), ratio, goal)


def _turn(edition: Edition, assessment: Assessment) -> dict[str, float]:
    words, worker = translator_for(SOURCE_LANGUAGE), Worker()
    worker.typeset(SMALL)
    sectors = [sector.id for sector in edition.sectors]

    def whole(of: Assessment = assessment) -> None:
        typeset_plan(worker, edition, of, words)

    def each() -> None:
        for sector in sectors:
            typeset_plan(worker, edition, assessment, words, sector=sector)

    spent = {}
    spent[WHOLE] = _spent(worker, whole)
    spent[ALL] = spent[WHOLE] + _spent(worker, each)
    spent["each sector’s plan again, pages kept"] = _spent(worker, each)
    one = _spent(worker, lambda: typeset_plan(worker, edition, assessment, words, sector=CHANGED))
    spent["one sector’s plan again, pages kept"] = one
    spent["whole plan after a change in one sector"] = _spent(worker, lambda: whole(_changed(assessment)))
    worker.stop()
    spent["whole plan, unchanged"] = _unchanged(edition, assessment, words, [None])
    spent["each sector’s plan, unchanged"] = _unchanged(edition, assessment, words, sectors)
    return spent


def _unchanged(
    edition: Edition, assessment: Assessment, words: Translator, sectors: Sequence[SectorId | None]
) -> float:
    """Processor seconds of asking a second time; the typesetter has no part in it."""
    for _ in range(2):
        begun = time.process_time()
        for sector in sectors:
            plan_pdf(edition, assessment, words, sector=sector)
    return time.process_time() - begun


def _spent(worker: Worker, work: Callable[[], object]) -> float:
    """Processor seconds of this process and of the typesetter."""
    typesetter = psutil.Process(worker.process_id)

    def so_far() -> float:
        used = typesetter.cpu_times()
        return float(time.process_time() + used.user + used.system)

    begun = so_far()
    work()
    return so_far() - begun


def _changed(assessment: Assessment) -> Assessment:
    """The same with one note changed in one sector."""
    entries = dict(assessment.entries or {})
    name = next(one for one, entry in entries.items() if one.startswith(CHANGED) and entry.agreed)
    agreed = entries[name].agreed
    if agreed is not None:
        entries[name] = replace(entries[name], agreed=replace(agreed, note="Changed on the next day."))
    return replace(assessment, entries=entries)


@dataclass(frozen=True)
class _Floors:
    """Processor seconds of single documents: `first`, the whole plan as one would first write it.

    `fixed`: with our style sheet, the whole plan and then each sector's.
    """

    first: float
    fixed: tuple[float, ...]


def _floors(edition: Edition, assessment: Assessment) -> _Floors:
    css = style_sheet(Paper.A4).replace("attr(data-page) }", f"{NUMBERED}target-counter(attr(href), page) }}")
    if FIXED not in css:
        raise RuntimeError(f"the style sheet of plans no longer says “{FIXED}”")
    words, pages, drafted = translator_for(SOURCE_LANGUAGE), [], []
    for sector in (None, *edition.sectors):
        begun = time.process_time()
        pages.append(plan_page(*draft(edition, assessment, words, sector, public=False)))
        drafted.append(time.process_time() - begun)
    (first,), fixed = _single(pages[:1], css.replace(FIXED, "")), _single(pages, css)
    return _Floors(drafted[0] + first, tuple(map(sum, zip(drafted, fixed, strict=True))))


def _single(pages: Sequence[str], css: str) -> list[float]:
    """Processor seconds of each page as a document of its own."""
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, str(FLOOR)],
        input=json.dumps({"pages": pages, "css": css}),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "FONTCONFIG_FILE": str(FONTS)},
    )
    spent: list[float] = json.loads(done.stdout)
    return spent
