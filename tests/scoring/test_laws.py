"""What holds for every round, whatever is in it."""

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from assessments import Agreement, Assessment, Entry, Partnership, Round, Seat, read_assessment, write_assessment
from checklists import Overlay, adapted, published_editions
from scoring import Summary, compare, cut_to_sector, disclosure, released, summarise
from scoring.ratings import consensus
from tests.assessments.strategies import EDITION, IDS, LEVELS, SECTORS, assessments, ratings, seated_ratings

PROTECTED = "victims-survivors"


@st.composite
def tables(draw: DrawFn) -> tuple[Seat, ...]:
    """Tables large enough for every case of the disclosure decision."""
    voices = draw(st.lists(SECTORS, max_size=6)) + [PROTECTED] * draw(st.integers(0, 7))
    return tuple(Seat(f"s{place}", voice) for place, voice in enumerate(voices))


@st.composite
def rounds(draw: DrawFn, seated: bool = False) -> Assessment:
    """Rounds rich in ratings. `seated`: every rating says whose it is, as before anything is withheld."""
    table = draw(tables())
    some = (seated_ratings if seated else ratings)(table)
    entry = st.builds(Entry, some, st.none() | st.builds(Agreement, LEVELS))
    entries = draw(st.dictionaries(st.sampled_from(IDS), entry, min_size=1, max_size=2))
    return Assessment("2026.1", Partnership("Here"), Round("A round"), table, entries)


def summary_of(assessment: Assessment) -> Summary:
    return summarise(adapted(EDITION, assessment.overlay), assessment)


@given(rounds(), st.randoms())
def test_the_order_of_seats_and_ratings_never_matters(assessment: Assessment, random) -> None:  # noqa: ANN001
    seats = random.sample(assessment.seats, len(assessment.seats))
    entries = {
        id_: replace(entry, ratings=tuple(random.sample(entry.ratings, len(entry.ratings))))
        for id_, entry in assessment.entries.items()
    }

    assert summary_of(replace(assessment, seats=tuple(seats), entries=entries)) == summary_of(assessment)


@given(st.integers(0, 3), st.integers(1, 4), st.integers(1, 3))
def test_a_better_answer_never_widens_a_gap(level: int, target: int, importance: int) -> None:
    def one(agreed: int) -> Summary:
        entry = Entry(agreed=Agreement(agreed), target=target, importance=importance)
        return summary_of(Assessment("2026.1", Partnership("Here"), Round("A round"), entries={IDS[0]: entry}))

    worse, better = one(level), one(level + 1)

    assert better.responsibilities[0].gap <= worse.responsibilities[0].gap
    assert better.responsibilities[0].priority <= worse.responsibilities[0].priority
    assert better.sectors[0].attained >= worse.sectors[0].attained


@given(assessments(), st.sampled_from(IDS))
def test_hiding_one_responsibility_never_changes_another(assessment: Assessment, hidden: str) -> None:
    overlay = assessment.overlay or Overlay()
    assume(hidden not in (overlay.hidden or ()))
    entries = {id_: entry for id_, entry in (assessment.entries or {}).items() if id_ != hidden}
    actions = tuple(action for action in assessment.actions or () if hidden not in action.responsibilities)
    before = replace(assessment, entries=entries, actions=actions)
    after = replace(before, overlay=replace(overlay, hidden=(*(overlay.hidden or ()), hidden)))

    everything, rest = summary_of(before), summary_of(after)

    assert rest.responsibilities == tuple(one for one in everything.responsibilities if one.id != hidden)
    assert (rest.priorities, rest.unowned, rest.find_out) == (
        everything.priorities,
        everything.unowned,
        everything.find_out,
    )
    assert rest.totals.responsibilities == everything.totals.responsibilities - 1
    assert rest.totals.agreed == everything.totals.agreed


@given(assessments())
def test_what_is_summed_over_sectors_and_over_themes_is_the_same(assessment: Assessment) -> None:
    summary = summary_of(assessment)

    for member in ("attained", "aimed", "reached", "agreed", "applicable"):
        assert sum(getattr(one, member) for one in summary.sectors) == sum(
            getattr(one, member) for one in summary.themes
        )
    assert sum(one.agreed for one in summary.sectors) == summary.totals.agreed


@given(assessments())
def test_only_priorities_are_unowned_and_they_keep_their_order(assessment: Assessment) -> None:
    summary = summary_of(assessment)

    assert [id_ for id_ in summary.priorities if id_ in summary.unowned] == list(summary.unowned)


@given(assessments() | rounds())
def test_releasing_twice_changes_nothing_more(assessment: Assessment) -> None:
    edition = adapted(EDITION, assessment.overlay)
    once = released(edition, assessment)

    assert write_assessment(released(edition, once)) == write_assessment(once)


@given(assessments() | rounds())
def test_what_is_released_is_a_valid_file(assessment: Assessment) -> None:
    once = released(adapted(EDITION, assessment.overlay), assessment)

    assert read_assessment(write_assessment(once), "round.json", published_editions()) == once


@given(assessments())
def test_releasing_changes_nothing_but_ratings(assessment: Assessment) -> None:
    once = released(adapted(EDITION, assessment.overlay), assessment)

    def bare(one: Assessment) -> Assessment:
        entries = one.entries and {id_: replace(entry, ratings=None) for id_, entry in one.entries.items()}
        return replace(one, entries=entries)

    assert bare(once) == bare(assessment)


@given(rounds(seated=True))
def test_a_released_file_never_tells_what_a_protected_seat_said(assessment: Assessment) -> None:
    protected = {seat.id for seat in assessment.seats if seat.voice == PROTECTED}

    for entry in released(EDITION, assessment).entries.values():
        said = [rating for rating in entry.ratings or () if rating.seat is None]
        assert not protected & {rating.seat for rating in entry.ratings or ()}
        assert all(rating.note is None and rating.reason is None for rating in said)


@given(rounds())
def test_the_summary_of_what_is_released_is_the_same_but_where_the_distribution_is_hidden(round_: Assessment) -> None:
    out = summary_of(released(EDITION, round_)).responsibilities

    for before, after in zip(summary_of(round_).responsibilities, out, strict=True):
        rated = round_.entry(before.id).ratings or ()
        if disclosure(EDITION, round_, rated).distribution:
            assert after == before
        else:
            assert after.ratings.count == 0
            assert replace(after, ratings=before.ratings) == before


@given(rounds(seated=True))
def test_a_withheld_breakdown_does_not_depend_on_who_said_what(assessment: Assessment) -> None:
    """Two voices that swap their answers leave no trace in what is shown."""
    for id_, entry in assessment.entries.items():
        if disclosure(EDITION, assessment, entry.ratings).breakdown or not entry.ratings:
            continue
        answers = [rating.answer for rating in reversed(entry.ratings)]
        swapped = tuple(replace(one, answer=answer) for one, answer in zip(entry.ratings, answers, strict=True))
        other = replace(assessment, entries={**assessment.entries, id_: replace(entry, ratings=swapped)})
        if disclosure(EDITION, other, swapped) == disclosure(EDITION, assessment, entry.ratings):
            assert summary_of(other) == summary_of(assessment)
            assert released(EDITION, other).entries[id_] == released(EDITION, assessment).entries[id_]


@given(st.lists(LEVELS, min_size=2, max_size=12))
def test_consensus_lies_between_0_and_1_and_is_1_only_where_all_agree(levels: list[int]) -> None:
    found = consensus(levels)

    assert 0.0 <= found <= 1.0
    assert (found == 1.0) == (len(set(levels)) == 1)


@given(st.lists(LEVELS, min_size=2, max_size=12))
def test_consensus_is_the_same_from_the_other_end_of_the_scale(levels: list[int]) -> None:
    assert abs(consensus(levels) - consensus([4 - level for level in levels])) < 1e-12


@given(assessments())
def test_a_round_compared_with_itself_is_the_same(assessment: Assessment) -> None:
    comparison = compare(EDITION, assessment, assessment)

    assert comparison.totals.better == comparison.totals.worse == 0
    assert comparison.totals.same == summary_of(assessment).totals.agreed
    assert [one.id for one in comparison.responsibilities] == [
        one.id for one in summary_of(assessment).responsibilities
    ]


@given(assessments(), assessments())
def test_what_was_better_is_worse_the_other_way_round(one: Assessment, other: Assessment) -> None:
    other = replace(other, partnership=one.partnership, round=replace(other.round, opened=one.round.opened))

    there, back = compare(EDITION, one, other).totals, compare(EDITION, other, one).totals

    assert (there.better, there.same, there.not_comparable) == (back.worse, back.same, back.not_comparable)


@given(assessments(), SECTORS)
def test_a_sector_s_part_of_a_released_file_is_a_valid_file(assessment: Assessment, sector: str) -> None:
    edition = adapted(EDITION, assessment.overlay)
    part = cut_to_sector(edition, released(edition, assessment), sector)

    assert read_assessment(write_assessment(part), "part.json", published_editions()) == part
    assert cut_to_sector(edition, part, sector) == part
