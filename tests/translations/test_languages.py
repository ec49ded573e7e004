import gettext
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import translations
from translations import UnknownLanguageError, languages, translator_for

PORTUGUESE = b"""
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Police"
msgstr "Pol\xc3\xadcia"
"""


@pytest.fixture
def with_portuguese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of catalogues that holds one for Portuguese."""
    (tmp_path / "catalogue.po").write_bytes(PORTUGUESE)
    folder = tmp_path / "pt" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (tmp_path / "catalogue.po").open("rb") as source, (folder / "messages.mo").open("wb") as target:
        write_mo(target, read_po(source))
    monkeypatch.setattr(translations, "CATALOGUES", tmp_path)


def test_english_is_always_there_and_first() -> None:
    assert languages()[0] == "en"
    assert translator_for("en").gettext("Police") == "Police"


@pytest.mark.usefixtures("with_portuguese")
def test_a_catalogue_makes_a_language() -> None:
    assert languages() == ("en", "pt")
    assert translator_for("pt").gettext("Police") == "Polícia"


@pytest.mark.usefixtures("with_portuguese")
def test_what_is_not_translated_yet_stays_english() -> None:
    assert translator_for("pt").gettext("Faith groups") == "Faith groups"


@pytest.mark.parametrize("language", ["tlh", "", "../en", "EN", "e\0n"])
def test_an_unknown_language_names_those_there_are(language: str) -> None:
    with pytest.raises(UnknownLanguageError, match="There is: en"):
        translator_for(language)


def test_a_translator_is_of_the_type_that_everything_asks_for() -> None:
    assert isinstance(translator_for("en"), gettext.NullTranslations)
