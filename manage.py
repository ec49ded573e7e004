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
import os
import platform
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from upkeep.checks import check_all
from upkeep.serving import FIRST_PORT, serve
from upkeep.setting_up import (
    PANGO_LIBRARIES,
    ROOT,
    SetupError,
    install,
    install_packages,
    interpreter,
    missing_packages,
    missing_servers,
    offer_pango,
    python,
)
from upkeep.testing import run_tests

if TYPE_CHECKING:
    from web.sharing import Sharing

SITE = ("-m", "sphinx", "--quiet", "--fail-on-warning", "--keep-going", "--conf-dir", "docs/site")
DATA = ROOT / ".data"
DEMO_DATABASE = ROOT / ".demo" / "toolkit.db"  # not in DATA, whose absence tells a first start
EXAMPLES = ("harbour-district-baseline.json", "harbour-district-second-round.json")
OLDEST_PYTHON = (3, 11)


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
    install("requirements.txt")
    offer_pango()
    if "DATABASE_URL" not in os.environ and not DATA.exists():
        python("-m", "storage", "init")
    return serve(options, {}, sharing)


def demo(options: argparse.Namespace) -> int:
    """Set up and start the application with the example partnership loaded."""
    sharing = _sharing(options)
    install("requirements.txt")
    offer_pango()
    settings = {"DATABASE_URL": f"sqlite:///{DEMO_DATABASE.as_posix()}", "TOOLKIT_BACKUPS": ""}
    if not DEMO_DATABASE.exists():
        python("-m", "storage", "init", settings=settings)
        for example in EXAMPLES:
            python("-m", "storage", "import", str(ROOT / "examples" / example), settings=settings)
    return serve(options, settings, sharing)


def setup(_options: argparse.Namespace) -> int:
    """Set up what the application needs to run, and start nothing."""
    install("requirements.txt")
    offer_pango()
    return 0


def test(options: argparse.Namespace) -> int:
    """Set up and run the checks and all tests."""
    install("requirements-test.txt")
    install_packages(missing_packages(), "the tests")
    return check_all() or run_tests(options.rest)


def check(options: argparse.Namespace) -> int:
    """Lint, types, the import contract, known weaknesses, secrets and licences."""
    if options.rest:
        raise SetupError(f"check takes no arguments: {' '.join(options.rest)}")
    install("requirements-test.txt")
    return check_all()


def bench(options: argparse.Namespace) -> int:
    """Measure speed, as ratios within one run."""
    install("requirements-test.txt")
    install_packages(missing_packages(), "the benchmarks")
    return python("-m", "benchmarks", *options.rest, must=False)


def torture(options: argparse.Namespace) -> int:
    """Kill what writes, restart its server, cut its power, and count what is lost."""
    install("requirements-test.txt")
    install_packages([] if shutil.which("gcc") else ["gcc", "libc6-dev"], "cutting the power")
    install_packages(missing_servers(), "restarting servers")
    return python("-m", "torture", *options.rest, must=False)


def fuzz(options: argparse.Namespace) -> int:
    """Feed what reads from outside with spoilt inputs."""
    install("requirements-test.txt")
    return python("-m", "torture.fuzz", *options.rest, must=False)


def doctor(_options: argparse.Namespace) -> int:
    """Look whether all is well; 1 where there is something to do."""
    # Here and not above: nothing but this needs it.
    from upkeep.doctor import Machine, examine  # noqa: PLC0415

    url = os.environ.get("DATABASE_URL") or f"sqlite:///{(DATA / 'toolkit.db').as_posix()}"
    file = Path(url.removeprefix("sqlite:///")).absolute() if url.startswith("sqlite:///") else None
    findings = []
    for one in examine(Machine(ROOT, interpreter(), PANGO_LIBRARIES, file)):
        print(one, flush=True)
        findings.append(one)
    return int(any(one.advice for one in findings))


def sbom(options: argparse.Namespace) -> int:
    """Write what the toolkit is built from: each pinned package with its hashes, the same for the same pins."""
    install("requirements-test.txt")
    kind = ("--of", "JSON", "--output-reproducible", "--output-file", options.out)
    return python("-m", "cyclonedx_py", "requirements", "requirements.txt", *kind, must=False)


def docs(options: argparse.Namespace) -> int:
    """Write the documentation as a site; 1 where a link in it leads nowhere."""
    install("requirements-test.txt")
    outcome = python(*SITE, ".", options.out, must=False)
    if not outcome:
        print(f"Open {Path(options.out) / 'docs' / 'index.html'} in a browser.")
    return outcome


def wheels(_options: argparse.Namespace) -> int:
    """See whether everything that is pinned has a wheel on each system and Python; 1 where something has none."""
    from upkeep.wheels import without_wheels  # noqa: PLC0415 as in doctor

    install("requirements-test.txt")
    outcome = 0
    for name, version, count, missing in without_wheels(interpreter(), ROOT / "requirements.txt"):
        print(f"{name}, Python {version}: {missing or f'{count} wheels'}", flush=True)
        outcome = 1 if missing else outcome
    return outcome


if __name__ == "__main__":
    sys.exit(main())
