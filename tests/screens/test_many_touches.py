"""People do not wait for "Saved": what ten fast touches put down is all stored."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessments import Assessment, Partnership, Round
from benchmarks.hurrying import TOUCHES, agreed, hurry
from benchmarks.servers import application, make_round, serving
from benchmarks.visitor import visit

NEW = Assessment("2026.1", Partnership("Lakeside"), Round("Baseline"))


@pytest.mark.parametrize("time", range(3))
def test_ten_touches_without_waiting_are_ten_stored(tmp_path: Path, time: int) -> None:
    database = tmp_path / f"{time}.db"
    ref = make_round(database, NEW)
    with serving(application(database)) as server:
        sent = hurry(server.address, ref)
    assert len(sent) == TOUCHES == 10
    assert agreed(database, ref) == sent


def test_of_fast_touches_on_one_responsibility_the_last_one_is_stored(tmp_path: Path) -> None:
    database = tmp_path / "toolkit.db"
    ref = make_round(database, NEW)
    with (
        serving(application(database)) as server,
        visit(server.address, "rate-police", f"round={ref.partnership}.{ref.round}") as visitor,
    ):
        first = visitor.choices[0]
        for level in (0, 4, 1, 3, 2):
            visitor.choose(first, first.options[level])
        visitor.wait_until_quiet(1.5)
    assert agreed(database, ref) == {"police.clear-messages": 2}
