"""All tests; the few that failed beside the others once more, each by itself."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from upkeep.setting_up import ROOT, python

__all__ = ["FEW", "run_tests", "worth_another_try"]

FAILED = 1  # pytest's exit code where tests failed; others tell that they could not be run
FEW = 5  # of some six thousand; more than that is no accident
MOST_WORKERS = 4  # more starve the browsers of the tests, which each bring several of their own
LAST_FAILED = ROOT / ".pytest_cache" / "v" / "cache" / "lastfailed"


def run_tests(arguments: Sequence[str]) -> int:
    """Run the tests that pytest's `arguments` name, or all; the exit code. Of all, a few are tried again."""
    workers = str(min(os.cpu_count() or 1, MOST_WORKERS))
    LAST_FAILED.unlink(missing_ok=True)
    outcome = python("-m", "pytest", "-n", workers, "--dist", "loadfile", *arguments, must=False)
    again = [] if arguments else worth_another_try(outcome, LAST_FAILED)
    if not again:
        return outcome
    print(
        f"\nFailed beside the others: {len(again)}, as told above. Each is tried once more by itself; "
        "one that passes now was too slow, or found a fault that needs a busy machine, and is to be looked at.",
        flush=True,
    )
    return python("-m", "pytest", "--verbose", *again, must=False)


def worth_another_try(outcome: int, last_failed: Path) -> list[str]:
    """The tests that failed, where they are few; `last_failed` is the file in which pytest keeps their names."""
    if outcome != FAILED or not last_failed.exists():
        return []
    failed = list(json.loads(last_failed.read_text(encoding="utf-8")))
    return failed if len(failed) <= FEW else []
