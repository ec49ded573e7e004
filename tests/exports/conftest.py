"""Plans of the examples, each set once."""

from __future__ import annotations

from functools import cache

import pytest

from checklists import Edition, published_editions
from exports.pdf import Paper
from tests.exports.examples import Typeset, example, set_plan


@cache
def _set_example(name: str, sector: str | None, public: bool, paper: Paper, large: bool) -> bytes:
    return set_plan(example(name), sector, public=public, paper=paper, large=large)


@pytest.fixture(scope="session")
def plan_of() -> Typeset:
    def typeset(
        name: str,
        sector: str | None = None,
        *,
        public: bool = False,
        paper: Paper = Paper.A4,
        large: bool = False,
    ) -> bytes:
        return _set_example(name, sector, public, paper, large)

    return typeset


@pytest.fixture(scope="session")
def typeset() -> Typeset:
    return set_plan


@pytest.fixture(scope="session")
def edition() -> Edition:
    return published_editions()["2026.1"]
