"""The toolkit's application: puts the parts together and serves them. Started by `python3 manage.py run`."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import gc
from collections.abc import AsyncIterator
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from web.access import Access
from web.edge import Edge
from web.files import FileDesk, file_route
from web.index_page import index_routes
from web.packed_files import PackedFiles
from web.saving import save_route
from web.services import Services, compose, composed

ROOT = Path(__file__).resolve().parent
STREAMLIT = Path(st.__file__).parent / "static"
OWN = ROOT / "web" / "static"

desk = FileDesk()


def make_services() -> Services:
    """The parts, put together: checklists, database, files to be fetched.

    Raises MendableError where the checklists or the database cannot be used as they are.
    """
    # Here and not above: the server answers while these are still loading.
    import screens.pages  # noqa: F401, PLC0415 so that the first page need not wait for them
    from checklists import published_editions  # noqa: PLC0415
    from storage import database_url, open_store  # noqa: PLC0415

    editions = published_editions()
    current = max(editions.values(), key=lambda one: one.published)
    made = Services(open_store(database_url()), editions, current, ROOT / "examples", desk)
    # Streamlit's collection after each run is off; what is long-lived need not be looked at again.
    gc.collect()
    gc.freeze()
    return made


@contextlib.asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Make the parts beside the starting server, and hold them for as long as it runs."""
    making = asyncio.create_task(asyncio.to_thread(compose, make_services))
    yield
    await making
    if made := composed():
        made.store.close()


def on_script_error(error: Exception) -> bool:
    """Show a plain sentence in place of a page that could not be drawn."""
    from screens.trouble import show_trouble  # noqa: PLC0415 as in make_services

    return show_trouble(error)


def make_app(access: Access) -> st.App:
    """The application for those who may reach it."""
    page = (STREAMLIT / "index.html").read_text(encoding="utf-8")
    files = (
        PackedFiles(STREAMLIT / "static", "/static", lasting=True),
        PackedFiles(OWN, "/toolkit", lasting=False),
    )
    return st.App(
        ROOT / "screens" / "main.py",
        lifespan=lifespan,
        routes=[file_route(desk), save_route(), *index_routes(page, access.refuge)],
        middleware=[Middleware(Edge, access=access, files=files)],
        on_script_error=on_script_error,
    )


def main() -> None:
    """Serve until stopped."""
    parser = argparse.ArgumentParser(description="Serve the toolkit to this computer.")
    parser.add_argument("--port", type=int, default=8501, help="the port to listen at (default: %(default)s)")
    options = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):  # Ctrl+C is how it is stopped
        make_app(Access()).run(config={"server.port": options.port})


if __name__ == "__main__":
    main()
