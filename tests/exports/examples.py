"""The examples, and their plans set by the worker that the application has too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from assessments import Assessment, read_assessment
from checklists import Edition, SectorId, adapted, published_editions
from exports.pdf import WORKER, Paper, typeset_plan
from translations import translator_for

EXAMPLES = Path(__file__).parents[2] / "examples"
ENGLISH = translator_for("en")

Typeset = Callable[..., bytes]


def example(name: str) -> Assessment:
    return read_assessment((EXAMPLES / f"{name}.json").read_bytes(), name, published_editions())


def edition_of(assessment: Assessment) -> Edition:
    return adapted(published_editions()[assessment.edition], assessment.overlay)


def set_plan(
    assessment: Assessment,
    sector: str | None = None,
    *,
    public: bool = False,
    paper: Paper = Paper.A4,
    large: bool = False,
) -> bytes:
    made = typeset_plan(
        WORKER,
        edition_of(assessment),
        assessment,
        ENGLISH,
        sector=SectorId(sector) if sector else None,
        public=public,
        paper=paper,
        large=large,
    )
    assert made.complaints == ()
    return made.pdf
