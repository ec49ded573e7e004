"""The commands: exit codes, what goes to which stream, and whole results or none."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from assessments import read_assessment, write_assessment
from checklists import published_editions
from scoring.disclosure import released
from storage.__main__ import main

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "examples"


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def run(new_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    monkeypatch.setenv("DATABASE_URL", new_url)

    def storage(*arguments: object) -> Done:
        try:
            code = main(list(map(str, arguments)))
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        return Done(code, *capsys.readouterr())

    return storage


def refused(done: Done) -> bool:
    return done.returncode == 1 and not done.stdout and bool(done.stderr) and "Traceback" not in done.stderr


def test_the_commands_are_started_as_a_module(sqlite_url: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "storage", "check"],
        env={**os.environ, "DATABASE_URL": sqlite_url},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "fine" in done.stdout


def test_from_an_empty_place_to_an_exported_round(run: Callable[..., Done], tmp_path: Path) -> None:
    assert refused(run("check"))
    assert run("init").returncode == 0
    assert refused(run("init"))
    example = EXAMPLES / "harbour-district-second-round.json"
    first = run("import", example)
    assert (first.returncode, first.stderr) == (0, "")
    assert run("import", example).stdout == first.stdout
    round_id = first.stdout.strip()
    assert run("rounds").stdout == f"{round_id}\tHarbour District\tSecond round\n"
    exported = run("export", round_id)
    read = read_assessment(example.read_bytes(), "example", published_editions())
    assert exported.stdout.encode() == write_assessment(released(published_editions()["2026.1"], read))
    assert run("export", round_id, "--out", tmp_path / "out.json").stdout == ""
    assert (tmp_path / "out.json").read_text() == exported.stdout
    assert run("check").returncode == 0


def test_a_backup_and_its_way_back(run: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run("init")
    run("import", EXAMPLES / "minimal.json")
    before = run("rounds").stdout
    assert run("backup", tmp_path / "b").returncode == 0
    assert refused(run("backup", tmp_path / "b"))
    assert refused(run("restore", EXAMPLES / "minimal.json"))
    assert run("rounds").stdout == before


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"[]", json.dumps({"format": "other"}).encode(), b"[" * 200_000]
)
def test_a_file_with_problems_is_refused_whole(run: Callable[..., Done], tmp_path: Path, content: bytes) -> None:
    run("init")
    (tmp_path / "bad.json").write_bytes(content)
    done = run("import", tmp_path / "bad.json")
    assert refused(done)
    assert str(tmp_path / "bad.json") in done.stderr
    assert run("rounds").stdout == ""


def test_a_missing_file_and_an_unknown_round_are_refused_and_nothing_is_written(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    run("init")
    assert refused(run("import", tmp_path / "none.json"))
    out = tmp_path / "out.json"
    out.write_text("mine")
    assert refused(run("export", "no-such-round", "--out", out))
    assert refused(run("export", "../../\x1b[31m", "--out", out))
    assert out.read_text() == "mine"


@pytest.mark.parametrize("wrong", [(), ("nonsense",), ("backup",), ("export",), ("import", "a", "b"), ("init", "x")])
def test_wrong_usage_is_told_as_such(run: Callable[..., Done], wrong: tuple[str, ...]) -> None:
    done = run(*wrong)
    assert (done.returncode, done.stdout) == (2, "")
    assert "usage" in done.stderr
