"""The toolkit's application: puts the parts together and serves them. Started by `python3 manage.py run`."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import gc
import os
import signal
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route

from look import theme_options
from screens.components.own import early_scripts, register
from screens.late_touches import carry_out_late_touches
from screens.one_after_another import run_one_after_another
from screens.sent_at_once import send_at_once
from screens.sent_in_turn import send_in_turn
from screens.theme_read_once import read_theme_once
from screens.whole_runs import keep_runs_whole
from web import live
from web.access import LOCAL_NAMES, REFUGE, Access
from web.early_modules import early_modules
from web.edge import Edge
from web.files import FileDesk, file_route
from web.health import Health
from web.help_page import help_route
from web.index_page import index_routes
from web.joining import Joining
from web.logs import write_logs
from web.orders import Orders, order_route
from web.packed_files import PackedFiles
from web.saving import save_route
from web.services import Services, compose, composed, services

if TYPE_CHECKING:  # as in make_services
    from checklists import Edition
    from storage import Store

ROOT = Path(__file__).resolve().parent
STREAMLIT = Path(st.__file__).parent / "static"
OWN = ROOT / "web" / "static"

desk = FileDesk()
orders = Orders(desk)


def make_services(access: Access) -> Services:
    """The parts, put together: checklists, database, files that are asked for.

    Raises MendableError where the checklists or the database cannot be used as they are.
    """
    # Here and not above: the server answers while these are still loading.
    import screens.pages  # noqa: F401, PLC0415 so that the first page need not wait for them
    from checklists import published_editions  # noqa: PLC0415
    from storage import Access as Use  # noqa: PLC0415
    from storage import Keeper, Principal, backups_of, database_url, open_store  # noqa: PLC0415

    editions = published_editions()
    current = max(editions.values(), key=lambda one: one.published)
    backups = backups_of(database_url())
    backups.check_folder()
    store = open_store(database_url())
    use = Use.SHARED if access.shared else Use.ALONE
    if store.access() is not use:
        store.set_access(Principal.command(), use)
    live.hear_of_others(store)
    keeper = Keeper(store, backups)
    made = Services(store, editions, current, ROOT / "examples", orders, access.address, keeper)
    # Streamlit's collection after each run is off; what is long-lived need not be looked at again.
    gc.collect()
    gc.freeze()
    keeper.start()
    return made


@contextlib.asynccontextmanager
async def lifespan(_app: st.App, access: Access) -> AsyncIterator[None]:
    """Make the parts beside the starting server, and hold them for as long as it runs."""
    register()
    making = asyncio.create_task(asyncio.to_thread(compose, partial(make_services, access)))
    for one in (signal.SIGINT, signal.SIGTERM):
        _end_lines_at(one)
    yield
    await making
    if made := composed():
        if made.keeper:
            made.keeper.stop()
        made.store.close()


def _end_lines_at(number: signal.Signals) -> None:
    """The server waits for all answers to end before it does; the lines of live updates never do of themselves."""
    served = signal.getsignal(number)

    def end(received: int, frame: FrameType | None) -> None:
        live.close()
        if callable(served):
            served(received, frame)

    signal.signal(number, end)


def on_script_error(error: Exception) -> bool:
    """Show a plain sentence in place of a page that could not be drawn."""
    from screens.trouble import show_trouble  # noqa: PLC0415 as in make_services

    return show_trouble(error)


def make_app(access: Access) -> st.App:
    """The application for those who may reach it."""
    page = (STREAMLIT / "index.html").read_text(encoding="utf-8")
    modules = [f"/static/js/{name}" for name in early_modules(STREAMLIT / "static" / "js", page)]
    files = (
        PackedFiles(STREAMLIT / "static", "/static", lasting=True),
        PackedFiles(OWN, "/toolkit", lasting=False),
    )
    edge = Middleware(Edge, access=access, files=files, store=_store)
    plain = [file_route(desk), order_route(orders), help_route(access, _edition)]
    routes: list[Route] = [*plain, save_route(), Health(_is_ready).route(), *Joining(access, _store).routes()]
    return st.App(
        ROOT / "screens" / "main.py",
        lifespan=partial(lifespan, access=access),
        routes=[*routes, *index_routes(page, access, [*modules, *early_scripts()])],
        middleware=[edge],
        on_script_error=on_script_error,
    )


def _store() -> Store:
    return services().store


def _edition() -> Edition | None:
    made = composed()
    return made.current_edition if made else None


def _is_ready() -> bool:
    made = composed()
    return made is not None and made.store.answers()


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve until stopped."""
    write_logs(as_json=os.environ.get("TOOLKIT_LOG") == "json")
    keep_runs_whole()
    carry_out_late_touches()
    send_in_turn()
    run_one_after_another()
    read_theme_once()
    send_at_once()
    options = _parser().parse_args(arguments)
    shared = bool(options.share)
    secure = bool(options.certificate or options.behind_proxy)
    access = Access(refuge=options.refuge)
    if shared:
        hosts = LOCAL_NAMES | {name.lower() for name in options.host}
        access = replace(access, shared=True, hosts=frozenset(hosts), secure=secure, address=options.share)
    # Who a request is from, a header says only where a proxy of ours sets it.
    os.environ["FORWARDED_ALLOW_IPS"] = options.behind_proxy or ""
    config: dict[str, object] = {"server.port": options.port} | theme_options()
    if shared:
        config |= {"server.address": options.bind, "server.allowedHosts": sorted(access.hosts)}
    if options.certificate:
        config |= {"server.sslCertFile": options.certificate, "server.sslKeyFile": options.key}
    with contextlib.suppress(KeyboardInterrupt):  # Ctrl+C is how it is stopped
        make_app(access).run(config=config)


def _site(text: str) -> str:
    if not text.startswith(("https://", "http://")):
        raise argparse.ArgumentTypeError("a site begins with https://")
    return text


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Serve the toolkit; to this computer alone unless --share is given.")
    add = parser.add_argument
    add("--port", type=int, default=8501, help="the port to listen at (default: %(default)s)")
    add("--share", metavar="ADDRESS", help="serve others too, who open this address and sign in")
    add("--bind", default="127.0.0.1", help="the address of this machine to listen at when sharing")
    add("--host", action="append", default=[], metavar="NAME", help="a name to answer under; may be given again")
    add("--certificate", metavar="FILE", help="serve over TLS with this certificate")
    add("--key", metavar="FILE", help="the key of the certificate")
    add("--behind-proxy", metavar="ADDRESS", help="a proxy at this address speaks TLS with the browsers")
    add("--refuge", type=_site, default=REFUGE, metavar="SITE", help="where Leave quickly goes (default: %(default)s)")
    return parser


if __name__ == "__main__":
    main()
