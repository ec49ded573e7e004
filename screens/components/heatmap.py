"""The heatmaps as Plotly figures: a figure or mark in every cell, hatching where nothing is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from screens.components.gap_cells import GAP_COLOURS, INK_ON_GAP, NOT_SETTLED

__all__ = ["HeatCell", "Shades", "heatmap", "plain"]

ROW_HEIGHT = 40  # pixels
HATCHED = {"?": "/", "≠": "x"}
INK = "#1c2430"
CELL = 0.94  # of the place it has


@dataclass(frozen=True, slots=True)
class Shades:
    """The colours of a heatmap, and what is written in each, for the figures from `first` on."""

    colours: tuple[str, ...]
    inks: tuple[str, ...]
    first: int = 0


GAPS = Shades(GAP_COLOURS, INK_ON_GAP)


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One cell: its place (from 0), what is written in it, its figure (None: there is none), what is said on hover.

    `hover` is read as the few HTML tags that Plotly knows: what people wrote goes through `plain`.
    """

    row: int
    column: int
    mark: str
    figure: int | None
    hover: str


def heatmap(cells: Sequence[HeatCell], rows: Sequence[str], columns: Sequence[str], shades: Shades = GAPS) -> go.Figure:
    """The figure: one row for each of `rows`, from the top; a place without a cell stays empty."""
    figure = go.Figure([_figures(cells, rows, columns, shades), *_hatching(cells)])
    for cell in cells:
        figure.add_annotation(
            x=cell.column,
            y=cell.row,
            text=f"<b>{cell.mark}</b>",
            showarrow=False,
            font={"color": INK if cell.figure is None else shades.inks[cell.figure - shades.first]},
        )
    bare = {"showgrid": False, "zeroline": False, "fixedrange": True, "automargin": True, "tickfont": {"color": INK}}
    figure.update_xaxes(side="top", tickvals=list(range(len(columns))), ticktext=[*map(plain, columns)], **bare)
    figure.update_yaxes(autorange="reversed", tickvals=list(range(len(rows))), ticktext=[*map(plain, rows)], **bare)
    figure.update_layout(
        height=ROW_HEIGHT * len(rows) + 60,
        margin={"l": 0, "r": 0, "t": 40, "b": 10},
        font={"color": INK, "size": 14, "family": "'Source Sans', 'Source Sans 3', sans-serif"},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        barmode="overlay",
        showlegend=False,
        hoverlabel={"bgcolor": "#14213d", "font": {"color": "#ffffff", "size": 14}, "align": "left"},
    )
    return figure


def plain(text: str) -> str:
    """`text` as the characters it is, where Plotly would read HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _figures(cells: Sequence[HeatCell], rows: Sequence[str], columns: Sequence[str], shades: Shades) -> go.Heatmap:
    at = {(cell.row, cell.column): cell for cell in cells}
    grid = [[at.get((row, column)) for column in range(len(columns))] for row in range(len(rows))]
    colours = (NOT_SETTLED, *shades.colours)
    unsettled = shades.first - 1  # stands for a cell without a figure
    edges = [step / len(colours) for step in range(len(colours) + 1)]
    return go.Heatmap(
        z=[[None if one is None else unsettled if one.figure is None else one.figure for one in row] for row in grid],
        customdata=[["" if one is None else one.hover for one in row] for row in grid],
        hovertemplate="%{customdata}<extra></extra>",
        hoverongaps=False,
        zmin=unsettled - 0.5,
        zmax=unsettled + len(shades.colours) + 0.5,
        colorscale=[[edge, colour] for n, colour in enumerate(colours) for edge in edges[n : n + 2]],
        showscale=False,
        xgap=3,
        ygap=3,
    )


def _hatching(cells: Sequence[HeatCell]) -> list[go.Bar]:
    """Thin lines over the cells that have no figure, drawn as bars: a heatmap has no patterns."""
    return [
        go.Bar(
            orientation="h",
            y=[cell.row for cell in cells if cell.mark == mark],
            base=[cell.column - CELL / 2 for cell in cells if cell.mark == mark],
            x=[CELL for cell in cells if cell.mark == mark],
            width=CELL,
            marker={
                "color": "rgba(255,255,255,0)",
                "line": {"width": 0},
                "pattern": {"shape": shape, "fgcolor": "#8d97a5", "bgcolor": "#ffffff", "size": 8, "solidity": 0.15},
            },
            hoverinfo="skip",
        )
        for mark, shape in HATCHED.items()
    ]
