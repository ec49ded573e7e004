"""What is written can be read in each look; each step of a heatmap can be told without seeing its colour."""

from __future__ import annotations

from itertools import pairwise

import pytest

from look import CHANGES, GAPS, LESS, LIGHT, LOOKS
from tests.look.seeing import BLINDNESS, contrast, lightness, linear, seen

GROUNDS = ("paper", "card", "sunken")
TEXTS = [
    *((text, ground) for text in ("ink", "ink-soft", "title", "accent-ink") for ground in GROUNDS),
    *((text, ground) for text in ("good", "stop-ink", "own-ink") for ground in ("paper", "card", "own-soft")),
    *(("ink", ground) for ground in ("cool", "unsettled", "good-soft", "stop-soft", "own-soft", "accent-soft")),
    *(("ink-soft", ground) for ground in ("accent-soft", "own-soft")),
    *(("title", ground) for ground in ("cool", "own-soft")),
    ("accent-ink", "accent-soft"),
    ("on-fill", "fill"),
    ("on-fill", "fill-hover"),
    ("on-good", "good"),
    ("on-own", "own"),
    ("on-band", "band"),
    ("on-band-soft", "band"),
    ("on-band", "strip"),
    ("strip", "on-band"),
    ("strip", "on-band-soft"),
    *((f"on-{name}", name) for name in (*GAPS, *LESS, *CHANGES)),
]
MARKS = [
    *((mark, ground) for mark in ("edge", "accent") for ground in ("paper", "card")),
    ("edge", "own-soft"),
    ("fill", "card"),
    ("own", "own-soft"),
    ("good", "card"),
    ("done", "card"),
    ("going", "card"),
    ("on-band-soft", "band"),
]
PALETTES = {
    "gaps": GAPS,
    "a sector sees itself less far": ("same", *LESS),
    "levels lower": tuple(reversed(CHANGES[:5])),
    "levels higher": CHANGES[4:],
}
WAYS = ("everything", "grey", *BLINDNESS)
FIGURE = 4  # WCAG's 4.5 is counted for full sight, above; black on the orange of three levels has 4.1 without red
FEWEST_STEPS = 5.5  # of L*, between one colour of a palette and the next; the figure in the cell tells it too


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_can_be_read_on_what_it_stands_on(look: str, text: str, ground: str) -> None:
    needed = 7 if look.startswith("contrast") else 4.5  # WCAG 2.2: 1.4.6 (AAA), 1.4.3 (AA)

    assert contrast(linear(LOOKS[look][text]), linear(LOOKS[look][ground])) >= needed


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("mark", "ground"), MARKS)
def test_what_can_be_touched_and_what_marks_it_stands_out(look: str, mark: str, ground: str) -> None:
    needed = 4.5 if look.startswith("contrast") else 3  # WCAG 2.2: 1.4.11

    assert contrast(linear(LOOKS[look][mark]), linear(LOOKS[look][ground])) >= needed


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize("palette", PALETTES)
def test_each_step_of_a_heatmap_is_told_by_its_lightness(look: str, how: str, palette: str) -> None:
    steps = [lightness(seen(LOOKS[look][name], how)) for name in PALETTES[palette]]
    falls = [before - after for before, after in pairwise(steps)]
    if "dark" in look:
        falls = [-one for one in falls]  # on a dark ground the widest gap is the brightest

    assert min(falls) >= FEWEST_STEPS, [round(one, 1) for one in steps]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize("name", [*GAPS, *LESS, *CHANGES])
def test_the_figure_in_a_cell_can_be_read_by_everybody(look: str, how: str, name: str) -> None:
    assert contrast(seen(LOOKS[look][f"on-{name}"], how), seen(LOOKS[look][name], how)) >= FIGURE


def test_every_look_has_every_colour() -> None:
    assert all(look.keys() == LIGHT.keys() for look in LOOKS.values())


def test_black_on_white_has_the_contrast_that_wcag_says() -> None:
    assert contrast(linear("#000000"), linear("#ffffff")) == pytest.approx(21)
    assert contrast(linear("#777777"), linear("#ffffff")) == pytest.approx(4.48, abs=0.005)
