"""Everything that a partnership takes home, file by file, under the names of contract §5."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from assessments import Assessment
from checklists import Edition
from exports.assessment_json import assessment_json
from exports.calendar_file import actions_ics
from exports.csv_file import actions_csv
from exports.document import plan_docx
from exports.earlier import Earlier
from exports.pdf import Paper, plan_pdf
from exports.spreadsheet import plan_xlsx
from translations import Translator

__all__ = ["everything"]


def everything(  # noqa: PLR0913 - as for plan_pdf
    edition: Edition,
    assessment: Assessment,
    translator: Translator,
    *,
    paper: Paper = Paper.A4,
    large: bool = False,
    earlier: Earlier | None = None,
) -> Mapping[str, Callable[[], bytes]]:
    """What makes each file, under its name: whoever waits can be told how far it is.

    `edition` is adapted and translated. With `earlier`, the plans tell what changed since that round; with `large`, the
    PDFs are in large print.
    Making a PDF raises what `plan_pdf` raises.
    """
    pdf = partial(plan_pdf, edition, assessment, translator, paper=paper, large=large, earlier=earlier)
    return {
        "plan.pdf": pdf,
        **{f"plan-{sector.id}.pdf": partial(pdf, sector=sector.id) for sector in edition.sectors},
        "plan.xlsx": partial(plan_xlsx, edition, assessment, translator, earlier=earlier),
        "plan.docx": partial(plan_docx, edition, assessment, translator, earlier=earlier),
        "actions.csv": partial(actions_csv, edition, assessment, translator),
        "actions.ics": partial(actions_ics, edition, assessment, translator),
        "assessment.json": partial(assessment_json, edition, assessment),
    }
