import gettext
import subprocess
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog

from checklists import published_editions, translated
from checklists.guide import published_guide, translated_guide
from translations.extraction import TEMPLATE, differences, extracted, read_template, texts_in_yaml, write_template

ROOT = Path(__file__).parents[2]
EDITION = published_editions()["2026.1"]


class Listening(gettext.NullTranslations):
    """Remembers every text that it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def gettext(self, message: str) -> str:
        self.asked.add(message)
        return message


def texts_of_the_checklists(catalog: Catalog) -> set[str]:
    return {
        str(one.id)
        for one in catalog
        if one.id and any(place.startswith("responsibilities/") for place, _ in one.locations)
    }


def test_every_text_of_the_checklists_is_extracted_and_nothing_else_of_them() -> None:
    listening = Listening()
    translated(EDITION, listening)
    translated_guide(published_guide(), listening)
    assert texts_of_the_checklists(extracted()) == listening.asked
    assert len(listening.asked) > 64 + 9 + 9 + 9 + 5


def test_every_statement_is_in_the_template_whole() -> None:
    template = texts_of_the_checklists(read_template())
    assert {one.statement for one in EDITION.responsibilities} <= template


def test_the_template_is_current() -> None:
    changes = differences(extracted(), read_template())
    assert changes == [], "run: python -m translations extract"


def test_a_new_text_and_a_lost_one_are_differences(tmp_path: Path) -> None:
    template = extracted()
    template.add("A text that nothing says any more")
    template.delete(EDITION.by_id["police.clear-messages"].statement)
    write_template(template, tmp_path / "messages.pot")
    assert differences(extracted(), read_template(tmp_path / "messages.pot")) == [
        f"+ {EDITION.by_id['police.clear-messages'].statement}",
        "- A text that nothing says any more",
    ]


def test_the_template_holds_no_line_numbers_and_no_place_of_this_machine() -> None:
    text = TEMPLATE.read_text(encoding="utf-8")
    places = [line for line in text.splitlines() if line.startswith("#: ")]
    assert places
    assert not any(":" in line.removeprefix("#: ") for line in places)
    assert str(ROOT) not in text


def test_the_extractor_gives_lines_from_1_and_says_what_a_text_is() -> None:
    data = b"about: One\nresponsibilities:\n  - id: a.b\n    theme: x\n    statement: >-\n      Two\n      lines\n"
    found = list(texts_in_yaml(BytesIO(data), {}, (), {"keys": "statement, about"}))
    assert found == [(1, None, "One", ["about"]), (5, None, "Two lines", ["statement a.b"])]


def test_the_extractor_finds_nothing_in_an_empty_file() -> None:
    assert list(texts_in_yaml(BytesIO(b"# nothing\n"), {}, (), {"keys": "statement"})) == []


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "translations", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_the_command_says_whether_the_template_is_current() -> None:
    done = run("check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "messages.pot is current.\n", "")


def test_without_a_command_the_usage_is_shown() -> None:
    assert run().returncode == 2
