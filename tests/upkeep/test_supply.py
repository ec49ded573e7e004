"""What the toolkit is built from: a list with every pin, and licences that we looked at."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from upkeep import checks, licences
from upkeep.licences import not_allowed, pinned

ROOT = Path(__file__).resolve().parents[2]


def test_the_list_of_parts_names_every_pin_with_its_hashes_and_is_the_same_each_time(tmp_path: Path) -> None:
    written = []
    for number in (1, 2):
        out = tmp_path / f"{number}.json"
        command = [sys.executable, "-m", "cyclonedx_py", "requirements", "requirements.txt", "--of", "JSON"]
        subprocess.run([*command, "--output-reproducible", "--output-file", str(out)], cwd=ROOT, check=True)
        written.append(out.read_bytes())
    assert written[0] == written[1]
    parts = json.loads(written[0])
    assert parts["bomFormat"] == "CycloneDX"
    assert {one["name"] for one in parts["components"]} == set(pinned(ROOT / "requirements.txt"))
    assert all(one["externalReferences"][0]["hashes"] for one in parts["components"])


def test_every_licence_is_one_that_we_looked_at() -> None:
    names = pinned(ROOT / "requirements.txt") + pinned(ROOT / "requirements-test.txt")
    assert len(names) > 100
    assert list(not_allowed(names)) == []


@pytest.mark.parametrize(
    ("said", "allowed"),
    [
        (("MIT",), True),
        (("Apache-2.0 OR BSD-2-Clause",), True),
        (("GPL-3.0-only OR MIT",), True),
        (("MIT AND PSF-2.0",), True),
        (("MIT AND GPL-3.0-only",), False),
        (("(MIT OR CC0-1.0) AND Nobody-Knows",), False),
        (("GNU General Public License v2 or later (GPLv2+)", "Mozilla Public License 1.1 (MPL 1.1)"), True),
        (("GNU Affero General Public License v3",), False),
        ((), False),
    ],
)
def test_one_may_choose_and_all_of_what_is_joined_must_be_allowed(
    monkeypatch: pytest.MonkeyPatch, said: tuple[str, ...], *, allowed: bool
) -> None:
    monkeypatch.setattr(licences, "_said", lambda _name: said)
    assert (list(not_allowed(("one",))) == []) is allowed


def test_a_secret_is_looked_for_in_every_text_of_the_project_but_the_tests() -> None:
    command = [str(shutil.which("git")), "ls-files"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split()
    seen = set(checks.texts())
    unseen = {one for one in listed if one not in seen and not one.startswith("tests/")}
    assert {Path(one).suffix for one in unseen} <= {".otf", ".png", ".ttf", ".woff2", ".txt", ""}
    assert {one for one in unseen if Path(one).suffix in {".txt", ""}} == {
        ".gitignore",
        "requirements.txt",
        "requirements-test.txt",
    }
