"""The commands: exit codes, what goes to which stream, and whole results or none."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from assessments import Role, read_assessment, write_assessment
from checklists import published_editions
from scoring.disclosure import released
from storage import SignIn, SignInKind, open_store, token_of
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


def joined(code: str, url: str) -> SignIn:
    store = open_store(url)
    come = store.join(code)
    found = store.sign_in_of(come.partnership, token_of(come.secret))
    store.close()
    assert found is not None
    return found


def test_the_host_prints_codes_for_itself_and_for_a_rounds_facilitator(run: Callable[..., Done], new_url: str) -> None:
    run("init")
    round_id = run("import", EXAMPLES / "harbour-district-baseline.json").stdout.strip()
    assert run("access", "shared").returncode == 0
    done = run("code", "host")
    assert (done.returncode, len(done.stdout.strip().splitlines())) == (0, 1)
    assert "used once" in done.stderr
    assert done.stdout.strip() not in done.stderr
    assert joined(done.stdout, new_url).kind is SignInKind.HOST
    found = joined(run("code", round_id).stdout, new_url)
    assert (found.ref and found.ref.round, found.role) == (round_id, Role.FACILITATOR)
    added = joined(run("code", round_id, "--sector", "faith-groups").stdout, new_url)
    assert (added.seat, added.voice, added.role) == ("faith-groups-1", "faith-groups", Role.FACILITATOR)
    assert [run(*command).returncode for command in (("check",), ("rounds",), ("export", round_id))] == [0, 0, 0]
    assert run("access", "alone").returncode == 0


def test_a_code_for_what_is_not_there_is_refused_with_what_to_do(run: Callable[..., Done]) -> None:
    run("init")
    round_id = run("import", EXAMPLES / "minimal.json").stdout.strip()
    assert refused(run("code", "no-such-round"))
    done = run("code", round_id)
    assert refused(done)
    assert "--sector" in done.stderr
    assert refused(run("code", round_id, "--sector", "banks"))
    assert run("code", round_id, "--sector", "police").returncode == 0


@pytest.mark.parametrize(
    "wrong", [(), ("nonsense",), ("backup",), ("export",), ("import", "a", "b"), ("init", "x"), ("access", "open")]
)
def test_wrong_usage_is_told_as_such(run: Callable[..., Done], wrong: tuple[str, ...]) -> None:
    done = run(*wrong)
    assert (done.returncode, done.stdout) == (2, "")
    assert "usage" in done.stderr


@pytest.fixture
def two_partnerships(run: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """The ids of a round of Harbour District and of one of another partnership."""
    monkeypatch.setattr("storage.dumps.DATA", tmp_path / "kept")
    run("init")
    ours = run("import", EXAMPLES / "harbour-district-baseline.json").stdout.strip()
    other = tmp_path / "other.json"
    file = json.loads((EXAMPLES / "harbour-district-baseline.json").read_text(encoding="utf-8"))
    other.write_text(json.dumps(file | {"partnership": {"name": "Northgate"}}), encoding="utf-8")
    return ours, run("import", other).stdout.strip()


@pytest.mark.usefixtures("two_partnerships")
def test_everything_of_a_partnership_is_one_file(run: Callable[..., Done], tmp_path: Path) -> None:
    done = run("export-all", "Harbour District", "--out", tmp_path / "all.zip")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert "round-1/assessment.json" in archive.namelist()
        assert archive.testzip() is None
    assert refused(run("export-all", "Nobody", "--out", tmp_path / "none.zip"))
    assert not (tmp_path / "none.zip").exists()


def test_a_partnership_is_deleted_when_its_name_is_typed_and_a_backup_was_made(
    run: Callable[..., Done], two_partnerships: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, other = two_partnerships
    monkeypatch.setattr("sys.stdin", io.StringIO("harbour district\n"))
    assert refused(run("delete", ours))
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert refused(run("delete", ours))
    monkeypatch.setattr("sys.stdin", io.StringIO("Harbour District\n"))
    done = run("delete", ours)
    assert done.returncode == 0
    assert "30 days" in done.stderr
    left = run("rounds").stdout
    assert other in left
    assert ours not in left
    backups = run("backups").stdout.splitlines()
    assert len(backups) == 2  # before it and after it
    run("restore", backups[-1].partition("\t")[2])
    assert ours in run("rounds").stdout


@pytest.mark.usefixtures("two_partnerships")
def test_ratings_whose_day_has_passed_go_by_command_too(run: Callable[..., Done]) -> None:
    done = run("retain")
    assert (done.returncode, done.stdout) == (0, "Rounds whose ratings were deleted: 0.\n")


def test_the_check_names_the_content(run: Callable[..., Done]) -> None:
    run("init")
    before = run("check").stdout
    assert re.search(r"^Content: [0-9a-f]{64}$", before, re.MULTILINE)
    run("access", "shared")
    assert run("check").stdout != before
