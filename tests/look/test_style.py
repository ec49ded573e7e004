"""The colours stand in one place; pages, paper and Streamlit get them from there."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from streamlit import config

from look import LIGHT, LOOKS, on_paper, page_style, theme_options

ROOT = Path(__file__).resolve().parents[2]
SHEETS = sorted([*(ROOT / "exports" / "templates").glob("*.css"), *(ROOT / "web" / "static").glob("*.css")])
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b(?![^{}]*\{)")
ALWAYS_WHITE = {"#toolkit-cover", "img.qr"}  # the page that covers everything; what cameras read
PLACES_OF_COLOURS = {"look/colours.py"}
SOURCES = ("exports", "screens", "web", "scoring", "app.py")


def test_a_style_sheet_for_paper_gets_the_light_colours() -> None:
    assert on_paper("h1 { color: var(--title); background: var(--gap-2) }") == (
        "h1 { color: #14213d; background: #f2a95c }"
    )
    with pytest.raises(KeyError):
        on_paper("color: var(--no-such)")


def test_a_page_has_every_colour_of_every_look_and_is_printed_light() -> None:
    sheet = page_style()
    for look in LOOKS.values():
        assert all(f"--{name}:{colour}" in sheet for name, colour in look.items())
    printed = sheet.partition("@media print{")[2]
    assert all(f"--{name}:{colour}" in printed for name, colour in LIGHT.items())


def test_text_is_shown_before_its_font_has_come() -> None:
    assert page_style().count("font-display:swap") == page_style().count("@font-face") == 2


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda one: one.name)
def test_a_style_sheet_names_colours_and_spells_none(sheet: Path) -> None:
    text = sheet.read_text(encoding="utf-8")
    spelled = [line for line in text.splitlines() if COLOUR.search(line)]
    assert [line for line in spelled if not any(one in line for one in ALWAYS_WHITE)] == []
    assert {
        name for name in re.findall(r"var\(--([a-z0-9-]+)", text) if not name.startswith("toolkit-")
    } <= LIGHT.keys()


def test_no_module_spells_a_colour_but_the_one_for_them() -> None:
    listed = subprocess.run(["git", "ls-files", *SOURCES], cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S607
    spelled = [
        f"{name}:{number}"
        for name in listed.stdout.split()
        if name.endswith(".py") and name not in PLACES_OF_COLOURS
        for number, line in enumerate((ROOT / name).read_text(encoding="utf-8").splitlines(), start=1)
        if re.search(r"[\"'(: ]#[0-9a-fA-F]{6}\b", line)
    ]
    assert spelled == []


def test_streamlit_knows_every_setting_of_the_theme() -> None:
    assert [name for name in theme_options() if name not in config.get_config_options()] == []
