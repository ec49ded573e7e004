"""The toolkit's application: puts the parts together and serves them. Started by `python3 manage.py run`."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st

from checklists import MendableError, published_editions
from screens.files import FileDesk, file_route
from screens.services import Services, compose, composed
from screens.trouble import show_trouble
from storage import database_url, open_store

ROOT = Path(__file__).resolve().parent

desk = FileDesk()


def compose_services() -> Services:
    """The parts, put together: checklists, database, files.

    Raises MendableError where the checklists or the database cannot be used as they are.
    """
    editions = published_editions()
    current = max(editions.values(), key=lambda one: one.published)
    made = Services(open_store(database_url()), editions, current, ROOT / "examples", desk)
    compose(made)
    return made


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Hold the parts for as long as the application runs."""
    made = composed() or compose_services()
    # Streamlit's collection after each run is off; what is long-lived need not be looked at again.
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        made.store.close()


app = st.App(ROOT / "screens" / "main.py", lifespan=lifespan, routes=[file_route(desk)], on_script_error=show_trouble)


def main() -> int:
    """Serve until stopped; 1 where the checklists or the database cannot be used as they are."""
    parser = argparse.ArgumentParser(description="Serve the toolkit to this computer.")
    parser.add_argument("--port", type=int, default=8501, help="the port to listen at (default: %(default)s)")
    options = parser.parse_args()
    try:
        compose_services()
    except MendableError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return 1
    app.run(config={"server.port": options.port})
    return 0


if __name__ == "__main__":
    sys.exit(main())
