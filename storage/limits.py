"""What may be written into a round: the limits and refusals of contract §4, for what people type as for files."""

from __future__ import annotations

import json
from functools import lru_cache

from assessments import Action, Assessment, Partnership, Round, read_assessment, text_problem, write_assessment
from checklists import Edition, MendableError, Overlay, Problem, adapted, published_editions

__all__ = [
    "adapted_edition",
    "check_action",
    "check_assessment",
    "check_choice",
    "check_responsibility",
    "check_round",
    "check_text",
    "overlay_from",
    "overlay_text",
]

NOBODY, NO_TITLE = Partnership("-"), Round("-")


def check_assessment(assessment: Assessment, name: str = "assessment") -> bytes:
    """The assessment as a file.

    Raises MendableError where reading that file would refuse it.
    """
    try:
        data = write_assessment(assessment)
    except UnicodeEncodeError as error:
        problem = text_problem(error.object, len(error.object)) or "This holds what is no character."
        raise MendableError([Problem(name, problem)]) from error
    read_assessment(data, name, published_editions())
    return data


def check_round(edition: str, partnership: Partnership, round_: Round) -> None:
    """Raises MendableError where a name, title, area, date or target is not as the contract says."""
    _check_part(Assessment(edition, partnership, round_), "$.")


def check_action(edition: str, overlay: str | None, action: Action) -> None:
    """Raises MendableError where the action is not as the contract says."""
    adaptation = overlay_from(edition, overlay)
    _check_part(Assessment(edition, NOBODY, NO_TITLE, actions=(action,), overlay=adaptation), "$.actions[0].")


def _check_part(assessment: Assessment, path: str) -> None:
    try:
        check_assessment(assessment, "-")
    except MendableError as error:
        problems = [Problem(one.where.removeprefix(f"-: {path}"), one.message) for one in error.problems]
        raise MendableError(problems) from error


def check_responsibility(edition: str, overlay: str | None, responsibility: str) -> None:
    """Raises MendableError where the round has no such responsibility."""
    if responsibility not in adapted_edition(edition, overlay).by_id:
        raise MendableError([Problem("responsibility", "There is no such responsibility in this round.")])


def check_choice(where: str, value: object, allowed: tuple[object, ...]) -> None:
    """Raises MendableError where `value` is none of `allowed` and not None. True is not 1, nor is 1.0."""
    if value is not None and not any(type(value) is type(one) and value == one for one in allowed):
        raise MendableError([Problem(where, f"This is one of {', '.join(map(str, allowed))}, or nothing.")])


def check_text(where: str, text: str, limit: int) -> None:
    """Raises MendableError where `text` may not stand in an assessment; it may be empty."""
    problem = text_problem(text, limit, needed=False)
    if problem:
        raise MendableError([Problem(where, problem)])


@lru_cache(maxsize=64)
def adapted_edition(edition: str, overlay: str | None) -> Edition:
    """The edition as a round has it.

    Raises MendableError where this program does not know the edition.
    """
    if edition not in published_editions():
        raise MendableError([Problem("edition", f"Edition {edition!a} is not in this toolkit. Install a newer one.")])
    return adapted(published_editions()[edition], overlay_from(edition, overlay))


def overlay_text(assessment: Assessment) -> str | None:
    """The overlay of an assessment as the JSON of its file; None where it has none."""
    if assessment.overlay is None:
        return None
    alone = Assessment(assessment.edition, NOBODY, NO_TITLE, overlay=assessment.overlay)
    return json.dumps(json.loads(write_assessment(alone))["overlay"], ensure_ascii=False)


@lru_cache(maxsize=64)
def overlay_from(edition: str, text: str | None) -> Overlay | None:
    """The overlay that `overlay_text` wrote."""
    if text is None:
        return None
    file = json.loads(write_assessment(Assessment(edition, NOBODY, NO_TITLE))) | {"overlay": json.loads(text)}
    return read_assessment(json.dumps(file).encode(), "overlay", published_editions()).overlay
