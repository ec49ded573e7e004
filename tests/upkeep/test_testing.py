"""Which tests are tried once more, as pytest itself tells which failed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from upkeep.testing import FEW, worth_another_try


def outcome_of(folder: Path, *, failing: int) -> tuple[int, Path]:
    """Run tests of which so many fail; pytest's exit code, and its file of what failed."""
    lines = [f"def test_{number}(): assert {number >= failing}" for number in range(FEW + 3)]
    (folder / "test_some.py").write_text("\n".join(lines))
    (folder / "pytest.ini").write_text("[pytest]\n")
    command = [sys.executable, "-m", "pytest", "--quiet", "-n", "1", "--rootdir", str(folder), "test_some.py"]
    ran = subprocess.run(command, cwd=folder, check=False, capture_output=True)
    return ran.returncode, folder / ".pytest_cache" / "v" / "cache" / "lastfailed"


@pytest.mark.parametrize(("failing", "tried"), [(0, 0), (FEW, FEW), (FEW + 1, 0)])
def test_a_few_that_failed_are_tried_again_and_many_are_not(tmp_path: Path, failing: int, tried: int) -> None:
    again = worth_another_try(*outcome_of(tmp_path, failing=failing))
    assert sorted(again) == [f"test_some.py::test_{number}" for number in range(tried)]


def test_where_the_tests_could_not_be_run_nothing_is_tried_again(tmp_path: Path) -> None:
    _outcome, last_failed = outcome_of(tmp_path, failing=1)
    assert worth_another_try(3, last_failed) == []
