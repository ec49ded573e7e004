"""Days and times are those of whoever reads: elsewhere on Earth it is another day, and clocks are put on and back."""

from __future__ import annotations

import ast
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from streamlit.proto.ClientState_pb2 import ContextInfo
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext, add_script_run_ctx
from streamlit.runtime.state import SafeSessionState, SessionState

from assessments import Action
from checklists import ResponsibilityId, SectorId
from scoring.follow_up import FollowUp, follow_up
from screens.components.words import date_text, here, moment_text, time_text, today_here

SCREENS = sorted((Path(__file__).parents[2] / "screens").rglob("*.py"))
EARLIEST, LATEST = "Pacific/Kiritimati", "Etc/GMT+12"  # 26 hours apart, so never in one day


@contextmanager
def read_in(zone: str) -> Generator[None]:
    """What is asked within is asked for somebody whose browser says that it is in `zone`."""
    run = ScriptRunContext(
        session_id="one",
        _enqueue=lambda _message: None,
        query_string="",
        session_state=SafeSessionState(SessionState(), lambda: None),
        uploaded_file_mgr=MemoryUploadedFileManager("/upload"),
        main_script_path="",
        user_info={"email": None},
        fragment_storage=MemoryFragmentStorage(),
        pages_manager=PagesManager(""),
        context_info=ContextInfo(timezone=zone),
    )
    add_script_run_ctx(ctx=run)
    try:
        yield
    finally:
        add_script_run_ctx(ctx=None)


@pytest.mark.parametrize("zone", [EARLIEST, "Pacific/Auckland", "Europe/London", "America/St_Johns", LATEST])
def test_today_is_the_day_of_whoever_reads_and_not_that_of_the_machine(zone: str) -> None:
    before = datetime.now(ZoneInfo(zone)).date()
    with read_in(zone):
        today = today_here()
    assert before <= today <= datetime.now(ZoneInfo(zone)).date()


def test_an_action_is_past_its_date_where_that_day_is_over_and_nowhere_else() -> None:
    with read_in(LATEST):
        there = today_here()
    due = Action("a1", "Sign it", (ResponsibilityId("police.clear-messages"),), lead=SectorId("police"), due=there)
    assert follow_up([due], there) == FollowUp(soon=(due,))
    with read_in(EARLIEST):
        assert follow_up([due], today_here()) == FollowUp(overdue=(due,))


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("Europe/London", "4 May 2026, 00:30"),  # an hour on in summer
        (EARLIEST, "4 May 2026, 13:30"),
        ("America/St_Johns", "3 May 2026, 21:00"),
        ("Asia/Kathmandu", "4 May 2026, 05:15"),
        ("No/Such_Place", "3 May 2026, 23:30"),
        ("../../etc/passwd", "3 May 2026, 23:30"),
    ],
)
def test_a_moment_is_told_in_the_time_and_on_the_day_of_whoever_reads(zone: str, told: str) -> None:
    with read_in(zone):
        assert moment_text(datetime(2026, 5, 3, 23, 30, tzinfo=UTC)) == told


def test_where_clocks_are_put_on_or_back_each_moment_has_the_time_of_its_own_side() -> None:
    with read_in("Europe/London"):
        spring = [
            time_text(datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC)),
            time_text(datetime(2026, 3, 29, 1, tzinfo=UTC)),
        ]
        autumn = [datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1)]
        assert spring == ["00:59:59", "02:00:00"]
        assert [moment_text(one) for one in autumn] == ["25 October 2026, 01:30"] * 2
        assert [here(one).utcoffset() for one in autumn] == [timedelta(hours=1), timedelta()]


def test_a_day_that_was_chosen_is_the_same_day_wherever_it_is_read() -> None:
    for zone in (EARLIEST, LATEST):
        with read_in(zone):
            assert date_text(date(2026, 3, 29)) == "29 March 2026"


def days_of_the_machine(tree: ast.AST) -> list[int]:
    """Where the day or the time zone of the machine is asked for, as line numbers."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and (node.func.attr == "today" or (node.func.attr in {"now", "astimezone"} and not node.args))
    ]


def test_no_screen_asks_the_machine_what_day_it_is() -> None:
    found = [(path.name, line) for path in SCREENS for line in days_of_the_machine(ast.parse(path.read_text("utf-8")))]
    assert found == []
    asking = "date.today()\ndatetime.now()\ndatetime.now(UTC).astimezone().date()\ndatetime.now(UTC)\n"
    assert days_of_the_machine(ast.parse(asking)) == [1, 2, 3]
