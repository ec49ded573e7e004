"""Files held against each other, and every problem of every file at once."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from checklists import MendableError, published_editions, read_edition


def test_the_checklists_as_shipped_have_no_problem(problems: Callable[[], list[str]]) -> None:
    assert problems() == []


def test_every_problem_of_every_file_is_said_at_once_each_with_its_line(
    change: Callable[[str, str, str], None], problems: Callable[[], list[str]]
) -> None:
    change("police.yaml", "item: 2\n", "item: two\n")
    change("police.yaml", "theme: data", "theme: date")
    change("police.yaml", "id: police.regular-training", "id: police.clear-messages")
    change("edition.yaml", "published: 2026-11-23", "published: soon")
    change("ngos.yaml", "    item: 11\n", "")
    assert [one.split(": ")[0] for one in problems()] == [
        "edition.yaml:5",
        "police.yaml:28",
        "police.yaml:63",
        "police.yaml:78",
        "ngos.yaml:27",
        "retired.yaml:15",
    ]


def test_a_missing_sector_file_is_reported(folder: Path, problems: Callable[[], list[str]]) -> None:
    (folder / "police.yaml").unlink()
    assert problems() == ["police.yaml:1: This file is missing. See responsibilities/README.md#files."]


@pytest.mark.parametrize("name", ["edition.yaml", "retired.yaml"])
def test_the_two_files_beside_the_sectors_are_needed(
    folder: Path, problems: Callable[[], list[str]], name: str
) -> None:
    (folder / name).unlink()
    assert problems() == [f"{name}:1: This file is missing. See responsibilities/README.md#files."]


def test_a_broken_edition_file_does_not_hide_what_is_wrong_in_the_others(
    folder: Path, change: Callable[[str, str, str], None], problems: Callable[[], list[str]]
) -> None:
    (folder / "edition.yaml").write_text("'", encoding="utf-8")
    change("police.yaml", "item: 2\n", "item: two\n")
    assert [one.split(": ")[0] for one in problems()] == ["edition.yaml:1", "police.yaml:28"]


@pytest.mark.parametrize("name", ["fire-brigade.yaml", "police.yml"])
def test_a_file_that_no_sector_has_is_reported(folder: Path, problems: Callable[[], list[str]], name: str) -> None:
    shutil.copy(folder / "police.yaml", folder / name)
    [found] = problems()
    assert found.startswith(f"{name}:1: edition.yaml lists no sector of this name, so nobody reads this file.")


def test_a_file_that_cannot_be_read_is_reported(folder: Path, problems: Callable[[], list[str]]) -> None:
    (folder / "police.yaml").unlink()
    (folder / "police.yaml").mkdir()
    assert problems() == ["police.yaml:1: This file cannot be read: Is a directory."]


def test_a_folder_that_is_not_there_is_reported(tmp_path: Path) -> None:
    with pytest.raises(MendableError, match="/nowhere:1: There is no such folder"):
        read_edition(tmp_path / "nowhere")


def test_an_id_used_twice_in_two_sectors_is_reported_with_the_other_place(
    change: Callable[[str, str, str], None], problems: Callable[[], list[str]], folder: Path
) -> None:
    change("mens-groups.yaml", "id: mens-groups.speak-out", "id: police.clear-messages")
    found = problems()
    assert found[0].startswith(
        f'mens-groups.yaml:10: The id "police.clear-messages" is taken: it stands at {folder}/police.yaml:10.'
    )
    assert found[1].startswith('mens-groups.yaml:10: "police.clear-messages" does not begin with "mens-groups."')


def test_a_place_of_the_source_used_twice_is_reported(
    change: Callable[[str, str, str], None], problems: Callable[[], list[str]]
) -> None:
    change("police.yaml", "item: 2\n", "item: 1\n")
    [found] = problems()
    assert found.startswith('police.yaml:28: The item "1" is taken')


@pytest.mark.parametrize(
    "key", ["police", "police.", "Police.clear", "police.clear_messages", ".x", "police.a.b", "police.-a"]
)
def test_an_id_is_a_sector_a_full_stop_and_a_slug(
    change: Callable[[str, str, str], None], problems: Callable[[], list[str]], key: str
) -> None:
    change("police.yaml", "id: police.clear-messages", f"id: {key}")
    found = problems()
    assert found[0].startswith(f"police.yaml:10: \"id\" is '{key}', which does not fit.")


def test_a_sector_called_local_is_refused(
    folder: Path, change: Callable[[str, str, str], None], problems: Callable[[], list[str]]
) -> None:
    change("edition.yaml", "  - id: mens-groups\n", "  - id: local\n    name: Local\n  - id: mens-groups\n")
    text = (folder / "mens-groups.yaml").read_text(encoding="utf-8")
    (folder / "local.yaml").write_text(text.replace("mens-groups.", "local."), encoding="utf-8")
    assert [one.split(" ")[1] for one in problems()] == ['"local"']


def test_an_unknown_theme_is_reported_with_those_there_are(
    change: Callable[[str, str, str], None], problems: Callable[[], list[str]]
) -> None:
    change("police.yaml", "theme: data", "theme: date")
    [found] = problems()
    assert found.startswith('police.yaml:63: There is no theme "date". There is: guidance, access, support,')


def test_the_levels_of_the_scale_stand_in_order(
    change: Callable[[str, str, str], None], problems: Callable[[], list[str]]
) -> None:
    change("edition.yaml", "level: 1", "level: 3")
    [found] = problems()
    assert found.startswith("edition.yaml:13: The levels stand in order: 0 first, each once.")


def test_a_scale_without_its_top_level_is_refused(folder: Path, problems: Callable[[], list[str]]) -> None:
    path = folder / "edition.yaml"
    before, _, rest = path.read_text(encoding="utf-8").partition("  - level: 4\n")
    path.write_text(before + rest[rest.index("themes:") :], encoding="utf-8")
    [found] = problems()
    assert found.startswith('edition.yaml:14: "scale" holds 4 where 5 belong.')


class TestAnIdThatAPublishedEditionHad:
    OLD = "  - id: police.regular-meetings\n    item: 5"
    NEW = "  - id: police.round-tables\n    item: 5"

    def test_is_missed_when_it_is_gone(
        self, change: Callable[[str, str, str], None], problems: Callable[[], list[str]]
    ) -> None:
        change("police.yaml", self.OLD, self.NEW)
        [found] = problems()
        assert found == (
            'retired.yaml:15: Edition 2026.1 had "police.regular-meetings", which is gone. '
            "Put it back, or list it here. See responsibilities/README.md#retired."
        )

    def test_may_go_when_retired_says_what_took_its_place(
        self, folder: Path, change: Callable[[str, str, str], None], problems: Callable[[], list[str]]
    ) -> None:
        change("police.yaml", self.OLD, self.NEW)
        entry = "retired:\n  - id: police.regular-meetings\n    replaced_by: police.round-tables\n"
        change("retired.yaml", "retired: []\n", entry)
        assert problems() == []
        assert read_edition(folder).retired == {"police.regular-meetings": "police.round-tables"}

    def test_may_go_without_another_in_its_place(
        self, folder: Path, change: Callable[[str, str, str], None], problems: Callable[[], list[str]]
    ) -> None:
        change("police.yaml", self.OLD, self.NEW)
        change("retired.yaml", "retired: []\n", "retired:\n  - id: police.regular-meetings\n")
        assert problems() == []
        assert read_edition(folder).retired == {"police.regular-meetings": None}

    def test_is_not_retired_while_it_is_in_use(
        self, change: Callable[[str, str, str], None], problems: Callable[[], list[str]]
    ) -> None:
        change("retired.yaml", "retired: []\n", "retired:\n  - id: police.regular-meetings\n")
        [found] = problems()
        assert found.startswith('retired.yaml:16: "police.regular-meetings" is listed as retired and is still in use.')

    def test_is_not_replaced_by_one_that_is_not_there(
        self, change: Callable[[str, str, str], None], problems: Callable[[], list[str]]
    ) -> None:
        change("police.yaml", self.OLD, self.NEW)
        entry = "retired:\n  - id: police.regular-meetings\n    replaced_by: police.circles\n"
        change("retired.yaml", "retired: []\n", entry)
        [found] = problems()
        assert found.startswith('retired.yaml:17: There is no responsibility "police.circles" to take its place.')


def test_html_in_a_statement_reaches_the_edition_as_it_stands(
    folder: Path, change: Callable[[str, str, str], None]
) -> None:
    change("mens-groups.yaml", "Men’s groups speak out in public.", "<b>Men</b> & in public.")
    assert read_edition(folder).by_id["mens-groups.speak-out"].statement == "<b>Men</b> & in public."


def test_the_published_editions_are_read_once_and_cannot_be_changed() -> None:
    editions = published_editions()
    assert list(editions) == ["2026.1"]
    assert editions is published_editions()
    with pytest.raises(TypeError):
        editions["2027.1"] = editions["2026.1"]
