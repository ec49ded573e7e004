"""The commands as a person runs them: contract §5."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
BASELINE, SECOND = (EXAMPLES / f"harbour-district-{name}.json" for name in ("baseline", "second-round"))


def scoring(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "scoring", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=60)


def test_a_summary_is_indented_json_on_standard_output() -> None:
    done = scoring("summary", EXAMPLES / "minimal.json")

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b'{\n  "format": "coordinated-response-summary",\n  "version": 1,\n')
    assert len(json.loads(done.stdout)["responsibilities"]) == 64


def test_a_comparison_is_indented_json_on_standard_output() -> None:
    done = scoring("compare", BASELINE, SECOND)

    found = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, b"")
    assert [*found] == ["format", "version", "edition", "earlier", "later", "responsibilities", "totals"]
    assert (found["format"], found["version"]) == ("coordinated-response-comparison", 1)
    assert all(("reason" in one) == (one["change"] == "not_comparable") for one in found["responsibilities"])


def test_problems_of_both_files_are_told_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_bytes(b'{"format": NaN}')

    done = scoring("compare", tmp_path / "missing.json", tmp_path / "broken.json")

    lines = done.stderr.decode().splitlines()
    assert (done.returncode, done.stdout) == (1, b"")
    assert lines[0].startswith(f"{tmp_path / 'missing.json'}: ")
    assert lines[1].startswith(f"{tmp_path / 'broken.json'}:1: ")
    assert len(lines) == 2


def test_rounds_in_the_wrong_order_are_refused() -> None:
    done = scoring("compare", SECOND, BASELINE)

    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().startswith(f"{BASELINE}: $.round.opened: ")


@pytest.mark.parametrize("what", ["missing.json", "."])
def test_what_cannot_be_read_is_a_problem_of_the_input(tmp_path: Path, what: str) -> None:
    done = scoring("summary", tmp_path / what)

    assert (done.returncode, done.stdout) == (1, b"")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("arguments", [(), ("grade", "a"), ("summary",), ("summary", "a", "b"), ("compare", "a")])
def test_wrong_usage_is_told_apart(arguments: tuple[str, ...]) -> None:
    done = scoring(*arguments)

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"usage: python -m scoring")
