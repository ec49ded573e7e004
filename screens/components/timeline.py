"""Actions over time as a Plotly figure: a bar from start to date, the title above it, a line for today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import plotly.graph_objects as go

from assessments import Action
from exports import STATUS_LOOKS
from look import FONT, LIGHT

__all__ = ["TimelineRow", "timeline"]

ROW_HEIGHT = 46  # pixels: a line of words, a bar
LONGEST_TITLE = 46  # characters: what a phone has room for
FURTHEST_BACK, FURTHEST_ON = timedelta(days=730), timedelta(days=1461)
SHORTEST = timedelta(days=4)  # so that an action without a start can be seen
INK, ACCENT = LIGHT["ink"], LIGHT["accent-ink"]  # it lies on a light sheet in every look


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """An action that has a date, and what is said of it on hover, line by line; both are plain text."""

    action: Action
    hover: Sequence[str]


def timeline(rows: Sequence[TimelineRow], today: date, today_word: str) -> go.Figure:
    """The figure, one row for each of `rows` from the top. What lies years away is cut off at the edge."""
    figure = go.Figure([_bars(rows)])
    first, last = _range(rows, today)
    for place, row in enumerate(rows):
        figure.add_annotation(
            x=0,
            xref="paper",
            y=place,
            yshift=14,
            text=plain(_short(row.action.title)),
            showarrow=False,
            xanchor="left",
            font={"color": INK, "size": 13},
        )
    figure.add_vline(x=today.isoformat(), line={"color": ACCENT, "width": 2, "dash": "dot"}, layer="below")
    figure.add_annotation(
        x=today.isoformat(),
        y=1,
        yref="paper",
        yanchor="bottom",
        yshift=40,
        text=plain(today_word),
        showarrow=False,
        font={"color": ACCENT, "size": 13},
    )
    figure.update_xaxes(
        side="top",
        range=[first.isoformat(), last.isoformat()],
        type="date",
        showgrid=True,
        gridcolor=LIGHT["line"],
        fixedrange=True,
        tickformat="%b\n%Y",
        tickfont={"color": INK},
    )
    figure.update_yaxes(
        range=[len(rows) - 0.4, -0.8], showticklabels=False, showgrid=False, zeroline=False, fixedrange=True
    )
    figure.update_layout(
        height=ROW_HEIGHT * len(rows) + 96,
        margin={"l": 4, "r": 8, "t": 76, "b": 8},
        font={"color": INK, "size": 13, "family": f"{FONT}, sans-serif"},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        showlegend=False,
        hoverlabel={"bgcolor": LIGHT["fill"], "font": {"color": LIGHT["on-fill"], "size": 14}, "align": "left"},
    )
    return figure


def _bars(rows: Sequence[TimelineRow]) -> go.Bar:
    spans = [_span(row.action) for row in rows]
    looks = [STATUS_LOOKS[row.action.stands] for row in rows]
    return go.Bar(
        orientation="h",
        y=list(range(len(rows))),
        base=[start.isoformat() for start, _end in spans],
        x=[(end - start) / timedelta(milliseconds=1) for start, end in spans],
        width=0.26,
        offset=-0.02,
        marker={
            "color": [colour for colour, _shape in looks],
            "line": {"color": INK, "width": 1},
            "pattern": {
                "shape": [shape for _colour, shape in looks],
                "bgcolor": [colour for colour, _shape in looks],
                "fgcolor": [INK for _look in looks],
                "size": 6,
                "solidity": 0.25,
            },
        },
        customdata=["<br>".join(map(plain, row.hover)) for row in rows],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _span(action: Action) -> tuple[date, date]:
    """From its start to the day on which it is to be done; a short piece before that where it has no start."""
    end = action.due or date.max
    start = action.start or end
    return (start if end - start >= SHORTEST else max(end, date.min + SHORTEST) - SHORTEST), end


def _range(rows: Sequence[TimelineRow], today: date) -> tuple[date, date]:
    spans = [_span(row.action) for row in rows]
    first = min((start for start, _end in spans), default=today)
    last = max((end for _start, end in spans), default=today)
    margin = timedelta(days=14)
    first, last = max(min(first, today), today - FURTHEST_BACK), min(max(last, today), today + FURTHEST_ON)
    return first - margin, last + margin


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_TITLE else f"{text[:LONGEST_TITLE].rstrip()}…"


def plain(text: str) -> str:
    """`text` as the characters it is, where Plotly would read HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
