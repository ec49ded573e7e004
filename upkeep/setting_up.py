"""What has to be on this machine, and how it gets there. It runs before anything is installed."""

from __future__ import annotations

import ctypes.util
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import venv
from collections.abc import Mapping, Sequence
from pathlib import Path

__all__ = [
    "PANGO_LIBRARIES",
    "PANGO_PACKAGES",
    "ROOT",
    "SetupError",
    "environment",
    "install",
    "install_packages",
    "interpreter",
    "missing_packages",
    "missing_servers",
    "offer_pango",
    "python",
]

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"

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
OFFICE_PACKAGES = ("libreoffice-calc-nogui", "libreoffice-writer-nogui")
POSTGRESQL = Path("/usr/lib/postgresql")


class SetupError(Exception):
    """Something is missing on this machine; the text says what to do."""


def interpreter() -> Path:
    """The Python of the environment that everything is installed into."""
    inside = "Scripts/python.exe" if os.name == "nt" else "bin/python"
    return ENVIRONMENT / inside


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """What a program of ours is started with."""
    return {**os.environ, "PYTHONUTF8": "1", **settings}


def python(*arguments: str, settings: Mapping[str, str] | None = None, must: bool = True) -> int:
    """Run the environment's Python in the project's folder; its exit code, which is 0 where it `must` go well."""
    command = [str(interpreter()), *arguments]
    outcome = subprocess.run(command, cwd=ROOT, env=environment(settings or {}), check=False).returncode
    if must and outcome:
        raise SetupError(f"This step did not go well (exit code {outcome}): python {' '.join(arguments)}")
    return outcome


def install(requirements: str) -> None:
    """Make the environment and install the pinned, hashed requirements, unless just these are there already."""
    wanted = hashlib.sha256((ROOT / requirements).read_bytes() + platform.python_version().encode()).hexdigest()
    stamp = ENVIRONMENT / f"{requirements}.installed"
    if interpreter().exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    print("Setting up; the first time this takes a minute or two and needs the internet …", flush=True)
    if not interpreter().exists():
        venv.create(ENVIRONMENT, with_pip=True)
    quiet = ("--quiet", "--disable-pip-version-check", "--no-input")
    python("-m", "pip", "install", *quiet, "--require-hashes", "--only-binary", ":all:", "-r", requirements)
    stamp.write_text(wanted)


def offer_pango() -> None:
    """Install what WeasyPrint draws PDFs with, or say what to install; the application runs without it too."""
    if all(map(ctypes.util.find_library, PANGO_LIBRARIES)):
        return
    try:
        install_packages(PANGO_PACKAGES, "PDF plans")
    except SetupError as error:
        print(f"{error}\nUntil then the application offers the plan as a page to print.", file=sys.stderr)


def missing_packages() -> list[str]:
    """The packages of Debian that the tests need and that are not here."""
    missing = [*missing_servers(), *_missing_programs(TEST_PROGRAMS)]
    if not shutil.which("soffice"):
        missing.extend(OFFICE_PACKAGES)
    if not all(map(ctypes.util.find_library, PANGO_LIBRARIES)):
        missing.extend(PANGO_PACKAGES)
    return missing


def missing_servers() -> list[str]:
    """Those of them that are servers."""
    database = [] if list(POSTGRESQL.glob("*/bin/initdb")) else ["postgresql"]
    return [*database, *_missing_programs(SERVER_PROGRAMS)]


def _missing_programs(programs: Mapping[str, str]) -> list[str]:
    return [
        package
        for program, package in programs.items()
        if not (shutil.which(program) or shutil.which(program, path=ALSO_THERE))
    ]


def install_packages(packages: Sequence[str], purpose: str) -> None:
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
