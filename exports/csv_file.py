"""The actions as comma-separated values, for whatever program somebody has. No cell ever becomes a formula."""

from __future__ import annotations

import csv
import io
import unicodedata
from datetime import date

from assessments import Assessment
from checklists import Edition, SectorId
from exports.draft import plan_of
from exports.material import material
from exports.tables import LONGEST_CELL, Value, actions_table
from translations import Translator

__all__ = ["actions_csv"]

# What spreadsheets take for the beginning of a formula, in the width of East Asian scripts too.
BEGINS_A_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
BYTE_ORDER_MARK = "\ufeff"  # Excel takes the file for its own old encoding otherwise


def actions_csv(
    edition: Edition,
    assessment: Assessment,
    translator: Translator,
    *,
    sector: SectorId | None = None,
    public: bool = False,
) -> bytes:
    """One line for each action of the plan, in UTF-8, days as `YYYY-MM-DD`.

    `edition` is adapted and translated, as for `plan_pdf`.
    """
    chosen = edition.sector_by_id[sector] if sector else None
    made = material(edition, assessment, translator, chosen, public=public)
    table = actions_table(made, plan_of(made))
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow([column.title for column in table.columns])
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return f"{BYTE_ORDER_MARK}{written.getvalue()}".encode()


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return _harmless(value) if isinstance(value, str) else str(value)


def _harmless(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula."""
    seen = next((character for character in text if unicodedata.category(character) != "Cf"), "")
    return f"'{text}"[:LONGEST_CELL] if seen in BEGINS_A_FORMULA and seen else text
