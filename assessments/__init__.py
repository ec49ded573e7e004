"""The assessment file of contract §4: its values, how it is read with located problems, how it is written."""

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
from assessments.reading import read_assessment
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
    "Status",
    "Visibility",
    "read_assessment",
    "text_problem",
    "write_assessment",
]
