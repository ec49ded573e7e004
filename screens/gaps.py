"""Gaps: where the table is short of its targets, by responsibility and by theme."""

from __future__ import annotations

import textwrap

import streamlit as st

from scoring import ResponsibilitySummary, Summary, summarise
from screens.components.gap_cells import cell_mark, cell_words
from screens.components.notice import muted, notice
from screens.components.table import Cell, draw_table
from screens.components.words import answer_name
from screens.round_page import OpenRound
from screens.session import address_of, last_sector, page_of, rate_page
from screens.steps import RATE, may_open

__all__ = ["gaps"]

HOVER_WIDTH = 60  # characters


def gaps(page: OpenRound) -> None:
    """Draw the heatmaps, each with the same as a table."""
    _ = page.translator.gettext
    st.header(_("Where the gaps are"), anchor=False)
    summary = summarise(page.edition, page.assessment)
    if not any(one.agreed is not None for one in summary.responsibilities):
        if may_open(page.doer, RATE):
            notice(_("Nothing is agreed yet, so there is nothing to see. Start with any sector."), key="no-gaps")
            first = rate_page(last_sector(page.edition, page.doer))
            st.page_link(page_of(first), label=_("Rate and agree"), query_params=address_of(page.ref))
        else:
            notice(_("Nothing is agreed yet. As soon as it is, the gaps are drawn here."), key="no-gaps")
        return
    _draw_counts(page, summary)
    _draw_by_responsibility(page, summary)
    _draw_by_theme(page, summary)
    if may_open(page.doer, "compare"):
        label = _("See what has changed from round to round")
        st.page_link(page_of("compare"), label=label, query_params=address_of(page.ref))


def _draw_counts(page: OpenRound, summary: Summary) -> None:
    _ = page.translator.gettext
    totals = summary.totals
    facts = (
        (f"{totals.agreed} / {totals.responsibilities}", _("have an agreed level")),
        (f"{totals.reached} / {totals.agreed}", _("of them at their target")),
        (str(totals.high), _("gaps of high priority")),
        (str(totals.not_known), _("not known: to find out")),
        (str(totals.no_agreement), _("without agreement")),
    )
    with st.container(key="facts", horizontal=True):
        for number, (figure, words) in enumerate(facts):
            with st.container(key=f"fact-{number}", width="content", gap=None):
                st.text(figure)
                st.text(words)


def _draw_by_responsibility(page: OpenRound, summary: Summary) -> None:
    from screens.components.heatmap import HeatCell, heatmap  # noqa: PLC0415 Plotly only where it is drawn

    _ = page.translator.gettext
    sectors = page.edition.sectors
    by_sector = [[one for one in summary.responsibilities if one.sector == sector.id] for sector in sectors]
    columns = [str(number) for number in range(1, max(map(len, by_sector)) + 1)]
    cells = [
        HeatCell(row, column, cell_mark(one), one.gap, _hover(one, page))
        for row, inside in enumerate(by_sector)
        for column, one in enumerate(inside)
    ]
    st.subheader(_("Sector by responsibility"), anchor=False)
    _draw_key(page)
    with st.container(key="chart-responsibilities"):
        st.plotly_chart(
            heatmap(cells, [sector.name for sector in sectors], columns),
            key="heatmap-responsibilities",
            theme=None,
            config={"displayModeBar": False},
            alt=_("Heatmap of gaps; the table below holds the same."),
        )
    table = st.expander(_("The same as a table, with the words of each responsibility"), key="table", on_change="rerun")
    if table.open:
        with table:
            rows = [_row(one, page) for inside in by_sector for one in inside]
            head = (_("Responsibility"), _("Sector"), _("Agreed"), _("Target"), _("Gap"))
            draw_table(_("Agreed level, target and gap of each responsibility"), head, rows, kind="gaps", wide=True)


def _hover(one: ResponsibilitySummary, page: OpenRound) -> str:
    from screens.components.heatmap import plain  # noqa: PLC0415 Plotly only where it is drawn

    words = "<br>".join(textwrap.wrap(plain(page.edition.by_id[one.id].statement), HOVER_WIDTH))
    agreed = answer_name(one.agreed, page.edition, page.translator)
    return f"{words}<br><b>{agreed}</b>: {cell_words(one, page.translator)}"


def _row(one: ResponsibilitySummary, page: OpenRound) -> list[Cell]:
    style = f"gap-{one.gap}" if one.gap is not None else f"gap-{one.agreed or 'blank'}"
    return [
        Cell(page.edition.by_id[one.id].statement),
        Cell(page.edition.sector_by_id[one.sector].name),
        Cell(answer_name(one.agreed, page.edition, page.translator)),
        Cell(str(one.target)),
        Cell(cell_mark(one), style, cell_words(one, page.translator)),
    ]


def _draw_key(page: OpenRound) -> None:
    """What the figures, colours and marks mean."""
    _ = page.translator.gettext
    entries = (
        ("0", "0", _("at its target")),
        ("1", "1", _("level to go")),
        ("2", "2", ""),
        ("3", "3", ""),
        ("4", "4", _("levels to go")),
        ("?", "not_known", _("not known")),
        ("≠", "no_agreement", _("no agreement")),
        ("–", "not_applicable", _("not applicable")),
        ("·", "blank", _("not yet discussed")),
    )
    with st.container(key="key", horizontal=True, gap="small"):
        for mark, style, words in entries:
            with st.container(key=f"key-{style}", horizontal=True, width="content", gap="small"):
                st.text(mark)
                if words:
                    st.text(words)


def _draw_by_theme(page: OpenRound, summary: Summary) -> None:
    from screens.components.heatmap import HeatCell, heatmap  # noqa: PLC0415 Plotly only where it is drawn

    _ = page.translator.gettext
    st.subheader(_("Sector by theme"), anchor=False)
    muted(_("Each cell shows the largest gap that the sector has in the theme."), key="by-theme")
    themes = {theme.id: theme.name for theme in page.edition.themes}
    cells, rows = [], []
    for place, sector in enumerate(page.edition.sectors):
        row = [Cell(sector.name)]
        for column, theme in enumerate(themes):
            inside = [one for one in summary.responsibilities if (one.sector, one.theme) == (sector.id, theme)]
            row.append(_theme_cell(inside, page))
            if inside:
                gap = max((one.gap for one in inside if one.gap is not None), default=None)
                mark = row[-1].text
                hover = "<br>".join(_hover(one, page) for one in inside)
                cells.append(HeatCell(place, column, mark, gap, hover))
        rows.append(row)
    with st.container(key="chart-themes"):
        st.plotly_chart(
            heatmap(cells, [sector.name for sector in page.edition.sectors], list(themes.values())),
            key="heatmap-themes",
            theme=None,
            config={"displayModeBar": False},
            alt=_("Heatmap of gaps by theme; the table below holds the same."),
        )
    with st.expander(_("The same as a table"), key="theme-table"):
        draw_table(
            _("The largest gap of each sector in each theme"),
            (_("Sector"), *themes.values()),
            rows,
            kind="themes",
            wide=True,
        )


def _theme_cell(inside: list[ResponsibilitySummary], page: OpenRound) -> Cell:
    if not inside:
        return Cell("")
    with_gap = [one for one in inside if one.gap is not None]
    if not with_gap:
        return Cell(cell_mark(inside[0]), f"gap-{inside[0].agreed or 'blank'}", cell_words(inside[0], page.translator))
    largest = max(with_gap, key=lambda one: one.gap or 0)
    return Cell(cell_mark(largest), f"gap-{largest.gap}", cell_words(largest, page.translator))
