"""The checklists: the only reader of `responsibilities/`, and the values everything else works with."""

from checklists.adaptation import adapted, translated
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
from checklists.reading import RESPONSIBILITIES, published_editions, read_edition

__all__ = [
    "RESPONSIBILITIES",
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
    "adapted",
    "published_editions",
    "read_edition",
    "translated",
]
