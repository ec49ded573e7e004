"""What a run drew reaches the browser whole, however soon the next is asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LINES = [f"one 2 {line}" for line in range(20)]


def printed(program: str, *arguments: str) -> list[str]:
    command = [sys.executable, "-m", f"tests.screens.{program}", *arguments]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\n")[:-1]


def test_what_a_run_drew_last_reaches_the_browser_where_the_next_is_asked_for_as_it_ends() -> None:
    assert printed("ended_run", "whole") == LINES


def test_streamlit_still_loses_it_or_our_part_may_go() -> None:
    assert printed("ended_run") != LINES


def test_a_choice_is_not_taken_back_by_what_was_asked_for_before_it() -> None:
    assert printed("older_request") == ["stored: None", "stored: [True]"]
