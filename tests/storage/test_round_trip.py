"""What goes in comes out: all of it, in the same order, with nothing filled in."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from assessments import Assessment, Entry, Partnership, Rating, Round, write_assessment
from checklists import Edition, MendableError, adapted, published_editions
from scoring.disclosure import released
from storage import Store
from tests.assessments.strategies import assessments
from tests.storage.conftest import HOST

MINIMAL = Assessment("2026.1", Partnership("Harbour District"), Round("Baseline"))


def edition_of(assessment: Assessment) -> Edition:
    return adapted(published_editions()[assessment.edition], assessment.overlay)


@pytest.mark.parametrize(
    "name", ["harbour-district-baseline", "harbour-district-second-round", "minimal", "one-sector-only"]
)
def test_an_example_comes_out_as_it_went_in(store: Store, example: Callable[[str], Assessment], name: str) -> None:
    assessment = example(name)
    ref = store.import_assessment(HOST, assessment).ref
    assert store.round_state(HOST, ref).assessment == assessment
    assert store.export_assessment(HOST, ref) == released(edition_of(assessment), assessment)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
@given(assessment=assessments())
def test_every_assessment_comes_out_as_it_went_in(store: Store, assessment: Assessment) -> None:
    ref = store.import_assessment(HOST, assessment).ref
    assert store.round_state(HOST, ref).assessment == assessment
    exported = store.export_assessment(HOST, ref)
    assert exported == released(edition_of(assessment), assessment)
    again = store.import_assessment(HOST, exported).ref
    assert write_assessment(store.export_assessment(HOST, again)) == write_assessment(exported)


@pytest.mark.parametrize(
    "assessment",
    [
        MINIMAL,
        replace(MINIMAL, seats=()),
        replace(MINIMAL, entries={}),
        replace(MINIMAL, actions=()),
        replace(MINIMAL, entries={"police.clear-messages": Entry()}),
        replace(MINIMAL, entries={"police.clear-messages": Entry(ratings=())}),
        replace(MINIMAL, round=Round("Baseline", target=3)),
        replace(MINIMAL, entries={"police.clear-messages": Entry(importance=2)}),
    ],
)
def test_what_was_left_out_what_is_empty_and_what_is_the_default_stay_three_things(
    store: Store, assessment: Assessment
) -> None:
    ref = store.import_assessment(HOST, assessment).ref
    assert store.export_assessment(HOST, ref) == assessment


def test_the_same_assessment_twice_is_one_round(store: Store, baseline: Assessment) -> None:
    first = store.import_assessment(HOST, baseline)
    second = store.import_assessment(HOST, baseline)
    assert (first.already_there, second.already_there) == (False, True)
    assert first.ref == second.ref
    assert len(store.rounds(HOST)) == 1


def test_importing_again_leaves_what_was_changed_since(store: Store, baseline: Assessment) -> None:
    ref = store.import_assessment(HOST, baseline).ref
    store.set_agreed(HOST, ref, "police.clear-messages", 4)
    store.import_assessment(HOST, baseline)
    assert store.entry_state(HOST, ref, "police.clear-messages").agreed.answer == 4


def test_a_later_round_joins_the_partnership_of_its_name(store: Store, example: Callable[[str], Assessment]) -> None:
    first = store.import_assessment(HOST, example("harbour-district-baseline")).ref
    second = store.import_assessment(HOST, example("harbour-district-second-round")).ref
    other = store.import_assessment(HOST, example("minimal")).ref
    assert first.partnership == second.partnership != other.partnership
    assert first.round != second.round


def test_a_name_with_its_accents_typed_apart_is_the_same_name_and_stays_as_typed(store: Store) -> None:
    composed = unicodedata.normalize("NFC", "Rivière")
    apart = unicodedata.normalize("NFD", composed)
    assert composed != apart
    first = store.import_assessment(HOST, replace(MINIMAL, partnership=Partnership(composed))).ref
    second = store.import_assessment(HOST, replace(MINIMAL, partnership=Partnership(apart))).ref
    assert first.partnership == second.partnership
    assert store.export_assessment(HOST, second).partnership.name == apart


def test_ratings_with_and_without_a_seat_keep_the_order_they_stood_in(store: Store, baseline: Assessment) -> None:
    seat = (baseline.seats or ())[0].id
    ratings = (Rating(4), Rating(1, seat=seat), Rating(0, voice=(baseline.seats or ())[0].voice))
    assessment = replace(baseline, entries={"police.clear-messages": Entry(ratings=ratings)}, actions=None)
    ref = store.import_assessment(HOST, assessment).ref
    assert store.entry_state(HOST, ref, "police.clear-messages").ratings == ratings


def test_a_refused_assessment_leaves_nothing_behind(store: Store, baseline: Assessment) -> None:
    with pytest.raises(MendableError, match="responsibilities"):
        store.import_assessment(HOST, replace(baseline, entries={"no.such": Entry()}))
    assert store.rounds(HOST) == ()
