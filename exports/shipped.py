"""What comes with the toolkit to set pages from: templates and style sheets. What is missing is told by its name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, TemplateNotFound

from checklists import MendableError, Problem

__all__ = ["Templates", "shipped_style"]

FOLDER = Path(__file__).with_name("templates")


class Templates(FileSystemLoader):
    """The templates.

    Raises MendableError where one cannot be read.
    """

    def __init__(self) -> None:
        super().__init__(FOLDER)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """As Jinja asks for it."""
        try:
            return super().get_source(environment, template)
        except (TemplateNotFound, OSError) as error:
            raise _incomplete(template) from error


def shipped_style(name: str) -> str:
    """The style sheet called `name`.

    Raises MendableError where it cannot be read.
    """
    try:
        return (FOLDER / name).read_text(encoding="utf-8")
    except OSError as error:
        raise _incomplete(name) from error


def _incomplete(name: str) -> MendableError:
    told = "This file of the toolkit cannot be read, and no page is set without it. Get the toolkit again; data stay."
    return MendableError([Problem(f"exports/{FOLDER.name}/{name}", told)])
