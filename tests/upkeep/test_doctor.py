"""The doctor: a line for each thing, fine or with what to do, before set-up too."""

from __future__ import annotations

import http.server
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from storage import initialise
from upkeep import exposure as network
from upkeep.doctor import FONTS, Machine, examine
from upkeep.exposure import exposure

ROOT = Path(__file__).resolve().parents[2]
PYTHON = Path(sys.executable)


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing else that runs on this machine is looked at."""
    monkeypatch.setattr(network, "PORTS", range(1, 2))
    for name in ("DATABASE_URL", "TOOLKIT_BACKUPS"):
        monkeypatch.delenv(name, raising=False)


def findings(database: Path, monkeypatch: pytest.MonkeyPatch, **other: object) -> dict[str, str]:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{database}")
    machine = Machine(**{"root": ROOT, "python": PYTHON, "pango": (), "database": database} | other)  # type: ignore[arg-type]
    told: dict[str, str] = {}
    for one in examine(machine):
        told[one.about] = f"{told.get(one.about, '')}{one}\n"
    return told


def test_where_all_is_well_every_line_is_fine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = tmp_path / "toolkit.db"
    initialise(f"sqlite:///{database}")
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "x.backup").write_text("")
    told = findings(database, monkeypatch)
    about = [
        "Python",
        "Libraries",
        "SQLite",
        "Pango (for PDF)",
        "Fonts",
        "Database",
        "Backups",
        "Disk",
        "Clock",
        "Network",
    ]
    assert list(told) == about
    assert [lines for lines in told.values() if not lines.startswith("fine")] == []
    assert "EXTRA" in told["SQLite"] or "FULL" in told["SQLite"]


def test_before_set_up_it_says_how_to_set_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = findings(tmp_path / "none.db", monkeypatch, python=tmp_path / "python", pango=("no-such-library",))
    for about in ("Libraries", "Pango (for PDF)", "Database"):
        assert told[about].startswith("to do")
        assert "python3 manage.py run" in told[about]
    assert told["Backups"].startswith("fine")


def test_the_command_runs_without_any_library_and_its_exit_code_says_whether_there_is_something_to_do(
    tmp_path: Path,
) -> None:
    for name in ("manage.py", "upkeep", "web", "exports/fonts", "CHANGELOG.md"):
        source, target = ROOT / name, tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE", "PYTHON"))}
    command = [sys.executable, "-S", "manage.py", "doctor"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert "to do  Libraries: not installed yet. python3 manage.py run installs them." in done.stdout
    assert "fine   Fonts: 6 there." in done.stdout


def spoilt(path: Path) -> None:
    path.write_bytes(b"")


def readable(path: Path) -> None:
    path.chmod(0o644)


@pytest.mark.parametrize(("spoil", "advice"), [(spoilt, "storage restore"), (readable, "chmod 600")])
def test_a_database_that_is_not_well_is_told_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: object, advice: str
) -> None:
    database = tmp_path / "toolkit.db"
    initialise(f"sqlite:///{database}")
    spoil(database)  # type: ignore[operator]
    told = findings(database, monkeypatch)
    assert "to do" in told["Database"]
    assert advice in told["Database"]


def test_a_clock_that_is_behind_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = findings(tmp_path / "none.db", monkeypatch, clock=lambda: 0.0)
    assert told["Clock"].startswith("to do")


@pytest.mark.parametrize("spoil", [Path.unlink, spoilt])
def test_a_font_that_is_not_there_or_is_empty_is_told_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[Path], None]
) -> None:
    fonts = tmp_path / "exports" / "fonts"
    shutil.copytree(ROOT / "exports" / "fonts", fonts)
    database = tmp_path / "none.db"
    assert findings(database, monkeypatch, root=tmp_path)["Fonts"] == "fine   Fonts: 6 there.\n"
    spoil(fonts / "NotoSansArabic-Bold.ttf")
    told = findings(database, monkeypatch, root=tmp_path)["Fonts"]
    assert told == "to do  Fonts: missing or empty: NotoSansArabic-Bold.ttf. Get the toolkit again.\n"


def test_every_font_that_is_shipped_is_looked_for() -> None:
    shipped = {one.name for one in (ROOT / "exports" / "fonts").iterdir() if one.suffix in {".otf", ".ttf"}}
    assert shipped == set(FONTS)


def test_old_backups_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = tmp_path / "toolkit.db"
    initialise(f"sqlite:///{database}")
    assert "python -m storage backups" in findings(database, monkeypatch)["Backups"]
    (tmp_path / "backups").mkdir()
    old = tmp_path / "backups" / "x.backup"
    old.write_text("")
    os.utime(old, (time.time() - 3 * 86_400,) * 2)
    assert "a day older" in findings(database, monkeypatch)["Backups"]


class Quiet(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.mark.parametrize(
    ("address", "said", "advised"),
    [
        (None, "for this computer only", False),
        (
            "127.0.0.1",
            "not encrypted",
            True,
        ),  # stands for an address in a network: nothing else is there on every machine
    ],
)
def test_a_running_toolkit_is_found_and_who_can_reach_it(
    monkeypatch: pytest.MonkeyPatch, address: str | None, said: str, *, advised: bool
) -> None:
    monkeypatch.setattr(network, "_outside", lambda: address)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        port = server.server_address[1]
        ((found, advice),) = exposure(range(port, port + 1))
    finally:
        server.shutdown()
        server.server_close()
    assert said in found
    assert bool(advice) is advised
