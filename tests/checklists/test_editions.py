"""What changes from one edition to the next, and what a change of content takes: one edit of YAML and nothing else."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments import read_assessment
from checklists import published_editions, read_edition
from checklists.__main__ import listing
from checklists.changes import Changes, Moved, Place, Retired, Reworded, changed, lines
from scoring import summarise

ROOT = Path(__file__).parents[2]
SMALL = Path(__file__).parent / "small"
EARLIER = read_edition(SMALL)

Change = Callable[[str, str, str], None]


def to(folder: Path) -> Changes:
    """What changed from the small edition to the one in `folder`."""
    return changed(EARLIER, read_edition(folder))


def blocks(folder: Path, name: str) -> tuple[Path, str, list[str], str]:
    """A sector file in parts: where it is, what stands before its responsibilities, these, and what stands after."""
    path = folder / name
    head, _, rest = path.read_text(encoding="utf-8").partition("responsibilities:\n")
    body, _, tail = rest.partition("who:")
    each = [f"  - id:{block}" for block in body.split("  - id:")[1:]]
    return path, f"{head}responsibilities:\n", each, f"who:{tail}"


def reorder(folder: Path, name: str, order: list[int]) -> None:
    path, head, each, tail = blocks(folder, name)
    path.write_text(head + "".join(each[number] for number in order) + tail, encoding="utf-8")


def test_an_edition_against_itself_has_no_changes(folder: Path) -> None:
    assert to(folder) == Changes("2026.1", "2026.1", (), (), (), ())


def test_what_is_added_is_said_whole(folder: Path) -> None:
    path, head, each, tail = blocks(folder, "police.yaml")
    new = each[-1].replace("police.regular-training", "police.open-door").replace("item: 7", "item: 8")
    path.write_text(head + "".join(each) + new + tail, encoding="utf-8")
    found = to(folder)
    assert [(one.id, one.item) for one in found.added] == [("police.open-door", 8)]
    assert (found.retired, found.moved, found.reworded) == ((), (), ())


class TestAResponsibilityThatIsRetired:
    @pytest.fixture(autouse=True)
    def _retired(self, change: Change) -> None:
        change("police.yaml", "  - id: police.regular-meetings", "  - id: police.round-tables")
        entry = "retired:\n  - id: police.regular-meetings\n    replaced_by: police.round-tables\n"
        change("retired.yaml", "retired: []\n", entry)

    def test_is_said_with_the_one_that_took_its_place(self, folder: Path) -> None:
        statement = "The police solve problems at regular meetings with NGOs."
        assert to(folder).retired == (Retired("police.regular-meetings", "police.round-tables", statement),)
        assert [one.id for one in to(folder).added] == ["police.round-tables"]
        assert to(folder).reworded == ()

    def test_is_said_in_plain_lines(self, folder: Path) -> None:
        assert list(lines(to(folder))) == [
            "From edition 2026.1 to 2026.1: 1 added, 1 retired, 0 moved, 0 reworded.",
            "+ police.round-tables: The police solve problems at regular meetings with NGOs.",
            "- police.regular-meetings: The police solve problems at regular meetings with NGOs.",
            "    now: police.round-tables",
        ]

    def test_may_leave_its_place_empty(self, folder: Path, change: Change) -> None:
        change("retired.yaml", "    replaced_by: police.round-tables\n", "")
        assert to(folder).retired[0].replaced_by is None
        assert "    Nothing took its place." in lines(to(folder))


class TestAResponsibilityThatMoves:
    def test_to_another_place_is_the_only_one_that_moved(self, folder: Path) -> None:
        reorder(folder, "police.yaml", [4, 0, 1, 2, 3])
        assert to(folder).moved == (Moved("police.regular-training", Place("training", 5), Place("training", 1)),)
        assert "> police.regular-training: place 5 → 1" in lines(to(folder))

    def test_to_another_theme_is_said_with_both(self, folder: Path, change: Change) -> None:
        change("police.yaml", "theme: data", "theme: access")
        assert to(folder).moved == (Moved("police.aggregate-data", Place("data", 4), Place("access", 4)),)
        assert "> police.aggregate-data: theme data → access" in lines(to(folder))

    def test_is_not_one_that_others_came_before_or_left(self, folder: Path, change: Change) -> None:
        change("police.yaml", "  - id: police.clear-messages", "  - id: police.first")
        change("retired.yaml", "retired: []\n", "retired:\n  - id: police.clear-messages\n")
        path, head, each, tail = blocks(folder, "mens-groups.yaml")
        new = each[0].replace("speak-out", "new").replace("item: 1", "item: 9")
        path.write_text(head + new + "".join(each) + tail, encoding="utf-8")
        assert to(folder).moved == ()

    @given(st.permutations(range(5)))
    def test_whatever_the_order_the_fewest_are_said_to_have_moved(self, order: list[int]) -> None:
        every = [one.id for one in EARLIER.of_sector("police")]
        others = [one for one in EARLIER.responsibilities if one.sector != "police"]
        police = [EARLIER.by_id[every[number]] for number in order]
        moved = {one.id for one in changed(EARLIER, replace(EARLIER, responsibilities=tuple(police + others))).moved}
        staying = [id_ for id_ in (one.id for one in police) if id_ not in moved]
        assert staying == sorted(staying, key=every.index)
        rising = max(
            sum(1 for bit in range(5) if chosen >> bit & 1)
            for chosen in range(32)
            if sorted(picked := [order[bit] for bit in range(5) if chosen >> bit & 1]) == picked
        )
        assert len(staying) == rising


REWORDED = [
    ("police.yaml", "is a crime.", "is always a crime.", "police.clear-messages", "statement"),
    ("police.yaml", "why: What clear-messages changes", "why: All it changes", "police.clear-messages", "why"),
    ("police.yaml", "about: The police and", "about: The police, and", "sector police", "about"),
    ("police.yaml", "must_never: Speak for", "must_never: Decide for", "sector police", "must_never"),
    ("police.yaml", "title: A page about", "title: The page about", "sector police", "guidance[0].title"),
    ("edition.yaml", "name: Police", "name: The police", "sector police", "name"),
    ("edition.yaml", "name: Data", "name: Figures", "theme data", "name"),
    ("edition.yaml", "name: Sustained", "name: Kept up", "level 4", "name"),
]


@pytest.mark.parametrize(("name", "old", "new", "where", "key"), REWORDED)
def test_a_text_that_is_reworded_is_said_with_both_wordings(  # noqa: PLR0913, PLR0917 - one for each column
    folder: Path, change: Change, name: str, old: str, new: str, where: str, key: str
) -> None:
    change(name, old, new)
    [found] = to(folder).reworded
    assert (found.where, found.key) == (where, key)
    assert old.partition(": ")[2] in str(found.earlier) or old in str(found.earlier)
    assert new.partition(": ")[2] in str(found.later) or new in str(found.later)
    assert (to(folder).added, to(folder).retired, to(folder).moved) == ((), (), ())


def test_what_helps_to_decide_is_compared_key_by_key(folder: Path) -> None:
    path = folder / "police.yaml"
    text = path.read_text(encoding="utf-8").replace("Some do it.", "A few do it.", 1).replace("weeks: 4", "weeks: 6", 1)
    text = text.replace("evidence: [A paper, A total]", "evidence: [A paper, A total, A rota]", 1)
    text = text.replace("supports: [ngos]", "supports: [ngos, mens-groups]", 1)
    path.write_text(text.replace("safety_critical: false", "safety_critical: true", 1), encoding="utf-8")
    one = "police.clear-messages"
    assert set(to(folder).reworded) == {
        Reworded(one, "safety_critical", "false", "true"),
        Reworded(one, "levels[2]", "Some do it.", "A few do it."),
        Reworded(one, "evidence[2]", None, "A rota"),
        Reworded(one, "steps[1].weeks", "4", "6"),
        Reworded(one, "supports", "ngos", "ngos, mens-groups"),
    }
    assert list(lines(to(folder)))[-3:] == [f"~ {one}, supports", "    was: ngos", "    now: ngos, mens-groups"]


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "checklists", "diff", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_diff_prints_lines_or_json(folder: Path, change: Change) -> None:
    change("police.yaml", "is a crime.", "is always a crime.")
    change("edition.yaml", 'edition: "2026.1"', 'edition: "2027.1"')
    plain, as_json = run(SMALL, folder), run(SMALL, folder, "--json")
    assert (plain.returncode, plain.stderr, as_json.returncode, as_json.stderr) == (0, "", 0, "")
    assert plain.stdout.splitlines() == [
        "From edition 2026.1 to 2027.1: 0 added, 0 retired, 0 moved, 1 reworded.",
        "~ police.clear-messages, statement",
        "    was: The police say in public that violence against women is a crime.",
        "    now: The police say in public that violence against women is always a crime.",
    ]
    told = json.loads(as_json.stdout)
    assert (told["format"], told["version"]) == ("coordinated-response-edition-changes", 1)
    assert (told["earlier"], told["later"], told["added"], told["moved"]) == ("2026.1", "2027.1", [], [])
    assert told["reworded"][0]["where"] == "police.clear-messages"


def test_diff_of_folders_with_problems_says_all_of_them_and_prints_nothing(folder: Path, change: Change) -> None:
    change("police.yaml", "item: 2\n", "item: two\n")
    done = run(folder, folder.parent / "nowhere")
    assert (done.returncode, done.stdout) == (1, "")
    assert [line.split(": ")[0] for line in done.stderr.splitlines()] == [
        f"{folder}/police.yaml:28",
        f"{folder.parent}/nowhere:1",
    ]


@pytest.mark.parametrize("arguments", [(), (SMALL,), (SMALL, SMALL, SMALL), (SMALL, SMALL, "--xml")])
def test_diff_used_wrongly_ends_with_2(arguments: tuple[object, ...]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")


def test_a_tenth_sector_is_one_line_of_the_edition_and_one_file_and_nothing_else(shipped: Path) -> None:
    path = shipped / "edition.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.rstrip("\n") + "\n  - id: schools\n    name: Schools\n", encoding="utf-8")
    men = (shipped / "mens-groups.yaml").read_text(encoding="utf-8").replace("[police", "[mens-groups, police")
    (shipped / "schools.yaml").write_text(men.replace("mens-groups.", "schools."), encoding="utf-8")

    edition = read_edition(shipped)
    assert [one.id for one in edition.sectors][-1] == "schools"
    assert len(edition.responsibilities) == 64 + 3
    listed = json.loads(listing(edition))
    assert [one["id"] for one in listed if one["sector"] == "schools"] == [
        *("schools.speak-out", "schools.challenge-masculinity", "schools.discuss-gender-roles")
    ]
    assert [one.id for one in changed(published_editions()["2026.1"], edition).added] == [
        one["id"] for one in listed[64:]
    ]

    rated = {
        "format": "coordinated-response-assessment",
        "version": 1,
        "edition": "2026.1",
        "partnership": {"name": "A town"},
        "round": {"title": "Baseline"},
        "responsibilities": {"schools.speak-out": {"agreed": {"level": 1}, "importance": 3}},
    }
    assessment = read_assessment(json.dumps(rated).encode(), "round.json", {"2026.1": edition})
    summary = summarise(edition, assessment)
    assert summary.priorities == ("schools.speak-out",)
    assert [(one.id, one.attained, one.aimed, one.applicable) for one in summary.sectors][-1] == ("schools", 1, 3, 3)
