"""The checklists: the only reader of `responsibilities/`, and the values everything else works with."""

from checklists.model import (
    Edition,
    Guidance,
    LevelMeaning,
    Overlay,
    Responsibility,
    ResponsibilityId,
    Sector,
    SectorId,
    Source,
    Theme,
    ThemeId,
)
from checklists.problems import MendableError, Problem

__all__ = [
    "Edition",
    "Guidance",
    "LevelMeaning",
    "MendableError",
    "Overlay",
    "Problem",
    "Responsibility",
    "ResponsibilityId",
    "Sector",
    "SectorId",
    "Source",
    "Theme",
    "ThemeId",
]
