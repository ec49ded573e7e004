"""docs/backups.md, followed to the letter."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from storage import Store, initialise, open_store
from tests.storage.conftest import HOST, as_application
from tests.storage.seated import OTHER
from tests.storage.test_retention import rated

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "backups.md").read_text(encoding="utf-8")
ROOMS = ("assessments", "checklists", "responsibilities", "scoring", "storage", "translations")


def drills() -> list[str]:
    """The commands of the restore drill: for SQLite, for PostgreSQL."""
    section = GUIDE.split("## Restore drill")[1].split("\n## ")[0]
    return re.findall(r"```sh\n(.*?)```", section, re.DOTALL)


@pytest.fixture(scope="module")
def toolkit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toolkit as somebody has it who just installed it."""
    folder = tmp_path_factory.mktemp("toolkit")
    for room in ROOMS:
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / ".venv").symlink_to(ROOT / ".venv")
    return folder


def contents_told(toolkit: Path, commands: str, **settings: str) -> list[str]:
    """What a person’s shell prints of the content, before and after, who types the commands in the toolkit’s folder."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE", "TOOLKIT"))}
    done = subprocess.run(
        ["sh", "-e", "-c", commands],  # noqa: S607 - a person's shell
        cwd=toolkit,
        env=environment | settings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [line.partition(":")[2] for line in done.stdout.splitlines()[-2:]]


def test_the_restore_drill_brings_back_the_same_content(toolkit: Path) -> None:
    url = f"sqlite:///{toolkit / '.data' / 'toolkit.db'}"
    initialise(url)
    store: Store = open_store(url)
    rated(store)
    expected = store.content(HOST)
    store.close()
    commands, _ = drills()
    assert contents_told(toolkit, commands) == [f"Content: {expected}"] * 2
    assert sorted(one.name for one in (toolkit / ".data").iterdir()) == ["backups", "toolkit.db"]


def test_the_restore_drill_on_postgresql_brings_back_the_same_content_and_who_may_use_it(
    postgresql_url: str, toolkit: Path, tmp_path: Path
) -> None:
    store = open_store(as_application(postgresql_url))
    ref = rated(store)
    expected, log = store.content(HOST), store.events(HOST, ref, 1000)
    store.close()
    drill = re.sub(r"/test_\d+\?", "/toolkit_drill?", postgresql_url)
    _, commands = drills()
    settings = {"DATABASE_URL": postgresql_url, "DRILL": drill, "TOOLKIT_BACKUPS": str(tmp_path / "backups")}
    assert contents_told(toolkit, commands, **settings) == [f"Content: {expected}"] * 2
    again = open_store(as_application(drill))
    assert again.content(HOST) == expected
    assert again.events(HOST, ref, 1000) == log
    again.set_agreed(HOST, ref, OTHER, 3)
    assert again.content(HOST) != expected
    again.close()
