"""A touch that arrives as its page is drawn anew is carried out, also where what was touched stands elsewhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOMENTS = ("before", "while", "after")


def drawn(*arguments: str) -> list[str]:
    command = [sys.executable, "-m", "tests.screens.late_touch", *arguments]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split()


@pytest.mark.parametrize("when", MOMENTS)
def test_a_touch_in_what_is_drawn_elsewhere_by_then_is_carried_out(when: str) -> None:
    assert drawn(when)[:2] == ["touched", "1,"]


@pytest.mark.parametrize("when", MOMENTS[1:])  # the first is one that Streamlit loses only where it is quick
def test_streamlit_still_loses_it_or_our_part_may_go(when: str) -> None:
    assert drawn(when, "as it is") == []
