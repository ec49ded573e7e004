"""What `app.py` put together for the screens. One for the process: any client can empty Streamlit's caches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checklists.problems import MendableError
from web.orders import Orders

if TYPE_CHECKING:  # loading the database's library would hold up the start of the server
    from checklists import Edition
    from storage import Keeper, Store

__all__ = ["Services", "compose", "composed", "services"]

LONGEST_START = 60  # seconds


@dataclass(frozen=True, slots=True)
class Services:
    """The database, the published editions under their ids, the example assessments, the files that are asked for.

    `address` is what others open in their browser, without a page; "" while nobody else can connect. `keeper` makes the
    backups.
    """

    store: Store
    editions: Mapping[str, Edition]
    current_edition: Edition
    examples: Path
    orders: Orders
    address: str = ""
    keeper: Keeper | None = None


_made: Future[Services] = Future()


def compose(make: Callable[[], Services]) -> None:
    """Make the services; whoever waits for them gets them, or learns what there is to mend."""
    try:
        _made.set_result(make())
    except MendableError as error:
        print(error, file=sys.stderr, flush=True)
        _made.set_exception(error)
    except BaseException as error:
        _made.set_exception(error)
        raise


def composed() -> Services | None:
    """The services, where they are made and well."""
    return _made.result() if _made.done() and not _made.exception() else None


def services() -> Services:
    """The services; waits for them while the application starts.

    Raises MendableError where the checklists or the database cannot be used as they are.
    """
    return _made.result(timeout=LONGEST_START)
