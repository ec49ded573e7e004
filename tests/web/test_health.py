"""What a proxy or a watchdog is told: ready or not, by whoever asks, and nothing else."""

from __future__ import annotations

import asyncio
import threading

import pytest

from tests.browser.application import Application
from tests.web.conftest import Table
from tests.web.requests import ask
from web import health
from web.health import Health


def test_whoever_asks_is_told_that_it_is_ready_and_nothing_else(table: Table, application: Application) -> None:
    for one in (table.application, application):
        while (answer := ask(one, "/health")).status == 503:
            assert answer.body == b"not ready"  # it is still starting
        assert (answer.status, answer.body) == (200, b"ready")
        assert answer.headers["cache-control"] == "no-store"
        assert "set-cookie" not in answer.headers
        assert ask(one, "/health/more").status == 404


def test_the_database_is_asked_once_a_second_however_many_ask() -> None:
    asked: list[float] = []
    now = [100.0]

    def ask_it() -> bool:
        asked.append(now[0])
        return True

    async def many() -> None:
        made = Health(ask_it, clock=lambda: now[0])
        for moment in (100.0, 100.9, 101.1):
            now[0] = moment
            assert await asyncio.gather(*(made.is_well() for _ in range(50))) == [True] * 50

    asyncio.run(many())
    assert asked == [100.0, 101.1]


def test_a_database_that_says_nothing_is_not_ready_and_is_not_asked_again_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(health, "PATIENCE", 0.01)
    answer, asked = threading.Event(), [0]

    def hang() -> bool:
        asked[0] += 1
        answer.wait(60)
        return True

    async def ask_often() -> None:
        made = Health(hang, clock=iter(range(0, 1000, 10)).__next__)
        assert [await made.is_well() for _ in range(5)] == [False] * 5
        assert asked == [1]
        answer.set()
        monkeypatch.setattr(health, "PATIENCE", 60)
        assert await made.is_well()

    asyncio.run(ask_often())


def test_a_database_that_is_away_is_not_ready() -> None:
    async def ask_once() -> bool:
        return await Health(lambda: False).is_well()

    assert not asyncio.run(ask_once())
