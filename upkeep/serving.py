"""Start the application, say where it is, and end it when it is stopped."""

from __future__ import annotations

import argparse
import signal
import socket
import subprocess
import threading
import time
import webbrowser
from collections.abc import Mapping
from typing import TYPE_CHECKING

from upkeep.setting_up import ROOT, SetupError, environment, interpreter, python

if TYPE_CHECKING:
    from web.sharing import Sharing

__all__ = ["FIRST_PORT", "serve"]

FIRST_PORT = 8501
LOOPBACK = "127.0.0.1"


def serve(options: argparse.Namespace, settings: Mapping[str, str], sharing: Sharing | None) -> int:
    """Serve until it is stopped; the exit code of the server.

    `options`: `port` (None: the first that is free), `refuge`, `no_browser`. `sharing`: how others come in.
    """
    at = sharing.at if sharing else LOOPBACK
    port = options.port or _free_port(at)
    command = [str(interpreter()), "app.py", "--port", str(port)]
    if options.refuge:
        command += ["--refuge", options.refuge]
    opens = f"http://localhost:{port}"
    if sharing is None:
        print(f"The toolkit opens at {opens}  (only this computer can reach it; stop it with Ctrl+C)", flush=True)
    else:
        command += sharing.options(port)
        opens = _tell_how_to_come_in(sharing, port, settings)
    if not options.no_browser:
        threading.Thread(target=_open_when_ready, args=(at, port, opens), daemon=True).start()
    with subprocess.Popen(command, cwd=ROOT, env=environment(settings)) as server:
        signal.signal(signal.SIGTERM, lambda *_: server.terminate())
        while True:
            try:
                return server.wait()
            except KeyboardInterrupt:  # Ctrl+C reached the server as well; it ends what it is doing
                continue


def _tell_how_to_come_in(sharing: Sharing, port: int, settings: Mapping[str, str]) -> str:
    """Print the address for everybody, and the host's own link, which is used once and written nowhere else."""
    from web.sharing import PLAIN  # noqa: PLC0415

    command = [str(interpreter()), "-m", "storage", "code", "host"]
    made = subprocess.run(command, cwd=ROOT, env=environment(settings), check=False, stdout=subprocess.PIPE, text=True)
    if made.returncode:
        raise SetupError("No code could be made for you; what there is to do stands above.")
    address = sharing.address(port)
    link = f"{address}/j#{made.stdout.strip()}"
    print(f"\nEverybody in this network opens  {address}  and types the code you give them.\n", flush=True)
    python("-c", "import segno, sys; segno.make(sys.argv[1]).terminal(compact=True)", address, must=False)
    print(f"\nYou come in here, once and within the hour:  {link}")
    print("(another such code: python -m storage code host; stop with Ctrl+C)", flush=True)
    if not (sharing.certificate or sharing.proxy):
        print(f"\n{PLAIN}\n", flush=True)
    return link


def _open_when_ready(at: str, port: int, address: str) -> None:
    for _ in range(300):
        try:
            with socket.create_connection((at, port), timeout=1):
                webbrowser.open(address)
                return
        except OSError:
            time.sleep(0.1)


def _free_port(at: str) -> int:
    for port in range(FIRST_PORT, FIRST_PORT + 100):
        with socket.socket(socket.AF_INET6 if ":" in at else socket.AF_INET) as probe:
            if probe.connect_ex((at, port)):
                return port
    raise SetupError(f"No port from {FIRST_PORT} to {FIRST_PORT + 99} is free. Name one with --port.")
