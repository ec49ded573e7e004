"""What a person can mend in what they gave us: collected, located, said plainly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["MendableError", "Problem"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: `where` it stands (`police.yaml:31`, `plan.json: $.seats[0]`) and what to do about it."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


class MendableError(Exception):
    """Base of everything a person can mend. Shown as it is, never with a traceback.

    `problems` holds at least one problem, in the order in which they stand in what was read.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[object, ...]:
        # Kinds of it are made from something else than problems.
        return _again, (type(self), self.problems)


def _again(kind: type[MendableError], problems: tuple[Problem, ...]) -> MendableError:
    error = kind.__new__(kind)
    MendableError.__init__(error, problems)
    return error
