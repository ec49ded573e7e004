"""What `app.py` composed for the screens. One for the process: any client can empty Streamlit's caches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from checklists import Edition
from screens.files import FileDesk
from storage import Store

__all__ = ["Services", "compose", "composed", "services"]


@dataclass(frozen=True, slots=True)
class Services:
    """The database, the published editions under their ids, the example assessments, the files to be fetched."""

    store: Store
    editions: Mapping[str, Edition]
    current_edition: Edition
    examples: Path
    desk: FileDesk


_composed: list[Services] = []


def compose(made: Services) -> None:
    """Take what `app.py` made; called once, before the first page is drawn."""
    _composed[:] = [made]


def composed() -> Services | None:
    """What `app.py` made; None before it has."""
    return _composed[0] if _composed else None


def services() -> Services:
    """What `app.py` made, where it has."""
    return _composed[0]
