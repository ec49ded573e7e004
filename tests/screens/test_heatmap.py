"""The heatmaps as figures: what stands where, and that people's words are only words."""

from __future__ import annotations

from screens.components.gap_cells import GAP_COLOURS
from screens.components.heatmap import HeatCell, heatmap

ROWS, COLUMNS = ("Police", "Police", "<b>NGOs</b>"), ("1", "2")
CELLS = (
    HeatCell(0, 0, "4", 4, "four"),
    HeatCell(1, 1, "?", None, "unknown"),
    HeatCell(2, 0, "0", 0, "none"),
)


def test_a_gap_stands_in_its_row_and_column_and_an_empty_place_stays_empty() -> None:
    gaps = heatmap(CELLS, ROWS, COLUMNS).data[0]

    assert [list(row) for row in gaps.z] == [[4, None], [None, -1], [0, None]]
    assert [colour for _edge, colour in gaps.colorscale][2::2] == list(GAP_COLOURS)


def test_two_sectors_of_one_name_are_two_rows() -> None:
    figure = heatmap(CELLS, ROWS, COLUMNS)

    assert list(figure.layout.yaxis.tickvals) == [0, 1, 2]
    assert figure.layout.yaxis.ticktext[:2] == ("Police", "Police")


def test_a_name_is_shown_as_the_characters_it_is() -> None:
    assert heatmap(CELLS, ROWS, COLUMNS).layout.yaxis.ticktext[2] == "&lt;b&gt;NGOs&lt;/b&gt;"


def test_every_cell_has_its_figure_or_mark_and_what_is_not_known_is_hatched() -> None:
    figure = heatmap(CELLS, ROWS, COLUMNS)
    hatched = next(one for one in figure.data[1:] if one.marker.pattern.shape == "/")

    assert {(one.x, one.y): one.text for one in figure.layout.annotations} == {
        (0, 0): "<b>4</b>",
        (1, 1): "<b>?</b>",
        (0, 2): "<b>0</b>",
    }
    assert (list(hatched.y), list(hatched.base)) == ([1], [0.53])
