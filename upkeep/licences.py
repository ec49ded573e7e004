"""Whether what we build on may be passed on with the toolkit: each licence is one of those that we looked at."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

__all__ = ["main", "not_allowed", "pinned"]

PERMISSIVE = frozenset(
    {
        *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "MIT-0", "MIT-CMU", "PSF-2.0"),
        *("Unlicense", "Zlib"),
    }
)
WEAK_COPYLEFT = frozenset({"LGPL-2.1-or-later", "LGPL-3.0-only", "MPL-1.1", "MPL-2.0"})
"""Used as they come, never changed or copied into our code."""

ALLOWED = PERMISSIVE | WEAK_COPYLEFT
MEANT = {
    "2-Clause BSD License": "BSD-2-Clause",
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD 2-Clause License": "BSD-2-Clause",
    "BSD License": "BSD-3-Clause",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.1-or-later",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 1.1 (MPL 1.1)": "MPL-1.1",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "The Unlicense (Unlicense)": "Unlicense",
}
LOOKED_UP = {"axe-playwright-python": "MIT"}
"""What a package says in its file LICENSE alone."""


def pinned(requirements: Path) -> tuple[str, ...]:
    """The names of the packages that a file of pins holds."""
    return tuple(re.findall(r"^([A-Za-z0-9._-]+)==", requirements.read_text(encoding="utf-8"), re.MULTILINE))


def not_allowed(names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The packages of which no licence is allowed, with what they say. What is not installed here is left out."""
    for name in names:
        try:
            said = _said(name)
        except metadata.PackageNotFoundError:
            continue
        if not said or not _allowed(said):
            yield name, " / ".join(said) or "nothing"


def _said(name: str) -> tuple[str, ...]:
    """What a package says of its licence: one expression, or several of which one may choose."""
    about = metadata.metadata(name)
    if name in LOOKED_UP:
        return (LOOKED_UP[name],)
    if about["License-Expression"]:
        return (about["License-Expression"],)
    classified = [
        one.rpartition(" :: ")[2] for one in about.get_all("Classifier") or () if one.startswith("License ::")
    ]
    line = (about["License"] or "").strip().partition("\n")[0]
    return tuple(classified) or ((line,) if line else ())


def _allowed(said: tuple[str, ...]) -> bool:
    return any(all(_meant(part) in ALLOWED for part in choice) for one in said for choice in _choices(one))


def _choices(said: str) -> list[list[str]]:
    """Each choice is all the licences that come with it. Where there are brackets all of them are asked for."""
    if said in MEANT:
        return [[said]]
    if "(" in said:
        return [re.split(" AND | OR ", said)]
    return [choice.split(" AND ") for choice in said.split(" OR ")]


def _meant(part: str) -> str:
    return MEANT.get(part) or part.strip("() ")


def main(files: list[str]) -> int:
    """Say which packages are not allowed; the exit code."""
    names = tuple(dict.fromkeys(name for file in files for name in pinned(Path(file))))
    found = list(not_allowed(names))
    for name, said in found:
        print(f"{name}: its licence is not among those we looked at: {said}. See upkeep/licences.py.", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
