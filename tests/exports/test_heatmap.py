"""A heatmap as an SVG file: what stands where, in which colour, and that people's words are only words."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

from exports import HeatCell, Heatmap, heatmap_svg
from look import LIGHT

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<script>alert(1)</script> & "quoted"'
HEATMAP = Heatmap(
    title="Gaps, sector by responsibility",
    says="1 of 3 is at its target.",
    rows=("Police", HOSTILE),
    columns=("1", "2"),
    cells=(
        HeatCell(0, 0, "4", "gap-4", "The desk: 4 levels to go"),
        HeatCell(0, 1, "?", "not_known", "The car: not known"),
        HeatCell(1, 1, "0", "gap-0", HOSTILE),
    ),
)


def drawn(heatmap: Heatmap = HEATMAP) -> Element:
    return fromstring(heatmap_svg(heatmap))  # noqa: S314 our own


def texts(picture: Element) -> list[str | None]:
    return [one.text for one in picture.iter(f"{SVG}text")]


def cells(picture: Element) -> dict[str, Element]:
    """By what is written in it."""
    return {one.findtext(f"{SVG}text") or "": one for one in picture.iter(f"{SVG}g")}


def test_a_cell_has_its_colour_its_figure_and_the_same_in_words() -> None:
    four = cells(drawn())["4"]
    box, figure = four.find(f"{SVG}rect"), four.find(f"{SVG}text")
    assert box is not None
    assert figure is not None
    assert (box.get("fill"), figure.get("fill")) == (LIGHT["gap-4"], LIGHT["on-gap-4"])
    assert four.findtext(f"{SVG}title") == "The desk: 4 levels to go"


def test_what_is_not_known_is_told_by_lines_and_not_by_a_colour() -> None:
    picture = drawn()
    box = cells(picture)["?"].find(f"{SVG}rect")
    assert box is not None
    assert box.get("fill") == "url(#not_known)"
    assert "not_known" in [one.get("id") for one in picture.iter(f"{SVG}pattern")]


def test_cells_stand_in_their_row_and_column_and_an_empty_place_stays_empty() -> None:
    found = cells(drawn())
    assert len(found) == 3
    boxes = {mark: one.find(f"{SVG}rect") for mark, one in found.items()}
    at = {mark: (float(box.get("x", 0)), float(box.get("y", 0))) for mark, box in boxes.items() if box is not None}
    assert at["4"][1] == at["?"][1] < at["0"][1]
    assert at["4"][0] < at["?"][0] == at["0"][0]


def test_the_picture_says_what_it_shows_and_is_read_aloud() -> None:
    picture = drawn()
    assert picture.findtext(f"{SVG}title") == HEATMAP.title
    assert picture.findtext(f"{SVG}desc") == HEATMAP.says
    assert HEATMAP.says in texts(picture)


def test_words_of_people_are_shown_as_the_characters_they_are() -> None:
    assert "<script" not in heatmap_svg(HEATMAP)
    assert HOSTILE[:34] in texts(drawn())


def test_nothing_is_cut_off_at_the_edges() -> None:
    picture = drawn()
    width = float(picture.get("width", 0))
    for box in picture.iter(f"{SVG}rect"):
        assert float(box.get("x", 0)) + float(box.get("width", 0)) <= width
