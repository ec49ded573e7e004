"""The assessment file of contract §4: its values, how it is read and written; and how a filled sheet is read."""

from assessments.example import is_invented
from assessments.model import (
    DEFAULT_IMPORTANCE,
    DEFAULT_TARGET,
    Action,
    Agreement,
    Answer,
    Assessment,
    Entry,
    Finding,
    Level,
    Partnership,
    Position,
    Rating,
    Resources,
    Role,
    Round,
    Seat,
    Secured,
    Status,
    Visibility,
)
from assessments.read_overlay import MAX_ADDED
from assessments.read_sheet import SheetRating, read_sheet
from assessments.reading import is_pdf, read_assessment
from assessments.sheet_form import SheetPlace, sheet_place
from assessments.texts import MAX_BYTES, MAX_NAME, MAX_TEXT, text_problem
from assessments.writing import write_assessment

__all__ = [
    "DEFAULT_IMPORTANCE",
    "DEFAULT_TARGET",
    "MAX_ADDED",
    "MAX_BYTES",
    "MAX_NAME",
    "MAX_TEXT",
    "Action",
    "Agreement",
    "Answer",
    "Assessment",
    "Entry",
    "Finding",
    "Level",
    "Partnership",
    "Position",
    "Rating",
    "Resources",
    "Role",
    "Round",
    "Seat",
    "Secured",
    "SheetPlace",
    "SheetRating",
    "Status",
    "Visibility",
    "is_invented",
    "is_pdf",
    "read_assessment",
    "read_sheet",
    "sheet_place",
    "text_problem",
    "write_assessment",
]
