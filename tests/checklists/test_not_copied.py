"""Our own words: no run of six words stands here as it stands on the source page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from checklists import read_edition
from tests.checklists.words import Text, tokens, written

KEPT = Path(__file__).parents[1] / "source" / "six-word-runs.txt"
RUNS = frozenset(line for line in KEPT.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
TEXTS = written(read_edition())
LENGTH = 6

# Runs that may stand as they stand there, each with the reason.
SET_PHRASES = {
    "speak out against violence against women": "what men's groups do has no other name; kept by must_keep",
    "when and where it is safe": "the condition itself; kept by must_keep",
    "how to respond to victims/survivors and": "a skill, named as those who teach it name it; kept by must_keep",
}


def fingerprint(words: list[str]) -> str:
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:16]


def runs(text: str) -> Iterator[list[str]]:
    words = tokens(text)
    for place in range(len(words) - LENGTH + 1):
        yield words[place : place + LENGTH]


ALLOWED = frozenset(fingerprint(run) for phrase in SET_PHRASES for run in runs(phrase))


def copied(texts: tuple[Text, ...], allowed: frozenset[str] = ALLOWED) -> list[str]:
    """Every run of six words in `texts` that stands on the source page and is no set phrase."""
    return [
        f"{one.place}: {' '.join(run)}"
        for one in texts
        for run in runs(one.text)
        if fingerprint(run) in RUNS and fingerprint(run) not in allowed
    ]


def test_no_run_of_six_words_is_copied_from_the_source() -> None:
    assert copied(TEXTS) == []


@pytest.mark.parametrize("phrase", SET_PHRASES)
def test_a_set_phrase_is_one_that_the_source_has_and_we_use(phrase: str) -> None:
    needed = [one.place for one in TEXTS if any(run in list(runs(phrase)) for run in runs(one.text))]
    assert needed
    assert all(fingerprint(run) in RUNS for run in runs(phrase))


def test_a_copied_sentence_would_be_found() -> None:
    phrase = next(iter(SET_PHRASES))
    assert copied((Text("a", "levels", f"They {phrase}."),), frozenset()) == [f"a: {phrase}"]


def test_the_runs_of_the_source_are_there() -> None:
    assert len(RUNS) > 700
    assert all(len(run) == 16 for run in RUNS)
