"""Editions side by side: a later one comes as data only, each round stays on its own, and nothing else is touched."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checklists import MendableError, overlay_in, read_edition, read_editions
from checklists.changes import changed
from tests.checklists.editions import NEWER, publish_a_second

ROOT = Path(__file__).parents[2]
ROOMS = ("assessments", "checklists", "exports", "look", "responsibilities", "scoring", "storage", "translations")

Change = Callable[[str, str, str], None]


def test_one_edition_alone_is_the_newest(shipped: Path) -> None:
    assert list(read_editions(shipped)) == ["2026.1"]


class TestASecondEdition:
    @pytest.fixture(autouse=True)
    def _published(self, shipped: Path) -> None:
        publish_a_second(shipped, schools=True)

    def test_stands_beside_the_first_and_behind_it(self, shipped: Path) -> None:
        editions = read_editions(shipped)
        assert list(editions) == ["2026.1", NEWER]
        first, second = editions.values()
        assert first == read_edition(shipped / "earlier" / "2026.1") == read_edition()
        assert (len(first.responsibilities), len(first.sectors)) == (64, 9)
        assert (len(second.responsibilities), len(second.sectors)) == (64 + 3, 10)

    def test_says_what_took_the_place_of_what(self, shipped: Path) -> None:
        changes = changed(*read_editions(shipped).values())
        assert [(one.id, one.replaced_by) for one in changes.retired] == [
            ("police.regular-meetings", "police.round-tables"),
            ("ngos.community-education", None),
        ]
        assert [one.id for one in changes.added] == [
            *("police.round-tables", "ngos.education-in-schools"),
            *("schools.speak-out", "schools.challenge-masculinity", "schools.discuss-gender-roles"),
        ]
        assert [(one.where, one.key) for one in changes.reworded] == [
            ("sector schools", "name"),
            ("mens-groups.speak-out", "statement"),
        ]

    def test_an_overlay_taken_along_is_told_what_became_of_its_ids(self, shipped: Path) -> None:
        overlay = f"""edition: "{NEWER}"
hidden: [police.regular-meetings]
examples:
  ngos.community-education: A stall at the market
"""
        with pytest.raises(MendableError) as refused:
            overlay_in(overlay.encode(), "overlay.yaml", read_edition(shipped))
        assert [str(one).partition(" See ")[0] for one in refused.value.problems] == [
            'overlay.yaml:2: "police.regular-meetings" was retired. "police.round-tables" took its place.',
            'overlay.yaml:4: "ngos.community-education" was retired. Nothing took its place; leave it out.',
        ]


def told(folder: Path) -> list[str]:
    with pytest.raises(MendableError) as refused:
        read_editions(folder)
    return [str(one).removeprefix(f"{folder}/") for one in refused.value.problems]


def rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


class TestWhatDoesNotFitBesideTheOthers:
    @pytest.fixture(autouse=True)
    def _published(self, shipped: Path) -> None:
        publish_a_second(shipped)

    def test_a_problem_of_an_earlier_edition_is_told_with_its_line(self, shipped: Path) -> None:
        rewrite(shipped / "earlier" / "2026.1" / "ngos.yaml", "  - id: ngos.lead-coordination", "  - id: lead")
        assert told(shipped)[0].startswith("earlier/2026.1/ngos.yaml:")

    def test_problems_of_both_are_told_at_once(self, shipped: Path) -> None:
        rewrite(shipped / "earlier" / "2026.1" / "edition.yaml", "published: 2026-11-23", "published: soon")
        rewrite(shipped / "edition.yaml", "published: 2027-03-08", "published: later")
        assert [one.partition(":")[0] for one in told(shipped)] == ["earlier/2026.1/edition.yaml", "edition.yaml"]

    def test_an_edition_stands_in_the_folder_of_its_name(self, shipped: Path) -> None:
        (shipped / "earlier" / "2026.1").rename(shipped / "earlier" / "old")
        [one] = told(shipped)
        assert one == (
            'earlier/old/edition.yaml:4: This folder is called "old" and holds edition "2026.1". '
            "See responsibilities/README.md#earlier."
        )

    def test_a_new_edition_needs_a_new_name(self, shipped: Path) -> None:
        rewrite(shipped / "edition.yaml", f'edition: "{NEWER}"', 'edition: "2026.1"')
        [one] = told(shipped)
        assert one.startswith('edition.yaml:4: "2026.1" stands in earlier/ too')

    @pytest.mark.parametrize("name", ["2025.9", "2026.0"])
    def test_what_stands_at_the_top_is_the_newest_by_its_name(self, shipped: Path, name: str) -> None:
        rewrite(shipped / "edition.yaml", f'edition: "{NEWER}"', f'edition: "{name}"')
        assert told(shipped)[0].startswith(f'edition.yaml:4: "{name}" stands in earlier/ too, or "2026.1" is newer.')

    @pytest.mark.parametrize("day", ["2026-11-23", "2026-01-01"])
    def test_what_stands_at_the_top_is_the_newest_by_its_day(self, shipped: Path, day: str) -> None:
        rewrite(shipped / "edition.yaml", "published: 2027-03-08", f"published: {day}")
        [one] = told(shipped)
        assert one.startswith("edition.yaml:5: Edition 2026.1 was published on this day or later.")

    def test_an_id_that_is_gone_is_missed_even_where_no_list_of_ids_was_kept(self, shipped: Path) -> None:
        (shipped / "published" / "2026.1.yaml").unlink()
        rewrite(shipped / "retired.yaml", "\n  - id: ngos.community-education", "")
        [one] = told(shipped)
        assert 'Edition 2026.1 had "ngos.community-education", which is gone.' in one
        assert one.startswith("retired.yaml:")

    def test_a_file_that_nobody_reads_is_told(self, shipped: Path) -> None:
        (shipped / "earlier" / "police.yaml").write_text("sector: police", encoding="utf-8")
        assert any(one.startswith("earlier/police.yaml:1: Nobody reads this file") for one in told(shipped))


def test_editions_stand_in_the_order_of_their_numbers_not_of_their_letters(shipped: Path) -> None:
    names = (("2026.2", "2027-01-01"), ("2026.10", "2027-02-01"), ("2027.1", "2027-03-01"))
    for (name, day), (old, before) in zip(names, (("2026.1", "2026-11-23"), *names), strict=False):
        shutil.copytree(
            shipped, shipped / "earlier" / old, ignore=shutil.ignore_patterns("earlier", "guide", "published", "schema")
        )
        rewrite(shipped / "edition.yaml", f'edition: "{old}"', f'edition: "{name}"')
        rewrite(shipped / "edition.yaml", f"published: {before}", f"published: {day}")
    assert list(read_editions(shipped)) == ["2026.1", "2026.2", "2026.10", "2027.1"]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("toolkit")
    for room in ROOMS:
        shutil.copytree(ROOT / room, made / room, ignore=shutil.ignore_patterns("__pycache__"))
    publish_a_second(made / "responsibilities", schools=True)
    return made


class TestTheWholeToolkitWithASecondEdition:
    """The toolkit as it is, with nothing changed but the data."""

    def run(self, project: Path, *command: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", *map(str, command)],
            cwd=project,
            env={**os.environ, "DATABASE_URL": f"sqlite:///{project}/toolkit.db"},
            capture_output=True,
            text=True,
            check=False,
        )

    def test_it_is_checked_listed_and_compared_by_name(self, project: Path) -> None:
        checked = self.run(project, "checklists", "check")
        assert (checked.returncode, checked.stderr) == (0, "")
        assert checked.stdout.splitlines() == [
            f"All is well: edition {NEWER}, 10 sectors, 67 responsibilities, 9 themes.",
            "So is what came before it: 2026.1.",
        ]
        assert len(json.loads(self.run(project, "checklists", "list").stdout)) == 67
        compared = self.run(project, "checklists", "diff", "2026.1", NEWER)
        assert compared.stdout.splitlines()[0] == (
            f"From edition 2026.1 to {NEWER}: 5 added, 2 retired, 0 moved, 2 reworded."
        )
        assert "    now: police.round-tables" in compared.stdout.splitlines()
        assert "    Nothing took its place." in compared.stdout.splitlines()
        folders = self.run(project, "checklists", "diff", "responsibilities/earlier/2026.1", "responsibilities")
        assert folders.stdout == compared.stdout

    def test_a_round_stays_on_its_edition_whatever_came_after(self, project: Path) -> None:
        old = self.file(project, "old", "2026.1", "Baseline", "2026-05-04", "police.regular-meetings")
        new = self.file(project, "new", NEWER, "Second round", "2027-05-04", "schools.speak-out")
        assert self.run(project, "storage", "init").returncode == 0
        for file, ids in ((old, 64), (new, 67)):
            summary = self.run(project, "scoring", "summary", file)
            assert (summary.returncode, summary.stderr) == (0, "")
            assert json.loads(summary.stdout)["totals"]["responsibilities"] == ids
            made = self.run(project, "storage", "import", file)
            assert (made.returncode, made.stderr) == (0, "")
            name = made.stdout.split()[-1].strip(".")
            back = self.run(project, "storage", "export", name)
            assert json.loads(back.stdout) == json.loads(file.read_text(encoding="utf-8"))
            plan = self.run(project, "exports", "pdf", file, "--out", project / "plan.pdf")
            assert (plan.returncode, plan.stderr) == (0, "")

    def test_an_id_of_one_edition_is_refused_in_a_round_of_the_other(self, project: Path) -> None:
        for edition, gone in (("2026.1", "schools.speak-out"), (NEWER, "police.regular-meetings")):
            file = self.file(project, "wrong", edition, "Baseline", "2026-05-04", gone)
            done = self.run(project, "scoring", "summary", file)
            assert (done.returncode, done.stdout) == (1, "")
            assert gone in done.stderr

    def test_a_sector_of_a_later_edition_is_no_part_of_an_earlier_round(self, project: Path) -> None:
        old = self.file(project, "part", "2026.1", "Baseline", "2026-05-04", "police.regular-meetings")
        done = self.run(project, "exports", "json", old, "--sector", "schools", "--out", project / "part-of.json")
        assert (done.returncode, done.stderr) == (1, f'{old}: Edition 2026.1 has no sector "schools".\n')
        assert not (project / "part-of.json").exists()

    def test_rounds_of_two_editions_are_not_compared(self, project: Path) -> None:
        old = self.file(project, "before", "2026.1", "Baseline", "2026-05-04", "police.clear-messages")
        new = self.file(project, "after", NEWER, "Second round", "2027-05-04", "police.clear-messages")
        done = self.run(project, "scoring", "compare", old, new)
        assert (done.returncode, done.stdout) == (1, "")
        assert "2026.1" in done.stderr
        assert NEWER in done.stderr

    @staticmethod
    def file(project: Path, name: str, edition: str, title: str, opened: str, rated: str) -> Path:  # noqa: PLR0913, PLR0917 - what a file says
        path = project / f"{name}.json"
        content = {
            "format": "coordinated-response-assessment",
            "version": 1,
            "edition": edition,
            "partnership": {"name": "A town"},
            "round": {"title": title, "opened": opened},
            "responsibilities": {rated: {"agreed": {"level": 1}}},
        }
        path.write_text(json.dumps(content), encoding="utf-8")
        return path
