"""What is asked for together with Streamlit's page: what screens are drawn with, and all that this needs in turn."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit

from translations import SOURCE_LANGUAGE, translator_for
from web.access import Access
from web.early_modules import KINDS, early_modules
from web.index_page import index_page

STREAMLIT = Path(streamlit.__file__).parent / "static"
FRONT = (STREAMLIT / "index.html").read_text(encoding="utf-8")


def test_each_kind_of_element_is_asked_for_and_what_it_imports_and_nothing_twice() -> None:
    modules = early_modules(STREAMLIT / "static" / "js", FRONT)
    assert {name.split(".")[0] for name in modules} >= set(KINDS)
    assert [name for name in modules if name in FRONT] == []
    for name in modules:
        assert (STREAMLIT / "static" / "js" / name).is_file()


def test_what_a_module_needs_comes_with_it_once(tmp_path: Path) -> None:
    for kind in KINDS:
        (tmp_path / f"{kind}.abc.js").write_text('import{a}from"./deep.1.js";import"./known.2.js"', encoding="utf-8")
    (tmp_path / "deep.1.js").write_text('export{b}from"./deeper.3.js"', encoding="utf-8")
    (tmp_path / "deeper.3.js").write_text('import"./deep.1.js"', encoding="utf-8")
    found = early_modules(tmp_path, '<link rel="modulepreload" href="./static/js/known.2.js">')
    assert found == tuple(sorted([*(f"{kind}.abc.js" for kind in KINDS), "deep.1.js", "deeper.3.js"]))


def test_a_streamlit_without_one_of_them_is_not_taken(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        early_modules(tmp_path, FRONT)


def test_the_page_around_the_screens_asks_for_them() -> None:
    english = translator_for(SOURCE_LANGUAGE)
    page = index_page(FRONT, english, "en", "ltr", Access(), early=["/static/js/One.js"])
    assert '<link rel="modulepreload" crossorigin href="/static/js/One.js">' in page
