"""64 of 64: nothing that helps a table to decide is missing anywhere. Each test lists what is."""

import re

from checklists import Edition, Responsibility, Sector, SectorId, read_edition

EDITION = read_edition()
SECTORS = frozenset(one.id for one in EDITION.sectors)
PARTS = ("why", "levels", "evidence", "ask", "steps", "safety", "supports")


def lacking(edition: Edition) -> list[str]:
    return [f"{one.id}: {part}" for one in edition.responsibilities for part in PARTS if not getattr(one, part)]


def named(one: Responsibility) -> list[tuple[SectorId, ...]]:
    return [*(step.helps for step in one.steps or ()), one.supports or ()]


def test_64_of_64_responsibilities_are_complete() -> None:
    assert lacking(EDITION) == []
    assert len(EDITION.responsibilities) == 64


def test_every_sector_is_introduced() -> None:
    def empty(one: Sector) -> list[str]:
        return [key for key in ("about", "who", "at_the_table", "must_never") if not getattr(one, key)]

    assert {one.id: empty(one) for one in EDITION.sectors if empty(one)} == {}


def test_each_responsibility_has_five_levels_of_a_few_sentences() -> None:
    odd = [
        f"{one.id} levels[{level}]: {len(text.split())} words"
        for one in EDITION.responsibilities
        for level, text in enumerate(one.levels or ())
        if not 15 <= len(text.split()) <= 55 or not re.search(r"[.!?]”?$", text)
    ]
    assert odd == []
    assert {len(one.levels or ()) for one in EDITION.responsibilities} == {5}


def test_each_level_differs_from_the_one_before() -> None:
    def words(text: str) -> frozenset[str]:
        return frozenset(re.findall(r"[a-z]{4,}", text.lower()))

    same = [
        f"{one.id} levels[{level}]"
        for one in EDITION.responsibilities
        for level in range(1, 5)
        if len(words(one.levels[level]) - words(one.levels[level - 1])) < 5
    ]
    assert same == []


def test_there_are_first_steps_to_each_level_and_not_too_many() -> None:
    counts = {
        f"{one.id} to {level}": len(one.steps_to(level)) for one in EDITION.responsibilities for level in (1, 2, 3, 4)
    }
    assert {place: count for place, count in counts.items() if not 1 <= count <= 3} == {}
    totals = {one.id: len(one.steps or ()) for one in EDITION.responsibilities}
    assert {place: count for place, count in totals.items() if not 4 <= count <= 8} == {}


def test_only_other_sectors_help_and_each_is_named_once() -> None:
    wrong = [
        f"{one.id}: {ids}"
        for one in EDITION.responsibilities
        for ids in named(one)
        if one.sector in ids or len(set(ids)) < len(ids) or not SECTORS.issuperset(ids)
    ]
    assert wrong == []


def test_one_or_two_questions_are_for_a_survivor_or_an_ngo_to_put() -> None:
    voices = {one.id: [asked.voice for asked in one.ask or () if asked.voice] for one in EDITION.responsibilities}
    wrong = {
        place: found
        for place, found in voices.items()
        if not 1 <= len(found) <= 2 or not {"victims-survivors", "ngos"}.issuperset(found)
    }
    assert wrong == {}


def test_a_question_is_short_and_is_one() -> None:
    asked = [(one.id, each.question) for one in EDITION.responsibilities for each in one.ask or ()]
    assert [(place, text) for place, text in asked if not text.endswith("?") or len(text.split()) > 25] == []


def test_a_step_is_one_sentence() -> None:
    steps = [(one.id, each.step) for one in EDITION.responsibilities for each in one.steps or ()]
    assert [(place, text) for place, text in steps if not re.fullmatch(r"[A-Z][^.!?]*[.!]", text)] == []


def test_work_asked_of_survivors_is_work_that_others_help_with() -> None:
    alone = [
        f"{one.id} to {step.to}"
        for one in EDITION.of_sector(SectorId("victims-survivors"))
        for step in one.steps or ()
        if not step.helps
    ]
    assert alone == []
