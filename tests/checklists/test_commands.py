import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "tests" / "source" / "responsibilities.csv"


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "checklists", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_check_says_in_one_line_that_all_is_well() -> None:
    done = run("check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "All is well: edition 2026.1, 9 sectors, 64 responsibilities, 9 themes.\n"


def test_check_reads_another_folder(folder: Path) -> None:
    assert run("check", folder).returncode == 0


def test_check_prints_each_problem_with_file_and_line_and_nothing_else(
    folder: Path, change: Callable[[str, str, str], None]
) -> None:
    change("police.yaml", "item: 1\n", "item: no\n")
    change("ngos.yaml", "theme: training", "theme: trainings")
    done = run("check", folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert [line.split(": ")[0] for line in done.stderr.splitlines()] == [
        f"{folder}/police.yaml:11",
        f"{folder}/ngos.yaml:12",
    ]


def test_check_reads_the_guide_that_lies_there_with_the_rest(shipped: Path) -> None:
    assert run("check", shipped).returncode == 0
    guide, police = shipped / "guide" / "guide.yaml", shipped / "police.yaml"
    guide.write_text(
        guide.read_text(encoding="utf-8").replace("title: Slow down", "titel: Slow down"), encoding="utf-8"
    )
    police.write_text(police.read_text(encoding="utf-8").replace("item: 1\n", "item: no\n", 1), encoding="utf-8")
    done = run("check", shipped)
    assert (done.returncode, done.stdout) == (1, "")
    files = {line.partition(":")[0].removeprefix(f"{shipped}/") for line in done.stderr.splitlines()}
    assert files == {"police.yaml", "guide/guide.yaml"}


def test_check_misses_a_guide_that_is_gone(shipped: Path) -> None:
    (shipped / "guide" / "guide.yaml").unlink()
    done = run("check", shipped)
    assert done.returncode == 1
    assert done.stderr.startswith(f"{shipped}/guide/guide.yaml:1: This file is missing.")


def test_check_of_a_folder_that_is_not_there_is_a_problem_not_a_crash(tmp_path: Path) -> None:
    done = run("check", tmp_path / "nowhere")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{tmp_path}/nowhere:1: There is no such folder.")


def test_check_survives_a_file_of_bytes(folder: Path) -> None:
    (folder / "police.yaml").write_bytes(bytes(range(256)))
    done = run("check", folder)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_list_prints_all_64_in_edition_order() -> None:
    done = run("list")
    assert (done.returncode, done.stderr) == (0, "")
    listed = json.loads(done.stdout)
    with SOURCE.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [(one["id"], one["sector"], one["item"], one["theme"], one["safety_critical"]) for one in listed] == [
        (row["id"], row["sector"], int(row["item"]), row["theme"], row["safety_critical"] == "true") for row in rows
    ]
    assert list(listed[3])[:6] == ["id", "sector", "item", "theme", "statement", "safety_critical"]
    assert (
        listed[3]["statement"] == "Women who come to any clinic or hospital can ask for and see a woman on the staff."
    )


def test_list_in_english_is_the_list() -> None:
    assert run("list", "--language", "en").stdout == run("list").stdout


@pytest.mark.parametrize(
    "arguments", [(), ("mend",), ("check", "a", "b"), ("list", "--language", "tlh"), ("list", "x")]
)
def test_wrong_usage_ends_with_2_and_prints_no_result(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "usage: python -m checklists" in done.stderr


def test_an_unknown_language_names_those_there_are() -> None:
    assert "There is no language 'tlh' here. There is: en" in run("list", "--language", "tlh").stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
@pytest.mark.parametrize("arguments", [("list",), ("check",)])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_result_that_finds_no_room_is_a_problem_not_a_crash(arguments: tuple[str, ...], unbuffered: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "checklists", *arguments],
            cwd=ROOT,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (
        1,
        "There is no room left on the disk for what this command makes or prints. Make room and try again.\n",
    )
