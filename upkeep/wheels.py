"""Whether everything that is pinned can be installed without a compiler, on each system and Python that we name.

Asked of the package index by uv, which looks at what wheels there are and downloads none.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

__all__ = ["PLATFORMS", "PYTHONS", "without_wheels"]

PYTHONS = ("3.11", "3.12", "3.13")
PLATFORMS = {
    "Windows": "windows",
    "macOS, Apple processor": "aarch64-apple-darwin",
    "macOS, Intel processor": "x86_64-apple-darwin",
    "Linux": "x86_64-manylinux_2_28",
    "Linux, ARM processor": "aarch64-manylinux_2_28",
}


def without_wheels(python: Path, requirements: Path) -> Iterator[tuple[str, str, int, str]]:
    """For each system and Python: how many wheels would be installed, and what is missing, "" where nothing is."""
    with tempfile.TemporaryDirectory() as nowhere:
        for name, platform in PLATFORMS.items():
            for version in PYTHONS:
                asked = ["--python-platform", platform, "--python-version", version, "--only-binary", ":all:"]
                pinned = ["--no-deps", "--require-hashes", "--requirement", str(requirements)]
                command = [str(python), "-m", "uv", "pip", "install", "--dry-run", "--no-config", *asked, *pinned]
                command += ["--target", nowhere, "--python", str(python)]
                done = subprocess.run(command, capture_output=True, text=True, check=False)
                count = sum(line.startswith(" + ") for line in done.stderr.splitlines())
                missing = "" if done.returncode == 0 else " ".join(done.stderr.split())
                yield name, version, count, missing
