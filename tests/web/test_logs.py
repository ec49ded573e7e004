"""The log tells what kind of fault it was and where, and never what anybody typed."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest

from web.logs import OneLine, told

ROOT = Path(__file__).resolve().parents[2]
CANARY = "canary of a note"
NUMBERS = ("12AB34", "56CD78")
FAULTS = """
import asyncio, logging, sys, threading
from web.logs import write_logs
write_logs(as_json=sys.argv[1] == "json")
def fail():
    raise ValueError("canary of a note")
for name in ("toolkit", "uvicorn.error", "streamlit"):
    log = logging.getLogger(name)
    if name != "toolkit":
        log.addHandler(logging.StreamHandler())
        log.propagate = False
    try:
        fail()
    except ValueError as error:
        log.error("trouble 12AB34", exc_info=error)
        log.exception("trouble 56CD78")
thread = threading.Thread(target=fail)
thread.start()
thread.join()
async def forgotten():
    asyncio.get_running_loop().create_task(failing())
    await asyncio.sleep(0)
async def failing():
    fail()
asyncio.run(forgotten())
import gc; gc.collect()
"""


def written(form: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", FAULTS, form], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == ""
    return done.stderr.splitlines()


def test_a_fault_is_one_line_with_its_number_its_kind_and_where_it_came_from() -> None:
    lines = written("plain")
    assert CANARY not in "\n".join(lines)
    ours = [line for line in lines if "trouble 12AB34" in line]
    assert len(ours) == 3
    assert all("fault ValueError at <string>:" in line and line.endswith(" fail") for line in ours)
    assert not any(line.startswith(("Traceback", "  File")) for line in lines)
    assert any("a thread ended: fault ValueError" in line for line in lines)
    assert any("Task exception was never retrieved" in line for line in lines)


def test_as_json_each_line_is_an_object_those_of_the_libraries_too() -> None:
    lines = [json.loads(line) for line in written("json")]
    said = [(one["logger"], one["message"].partition(":")[0]) for one in lines]
    assert said == [
        *((name, f"trouble {number}") for name in ("toolkit", "uvicorn.error", "streamlit") for number in NUMBERS),
        ("toolkit", "a thread ended"),
        ("asyncio", "Task exception was never retrieved"),
    ]
    assert {one["level"] for one in lines} == {"ERROR"}
    assert all(one["at"].endswith("+00:00") for one in lines)


@pytest.mark.parametrize(
    "between",
    ["\n", "\r", "\r\n", "\x0b", "\x85", "\u2028", "\x00", "\x1b[2K\r", "\x1b[1A", "\x9b1A", "\u202e", "\u2067"],
)
@pytest.mark.parametrize("as_json", [False, True])
def test_a_message_cannot_pretend_to_be_another_line_or_move_the_cursor(between: str, as_json: bool) -> None:
    record = logging.LogRecord("toolkit", logging.WARNING, "", 1, "no backup: %s", (f"x{between}2026 ERROR y",), None)
    line = OneLine(as_json=as_json).format(record)
    assert line.isprintable()
    assert "WARNING" in line
    assert "no backup: x " in line
    assert line.removesuffix('"}').endswith("2026 ERROR y")


def test_the_folders_of_this_machine_are_in_no_line() -> None:
    with pytest.raises(ValueError, match="Expecting") as caught:
        json.loads("{")
    assert told(caught.value).startswith("fault JSONDecodeError at tests/web/test_logs.py:")
    assert "/lib/" not in told(caught.value)
