#!/usr/bin/env python3
"""Set the toolkit up on this machine and start, test or measure it. Needs nothing but Python 3.11 or newer.

python3 manage.py run      set up and start the application with its embedded database
                           (--share: for everybody around the table, who come in with a code)
python3 manage.py demo     the same, with the example partnership loaded, in a database of its own
python3 manage.py test     set up and run all tests
python3 manage.py setup    set up and start nothing: on a server, in a container
python3 manage.py check    lint, types, the import contract, known weaknesses, secrets and licences
python3 manage.py bench    measure speed, as ratios within one run
python3 manage.py torture  kill what writes, restart its server, cut its power, and count what is lost
python3 manage.py fuzz     feed what reads from outside with spoilt inputs
python3 manage.py docs     write the documentation as a site, into build/docs
python3 manage.py doctor   look whether all is well on this machine: a line for each thing, fine or with what to do
python3 manage.py sbom     write what the toolkit is built from (CycloneDX)
python3 manage.py wheels   see whether it installs without a compiler on each system and Python that we name
"""

from __future__ import annotations

import argparse
import ctypes.util
import hashlib
import os
import platform
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import venv
import webbrowser
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from web.sharing import Sharing

ROOT = Path(__file__).resolve().parent
SITE = ("-m", "sphinx", "--quiet", "--fail-on-warning", "--keep-going", "--conf-dir", "docs/site")
ENVIRONMENT = ROOT / ".venv"
DATA = ROOT / ".data"
DEMO_DATABASE = ROOT / ".demo" / "toolkit.db"  # not in DATA, whose absence tells a first start
EXAMPLES = ("harbour-district-baseline.json", "harbour-district-second-round.json")
FIRST_PORT = 8501
OLDEST_PYTHON = (3, 11)
LOOPBACK = "127.0.0.1"

# What WeasyPrint loads, and the packages that hold it (https://doc.courtbouillon.org/weasyprint, installation).
PANGO_LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")
PANGO_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
PANGO_ADVICE = {
    "Darwin": "brew install pango",
    "Windows": "install MSYS2 (https://www.msys2.org), then in its window: pacman -S mingw-w64-ucrt-x86_64-pango",
}
SERVER_PROGRAMS = {"nginx": "nginx", "openssl": "openssl"}
TEST_PROGRAMS = {
    "chromium": "chromium",
    "pdftoppm": "poppler-utils",
    "qpdf": "qpdf",
}
ALSO_THERE = os.pathsep.join(("/usr/sbin", "/sbin"))  # not on everybody's path, and servers are there
ROOMS = (
    *("app.py", "manage.py", "assessments", "checklists", "exports", "scoring", "screens", "storage", "translations"),
    *("upkeep", "web"),
)
OFFICE_PACKAGES = ("libreoffice-calc-nogui", "libreoffice-writer-nogui")
POSTGRESQL = Path("/usr/lib/postgresql")


class SetupError(Exception):
    """Something is missing on this machine; the text says what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    if sys.version_info < OLDEST_PYTHON:
        print("The toolkit needs Python 3.11 or newer; this is " + platform.python_version() + ".", file=sys.stderr)
        return 1
    options = _parser().parse_args(arguments)
    try:
        return int(options.command(options))
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="manage.py", description="Set the toolkit up and start, test or measure it.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, command, text in (
        ("run", run, "set up and start the application"),
        ("demo", demo, "the same, with the example partnership loaded, in a database of its own"),
    ):
        sub = commands.add_parser(name, help=text)
        sub.add_argument("--port", type=int, help=f"the port to listen at (default: the first free from {FIRST_PORT})")
        sub.add_argument("--no-browser", action="store_true", help="do not open a browser window")
        sub.add_argument(
            "--refuge", metavar="SITE", help="where “Leave quickly” goes, such as https://www.example.org/"
        )
        _add_sharing(sub)
        sub.set_defaults(command=command)
    sub = commands.add_parser("setup", help="set up and start nothing: on a server, in a container")
    sub.set_defaults(command=setup)
    for name, command, text in (
        ("test", test, "set up and run all tests; further arguments go to pytest"),
        ("check", check, "lint, types, the import contract, known weaknesses, secrets and licences"),
        ("bench", bench, "measure speed, as ratios within one run; further arguments go to the benchmarks"),
        ("torture", torture, "kill what writes and cut its power, and count what is lost (--short: a quick look)"),
        ("fuzz", fuzz, "feed what reads from outside with spoilt inputs (--short: a quick look)"),
    ):
        sub = commands.add_parser(name, help=text)
        sub.add_argument("rest", nargs=argparse.REMAINDER)
        sub.set_defaults(command=command)
    for name, does, text in (
        ("doctor", doctor, "look whether all is well on this machine, and say what to do"),
        ("wheels", wheels, "see whether it installs without a compiler on each system and Python that we name"),
    ):
        commands.add_parser(name, help=text).set_defaults(command=does)
    sub = commands.add_parser("sbom", help="write what the toolkit is built from (CycloneDX)")
    sub.add_argument("--out", metavar="F", default="sbom.cdx.json", help="the file (default: %(default)s)")
    sub.set_defaults(command=sbom)
    sub = commands.add_parser("docs", help="write the documentation as a site")
    sub.add_argument("--out", metavar="FOLDER", default="build/docs", help="where (default: %(default)s)")
    sub.set_defaults(command=docs)
    return parser


def _add_sharing(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("around the table")
    group.add_argument("--share", action="store_true", help="let others in this network come in with a code")
    group.add_argument("--address", help="the address of this computer to listen at (default: that in its network)")
    group.add_argument("--host", action="append", default=[], metavar="NAME", help="a name it is reached by")
    group.add_argument("--certificate", metavar="FILE", help="encrypt with this certificate (TLS)")
    group.add_argument("--key", metavar="FILE", help="the key of the certificate")
    group.add_argument("--behind-proxy", metavar="ADDRESS", help="a proxy at this address encrypts (TLS)")


def _sharing(options: argparse.Namespace) -> Sharing | None:
    """How others come in; None: not at all."""
    asked = (options.address, options.host, options.certificate, options.key, options.behind_proxy)
    if not options.share:
        if any(asked):
            raise SetupError("These options are about others who come in. Give --share too, or leave them out.")
        return None
    # Here and not above: nothing but this needs it.
    from web.sharing import SharingError, sharing_of  # noqa: PLC0415

    address, hosts, certificate, key, proxy = asked
    try:
        return sharing_of(address=address, hosts=hosts, certificate=certificate, key=key, proxy=proxy)
    except SharingError as error:
        raise SetupError(str(error)) from error


def run(options: argparse.Namespace) -> int:
    """Set up and start the application."""
    sharing = _sharing(options)
    _install("requirements.txt")
    _offer_pango()
    if "DATABASE_URL" not in os.environ and not DATA.exists():
        _python("-m", "storage", "init")
    return _serve(options, {}, sharing)


def demo(options: argparse.Namespace) -> int:
    """Set up and start the application with the example partnership loaded."""
    sharing = _sharing(options)
    _install("requirements.txt")
    _offer_pango()
    settings = {"DATABASE_URL": f"sqlite:///{DEMO_DATABASE.as_posix()}", "TOOLKIT_BACKUPS": ""}
    if not DEMO_DATABASE.exists():
        _python("-m", "storage", "init", settings=settings)
        for example in EXAMPLES:
            _python("-m", "storage", "import", str(ROOT / "examples" / example), settings=settings)
    return _serve(options, settings, sharing)


def setup(_options: argparse.Namespace) -> int:
    """Set up what the application needs to run, and start nothing."""
    _install("requirements.txt")
    _offer_pango()
    return 0


def test(options: argparse.Namespace) -> int:
    """Set up and run the checks and all tests."""
    _install("requirements-test.txt")
    _install_packages(_missing_packages(), "the tests")
    # More processes than two starve the browsers of the tests, which each bring several of their own.
    workers = str(min(os.cpu_count() or 1, 4))
    outcome = _check()
    return outcome or _python("-m", "pytest", "-n", workers, "--dist", "loadfile", *options.rest, must=False)


def check(options: argparse.Namespace) -> int:
    """Lint, types, the import contract, known weaknesses, secrets and licences."""
    if options.rest:
        raise SetupError(f"check takes no arguments: {' '.join(options.rest)}")
    _install("requirements-test.txt")
    return _check()


def bench(options: argparse.Namespace) -> int:
    """Measure speed, as ratios within one run."""
    _install("requirements-test.txt")
    _install_packages(_missing_packages(), "the benchmarks")
    return _python("-m", "benchmarks", *options.rest, must=False)


def torture(options: argparse.Namespace) -> int:
    """Kill what writes, restart its server, cut its power, and count what is lost."""
    _install("requirements-test.txt")
    _install_packages([] if shutil.which("gcc") else ["gcc", "libc6-dev"], "cutting the power")
    _install_packages(_missing_servers(), "restarting servers")
    return _python("-m", "torture", *options.rest, must=False)


def fuzz(options: argparse.Namespace) -> int:
    """Feed what reads from outside with spoilt inputs."""
    _install("requirements-test.txt")
    return _python("-m", "torture.fuzz", *options.rest, must=False)


def doctor(_options: argparse.Namespace) -> int:
    """Look whether all is well; 1 where there is something to do."""
    # Here and not above: nothing but this needs it.
    from upkeep.doctor import Machine, examine  # noqa: PLC0415

    url = os.environ.get("DATABASE_URL") or f"sqlite:///{(DATA / 'toolkit.db').as_posix()}"
    file = Path(url.removeprefix("sqlite:///")).absolute() if url.startswith("sqlite:///") else None
    findings = []
    for one in examine(Machine(ROOT, _interpreter(), PANGO_LIBRARIES, file)):
        print(one, flush=True)
        findings.append(one)
    return int(any(one.advice for one in findings))


def sbom(options: argparse.Namespace) -> int:
    """Write what the toolkit is built from: each pinned package with its hashes, the same for the same pins."""
    _install("requirements-test.txt")
    kind = ("--of", "JSON", "--output-reproducible", "--output-file", options.out)
    return _python("-m", "cyclonedx_py", "requirements", "requirements.txt", *kind, must=False)


def docs(options: argparse.Namespace) -> int:
    """Write the documentation as a site; 1 where a link in it leads nowhere."""
    _install("requirements-test.txt")
    outcome = _python(*SITE, ".", options.out, must=False)
    if not outcome:
        print(f"Open {Path(options.out) / 'docs' / 'index.html'} in a browser.")
    return outcome


def wheels(_options: argparse.Namespace) -> int:
    """See whether everything that is pinned has a wheel on each system and Python; 1 where something has none."""
    from upkeep.wheels import without_wheels  # noqa: PLC0415 as in doctor

    _install("requirements-test.txt")
    outcome = 0
    for name, version, count, missing in without_wheels(_interpreter(), ROOT / "requirements.txt"):
        print(f"{name}, Python {version}: {missing or f'{count} wheels'}", flush=True)
        outcome = 1 if missing else outcome
    return outcome


def _check() -> int:
    outcomes = [
        _python("-m", "ruff", "check", "--quiet", ".", must=False),
        _python("-m", "ruff", "format", "--check", "--quiet", ".", must=False),
        _python("-m", "mypy", "--no-error-summary", must=False),
        _python("-c", "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())", must=False),
        _python("-m", "bandit", "--quiet", "-ll", "-c", "pyproject.toml", "-r", *ROOMS, must=False),
        _python("-m", "detect_secrets.pre_commit_hook", *_ours(), must=False),
        _python("-m", "upkeep.licences", "requirements.txt", "requirements-test.txt", must=False),
    ]
    return max(outcomes)


def _ours() -> list[str]:
    """The code and the settings, in which a secret could be forgotten. Tests make theirs up."""
    names = [str(one.relative_to(ROOT)) for room in ROOMS for one in (ROOT / room).rglob("*.py")]
    return [
        *names,
        *(room for room in ROOMS if room.endswith(".py")),
        "pyproject.toml",
        ".streamlit/config.toml",
        ".ci/run",
    ]


def _serve(options: argparse.Namespace, settings: dict[str, str], sharing: Sharing | None) -> int:
    at = sharing.at if sharing else LOOPBACK
    port = options.port or _free_port(at)
    command = [str(_interpreter()), "app.py", "--port", str(port)]
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
    with subprocess.Popen(command, cwd=ROOT, env=_environment(settings)) as server:
        signal.signal(signal.SIGTERM, lambda *_: server.terminate())
        while True:
            try:
                return server.wait()
            except KeyboardInterrupt:  # Ctrl+C reached the server as well; it ends what it is doing
                continue


def _tell_how_to_come_in(sharing: Sharing, port: int, settings: dict[str, str]) -> str:
    """Print the address for everybody, and the host's own link, which is used once and written nowhere else."""
    from web.sharing import PLAIN  # noqa: PLC0415

    command = [str(_interpreter()), "-m", "storage", "code", "host"]
    made = subprocess.run(command, cwd=ROOT, env=_environment(settings), check=False, stdout=subprocess.PIPE, text=True)
    if made.returncode:
        raise SetupError("No code could be made for you; what there is to do stands above.")
    address = sharing.address(port)
    link = f"{address}/j#{made.stdout.strip()}"
    print(f"\nEverybody in this network opens  {address}  and types the code you give them.\n", flush=True)
    _python("-c", "import segno, sys; segno.make(sys.argv[1]).terminal(compact=True)", address, must=False)
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


def _interpreter() -> Path:
    inside = "Scripts/python.exe" if os.name == "nt" else "bin/python"
    return ENVIRONMENT / inside


def _environment(settings: dict[str, str]) -> dict[str, str]:
    return {**os.environ, "PYTHONUTF8": "1", **settings}


def _python(*arguments: str, settings: dict[str, str] | None = None, must: bool = True) -> int:
    """Run the environment's Python in the project's folder; its exit code, which is 0 where it `must` go well."""
    command = [str(_interpreter()), *arguments]
    outcome = subprocess.run(command, cwd=ROOT, env=_environment(settings or {}), check=False).returncode
    if must and outcome:
        raise SetupError(f"This step did not go well (exit code {outcome}): python {' '.join(arguments)}")
    return outcome


def _install(requirements: str) -> None:
    """Make the environment and install the pinned, hashed requirements, unless just these are there already."""
    wanted = hashlib.sha256((ROOT / requirements).read_bytes() + platform.python_version().encode()).hexdigest()
    stamp = ENVIRONMENT / f"{requirements}.installed"
    if _interpreter().exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    print("Setting up; the first time this takes a minute or two and needs the internet …", flush=True)
    if not _interpreter().exists():
        venv.create(ENVIRONMENT, with_pip=True)
    quiet = ("--quiet", "--disable-pip-version-check", "--no-input")
    _python("-m", "pip", "install", *quiet, "--require-hashes", "--only-binary", ":all:", "-r", requirements)
    stamp.write_text(wanted)


def _offer_pango() -> None:
    """Install what WeasyPrint draws PDFs with, or say what to install; the application runs without it too."""
    if all(map(ctypes.util.find_library, PANGO_LIBRARIES)):
        return
    try:
        _install_packages(PANGO_PACKAGES, "PDF plans")
    except SetupError as error:
        print(f"{error}\nUntil then the application offers the plan as a page to print.", file=sys.stderr)


def _missing_packages() -> list[str]:
    missing = [*_missing_servers(), *_missing_programs(TEST_PROGRAMS)]
    if not shutil.which("soffice"):
        missing.extend(OFFICE_PACKAGES)
    if not all(map(ctypes.util.find_library, PANGO_LIBRARIES)):
        missing.extend(PANGO_PACKAGES)
    return missing


def _missing_servers() -> list[str]:
    database = [] if list(POSTGRESQL.glob("*/bin/initdb")) else ["postgresql"]
    return [*database, *_missing_programs(SERVER_PROGRAMS)]


def _missing_programs(programs: Mapping[str, str]) -> list[str]:
    return [
        package
        for program, package in programs.items()
        if not (shutil.which(program) or shutil.which(program, path=ALSO_THERE))
    ]


def _install_packages(packages: Sequence[str], purpose: str) -> None:
    """Install Debian packages where we may; otherwise say exactly what to install on this system."""
    if not packages:
        return
    if not shutil.which("apt-get"):
        advice = PANGO_ADVICE.get(platform.system(), "the packages of your system that hold " + ", ".join(packages))
        raise SetupError(f"For {purpose} something has to be installed first: {advice}")
    if not hasattr(os, "geteuid") or os.geteuid():
        raise SetupError(f"For {purpose}, install this first: sudo apt-get install {' '.join(packages)}")
    print(f"Installing for {purpose}: {', '.join(packages)} …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "--yes", "--quiet=2", "--no-install-recommends", *packages]
    for step in (["apt-get", "update", "--quiet=2"], install):
        if subprocess.run(step, env=environment, check=False).returncode:
            raise SetupError(f"This step did not go well: {' '.join(step)}")


if __name__ == "__main__":
    sys.exit(main())
