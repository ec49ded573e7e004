"""Gaps: where the table is short of its targets, how the partners see it, and where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st
from markupsafe import Markup

from exports import Heatmap
from scoring import ResponsibilitySummary, Summary, summarise
from screens.components.gap_cells import cell_look, cell_mark, cell_words
from screens.components.heatmap import draw_heatmap
from screens.components.links import draw_link
from screens.components.notice import notice
from screens.components.table import Cell, draw_table
from screens.components.words import answer_name
from screens.gap_pictures import by_responsibility, by_theme, of_sectors, widest
from screens.round_page import OpenRound
from screens.session import address_of
from screens.steps import RATE, may_open
from screens.view_pictures import NOTHING, WITHHELD, disagreement, own_view
from screens.way_to_rating import draw_way_to_rating

__all__ = ["gaps"]


def gaps(page: OpenRound) -> None:
    """Draw the heatmaps, each with the same as a table."""
    _ = page.translator.gettext
    st.title(_("Where the gaps are"), anchor=False)
    summary = summarise(page.edition, page.assessment)
    if not any(one.agreed is not None for one in summary.responsibilities):
        if may_open(page.doer, RATE):
            words = _("Nothing is agreed yet, so there is nothing to see. Start with any sector.")
            if not page.doer.facilitates:
                words = _("Nothing is agreed yet. When all have rated, the table agrees, and the gaps are drawn here.")
            notice(words, key="no-gaps")
            draw_way_to_rating(page)
        else:
            notice(_("Nothing is agreed yet. As soon as it is, the gaps are drawn here."), key="no-gaps")
        return
    _draw_counts(page, summary)
    _draw_by_responsibility(page, summary)
    _draw_by_theme(page, summary)
    if any(one.ratings.count for one in summary.responsibilities):
        _draw_how_people_see_it(page, summary)
    if may_open(page.doer, "compare"):
        label = _("See what has changed from round to round")
        draw_link("compare", label, address_of(page.ref))


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
    _ = page.translator.gettext
    st.header(_("Sector by responsibility"), anchor=False)
    _draw_key(page)
    heatmap = by_responsibility(page, summary)
    fold = _("The same as a table, with the words of each responsibility, and as a file")
    words = partial(_draw_words, page, summary)
    draw_heatmap(heatmap, words, page.translator, key="responsibilities", name="heatmap-1", fold=fold)


def _draw_words(page: OpenRound, summary: Summary) -> None:
    _ = page.translator.gettext
    rows = [_row(one, page) for inside in of_sectors(page, summary) for one in inside]
    head = (_("Responsibility"), _("Sector"), _("Agreed"), _("Target"), _("Gap"))
    draw_table(_("Agreed level, target and gap of each responsibility"), head, rows, kind="gaps", wide=True)


def _row(one: ResponsibilitySummary, page: OpenRound) -> list[Cell]:
    return [
        Cell(page.edition.by_id[one.id].statement),
        Cell(page.edition.sector_by_id[one.sector].name),
        Cell(answer_name(one.agreed, page.edition, page.translator)),
        Cell(str(one.target)),
        Cell(cell_mark(one), cell_look(one), cell_words(one, page.translator)),
    ]


def _draw_by_theme(page: OpenRound, summary: Summary) -> None:
    _ = page.translator.gettext
    st.header(_("Sector by theme"), anchor=False)
    heatmap = by_theme(page, summary)
    words = partial(_draw_themes, page, summary)
    fold = _("The same as a table, and as a file")
    draw_heatmap(heatmap, words, page.translator, key="themes", name="heatmap-2", fold=fold)


def _draw_themes(page: OpenRound, summary: Summary) -> None:
    _ = page.translator.gettext
    rows = [[Cell(sector.name)] for sector in page.edition.sectors]
    for row, inside in zip(rows, of_sectors(page, summary), strict=True):
        for theme in page.edition.themes:
            here = [one for one in inside if one.theme == theme.id]
            most = widest(here) if here else None
            words = cell_words(most, page.translator) if most else ""
            row.append(Cell(cell_mark(most), cell_look(most), words) if most else Cell(""))
    head = (_("Sector"), *(theme.name for theme in page.edition.themes))
    draw_table(_("The widest gap of each sector in each theme"), head, rows, kind="themes", wide=True)


def _draw_how_people_see_it(page: OpenRound, summary: Summary) -> None:
    """From the ratings that are on the table; what may not be shown is said to be withheld."""
    _ = page.translator.gettext
    st.header(_("How people see it"), anchor=False)
    _draw_view(page, own_view(page, summary), "own", "heatmap-3")
    _draw_view(page, disagreement(page, summary), "differ", "heatmap-4")


def _draw_view(page: OpenRound, heatmap: Heatmap, key: str, name: str) -> None:
    _ = page.translator.gettext
    st.subheader(heatmap.title, anchor=False)
    _draw_key_of_view(page, key)
    words = partial(_draw_view_words, page, heatmap)
    fold = _("The same as a table, and as a file")
    draw_heatmap(heatmap, words, page.translator, key=key, name=name, fold=fold)


def _draw_view_words(page: OpenRound, heatmap: Heatmap) -> None:
    _ = page.translator.gettext
    sectors = heatmap.rows
    rows = [[Cell(sectors[one.row]), Cell(one.words), Cell(one.mark, one.look)] for one in heatmap.cells]
    draw_table(
        _("{picture}, as a table").format(picture=heatmap.title),
        (_("Sector"), _("What is seen"), _("Mark")),
        rows,
        kind="views",
        wide=True,
    )


def _draw_key_of_view(page: OpenRound, key: str) -> None:
    _ = page.translator.gettext
    withheld = (WITHHELD, "withheld", _("not shown, to protect whoever said it"))
    nothing = (NOTHING, "unsettled", _("nothing to show"))
    if key == "own":
        entries: Sequence[tuple[str, str, str]] = (
            ("−2", "less-2", _("levels lower than the partners see it")),
            ("=", "same", _("alike")),
            ("+2", "gap-2", _("levels higher than the partners see it")),
            withheld,
            nothing,
        )
    else:
        entries = (
            ("3", "gap-0", _("all at one level")),
            ("1–3", "gap-2", _("from the lowest level to the highest")),
            withheld,
            nothing,
        )
    _draw_entries(entries, key)


def _draw_key(page: OpenRound) -> None:
    """What the figures, colours and marks mean."""
    _ = page.translator.gettext
    entries = (
        ("0", "gap-0", _("at its target")),
        ("1", "gap-1", _("level to go")),
        ("2", "gap-2", ""),
        ("3", "gap-3", ""),
        ("4", "gap-4", _("levels to go")),
        ("?", "not_known", _("not known")),
        ("≠", "no_agreement", _("no agreement")),
        ("–", "unsettled", _("not applicable")),
        ("·", "unsettled", _("not yet discussed")),
    )
    _draw_entries(entries, "gaps")


def _draw_entries(entries: Sequence[tuple[str, str, str]], key: str) -> None:
    pair = Markup('<span class="pair"><span class="chip {}">{}</span>{}</span>')
    drawn = Markup("").join(
        pair.format(look, mark, Markup(" {}").format(words) if words else "") for mark, look, words in entries
    )
    with st.container(key=f"key-{key}"):
        st.html(Markup('<p class="heat-key">{}</p>').format(drawn))
