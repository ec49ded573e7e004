"""Records that fit their schemas and each other, as the frozen values that everything else works with."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from checklists.model import (
    Edition,
    Guidance,
    LevelMeaning,
    Question,
    Responsibility,
    Safety,
    Sector,
    SectorId,
    Source,
    Step,
    Theme,
)
from checklists.shape import Record

__all__ = ["edition_of"]


def edition_of(edition: Record, retired: Record, sectors: Mapping[str, Record]) -> Edition:
    """The edition of edition.yaml, retired.yaml and the files of its sectors, each sector's under its id."""
    return Edition(
        id=edition["edition"],
        published=edition["published"],
        source=Source(**edition["source"].values),
        sectors=tuple(_sector(one, sectors[one["id"]]) for one in edition.records("sectors")),
        themes=tuple(Theme(**one.values) for one in edition.records("themes")),
        scale=tuple(LevelMeaning(**one.values) for one in edition.records("scale")),
        responsibilities=tuple(
            _responsibility(sector["id"], one)
            for sector in edition.records("sectors")
            for one in sectors[sector["id"]].records("responsibilities")
        ),
        retired=MappingProxyType({one["id"]: one.get("replaced_by") for one in retired.records("retired")}),
    )


def _sector(listed: Record, file: Record) -> Sector:
    return Sector(
        id=listed["id"],
        name=listed["name"],
        about=file["about"],
        who=file["who"],
        at_the_table=file["at_the_table"],
        must_never=file["must_never"],
        protected=listed.get("protected") or False,
        guidance=tuple(Guidance(**one.values) for one in file.records("guidance")),
    )


def _responsibility(sector: SectorId, record: Record) -> Responsibility:
    made = {
        "ask": tuple(Question(**one.values) for one in record.records("ask")),
        "steps": tuple(Step(**one.values) for one in record.records("steps")),
        "safety": Safety(**record["safety"].values),
    }
    return Responsibility(sector=sector, **{**record.values, **made})
