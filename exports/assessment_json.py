"""The assessment file as it leaves the house: what contract §6 forbids in a file is taken out, nothing else changes."""

from __future__ import annotations

from assessments import Assessment, write_assessment
from checklists import Edition, SectorId
from scoring.disclosure import cut_to_sector, released

__all__ = ["assessment_json"]


def assessment_json(edition: Edition, assessment: Assessment, sector: SectorId | None = None) -> bytes:
    """The file of contract §4, whole or cut to one sector (contract §5). `edition` is adapted to the assessment."""
    file = released(edition, assessment)
    return write_assessment(file if sector is None else cut_to_sector(edition, file, sector))
