"""The checklists: the only reader of `responsibilities/`, and the values everything else works with."""

from checklists.adaptation import adapted
from checklists.editions import published_editions, read_editions
from checklists.model import (
    Edition,
    Guidance,
    LevelMeaning,
    LevelTexts,
    Overlay,
    Question,
    Responsibility,
    ResponsibilityId,
    Safety,
    Sector,
    SectorId,
    Source,
    Step,
    Theme,
    ThemeId,
)
from checklists.overlay_file import overlay_in, read_overlay
from checklists.overlay_writing import write_overlay
from checklists.problems import MendableError, Problem
from checklists.reading import RESPONSIBILITIES, read_edition
from checklists.translation import translated

__all__ = [
    "RESPONSIBILITIES",
    "Edition",
    "Guidance",
    "LevelMeaning",
    "LevelTexts",
    "MendableError",
    "Overlay",
    "Problem",
    "Question",
    "Responsibility",
    "ResponsibilityId",
    "Safety",
    "Sector",
    "SectorId",
    "Source",
    "Step",
    "Theme",
    "ThemeId",
    "adapted",
    "overlay_in",
    "published_editions",
    "read_edition",
    "read_editions",
    "read_overlay",
    "translated",
    "write_overlay",
]
