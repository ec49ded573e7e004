"""Reading ease, measured: the words of the checklists are plain enough for everybody at the table.

Flesch-Kincaid grade (years of school in the United States). `docs/content-review.md` shows the figures; print them with

    python -m pytest tests/checklists/test_reading_ease.py -s
"""

import re
import warnings
from pathlib import Path
from statistics import median

from checklists import read_edition
from tests.checklists.words import Text, written

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # textstat finds its word list by pkg_resources, which says that it is old
    import textstat

JUDGED = {"statement", "levels", "question"}
MEDIAN = 9
HARDEST = 13
REVIEW = Path(__file__).parents[2] / "docs" / "content-review.md"

TEXTS = written(read_edition())
GRADES: dict[Text, float] = {one: textstat.flesch_kincaid_grade(one.text) for one in TEXTS}


def table() -> str:
    """The figures by key: how many texts, the median grade, the highest."""
    rows = ["| texts | how many | median grade | highest |", "|---|---|---|---|"]
    for key in dict.fromkeys(one.key for one in TEXTS):
        grades = [grade for one, grade in GRADES.items() if one.key == key]
        rows.append(f"| `{key}` | {len(grades)} | {median(grades):.1f} | {max(grades):.1f} |")
    judged = [grade for one, grade in GRADES.items() if one.key in JUDGED]
    rows.append(f"| statements, levels and questions | {len(judged)} | {median(judged):.1f} | {max(judged):.1f} |")
    rows.append(f"| all | {len(GRADES)} | {median(GRADES.values()):.1f} | {max(GRADES.values()):.1f} |")
    return "\n".join(rows)


def test_the_measure_tells_plain_from_heavy() -> None:
    plain = textstat.flesch_kincaid_grade("She can see a nurse in a room of her own.")
    heavy = textstat.flesch_kincaid_grade(
        "Institutional stakeholders operationalise multidisciplinary coordination modalities notwithstanding capacity."
    )
    assert plain < 4
    assert heavy > 20


def test_the_median_of_statements_levels_and_questions_is_at_most_grade_9() -> None:
    print("", table(), sep="\n")
    judged = [grade for one, grade in GRADES.items() if one.key in JUDGED]
    assert median(judged) <= MEDIAN


def test_no_text_is_harder_than_grade_13() -> None:
    hard = [f"{one.place}: {grade:.1f}" for one, grade in GRADES.items() if grade > HARDEST]
    assert hard == []


def test_the_review_shows_the_figures_of_today() -> None:
    shown = re.findall(r"^\|.*\|$", REVIEW.read_text(encoding="utf-8"), re.MULTILINE)
    assert [row for row in table().splitlines() if row not in shown] == [], "print the table and put it into the review"
