"""docs/backups.md, followed to the letter."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from storage import Store, initialise, open_store
from tests.storage.conftest import HOST
from tests.storage.test_retention import rated

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "backups.md").read_text(encoding="utf-8")
ROOMS = ("assessments", "checklists", "responsibilities", "scoring", "storage", "translations")


def drill() -> str:
    section = GUIDE.split("## Restore drill")[1].split("\n## ")[0]
    (commands,) = re.findall(r"```sh\n(.*?)```", section, re.DOTALL)
    return commands


def clean_copy(folder: Path) -> Path:
    """The toolkit as somebody has it who just installed it."""
    for room in ROOMS:
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / ".venv").symlink_to(ROOT / ".venv")
    return folder


def test_the_restore_drill_brings_back_the_same_content(tmp_path: Path) -> None:
    toolkit = clean_copy(tmp_path / "toolkit")
    url = f"sqlite:///{toolkit / '.data' / 'toolkit.db'}"
    initialise(url)
    store: Store = open_store(url)
    rated(store)
    expected = store.content(HOST)
    store.close()
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE", "TOOLKIT"))}
    done = subprocess.run(
        ["sh", "-e", "-c", drill()],  # noqa: S607 - a person's shell
        cwd=toolkit,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert [line.partition(":")[2] for line in done.stdout.splitlines()[-2:]] == [f"Content: {expected}"] * 2
    assert sorted(one.name for one in (toolkit / ".data").iterdir()) == ["backups", "toolkit.db"]
