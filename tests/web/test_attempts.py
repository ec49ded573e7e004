"""How often codes were refused: five free tries for one code from one place, then slower; never for anybody else."""

from __future__ import annotations

import pytest

from web.attempts import Attempts

HERE, THERE = "192.168.1.7", "192.168.1.8"


class Seconds:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Seconds:
    return Seconds()


@pytest.fixture
def attempts(clock: Seconds) -> Attempts:
    return Attempts(clock)


def refuse(attempts: Attempts, times: int, address: str = HERE, selector: str = "AAAAAAAA") -> None:
    for _ in range(times):
        attempts.refused(address, selector)


@pytest.mark.parametrize(("times", "delay"), [(0, 0), (4, 0), (5, 1), (6, 2), (7, 4), (9, 16), (10, 30), (500, 30)])
def test_the_first_five_are_free_and_then_each_takes_twice_as_long_up_to_half_a_minute(
    attempts: Attempts, times: int, delay: float
) -> None:
    refuse(attempts, times)
    assert attempts.delay(HERE, "AAAAAAAA") == delay


def test_another_code_and_another_place_are_as_free_as_before(attempts: Attempts) -> None:
    refuse(attempts, 50)
    assert attempts.delay(HERE, "BBBBBBBB") == 0
    assert attempts.delay(THERE, "AAAAAAAA") == 0
    assert (attempts.many(HERE), attempts.many(THERE)) == (True, False)


def test_after_an_hour_it_is_forgotten(attempts: Attempts, clock: Seconds) -> None:
    refuse(attempts, 25)
    clock.now += 3599
    assert attempts.delay(HERE, "AAAAAAAA") > 0
    clock.now += 1
    assert attempts.delay(HERE, "AAAAAAAA") == 0
    assert not attempts.many(HERE)


def test_somebody_who_guesses_for_days_does_not_fill_the_memory(attempts: Attempts) -> None:
    for number in range(30_000):
        attempts.refused(f"10.0.{number % 256}.{number // 256}", f"{number:08}")
    assert len(attempts._refused) <= 10_000  # noqa: SLF001 - what must stay bounded
