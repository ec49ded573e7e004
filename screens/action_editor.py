"""One action, edited in place: every field is stored as soon as one leaves it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

import streamlit as st

from assessments import Action, Resources, Secured, Status, Visibility
from checklists import SectorId
from scoring.safety_check import lacks_safety_check, needs_safety_check
from screens.action_reading import draw_action_to_read
from screens.action_store import Editor, chosen, chosen_secured, tuple_or_none
from screens.components.field import Follow, draw_date, draw_text, draw_watch
from screens.components.notice import hint, notice, problems
from screens.components.words import date_text, secured_name, status_name, today_here, visibility_name, with_sector
from screens.round_page import OpenRound
from translations.isolates import isolated
from web.services import services

__all__ = ["draw_action", "draw_day"]


def draw_action(page: OpenRound, action: Action, *, opened: bool = False) -> None:
    """One row: title, lead, date and status; opened, all fields."""
    editor = Editor(page, action)
    st.session_state[editor.key("just-read")] = True
    with st.container(key=f"action-{action.stands.value}-{action.id}"):
        _draw_row(editor, opened)


@st.fragment
def _draw_row(read: Editor, opened: bool) -> None:
    _ = read.page.translator.gettext
    # A page has just read all of its actions; when the row alone is drawn again, it asks what is stored by now.
    editor = read if st.session_state.pop(read.key("just-read"), False) else read.again()
    if editor is None:
        hint(_("This action was removed."), key=f"gone-{read.action.id}")
        return
    _draw_heading(editor)
    changes = editor.page.doer.plans(editor.action.lead)
    label = _("Look at it and change it") if changes else _("Look at it")
    row = st.expander(label, key=editor.key("row"), expanded=opened, on_change="rerun")
    if row.open:
        with row:
            if changes:
                _draw_fields(editor)
                # What is typed here is stored without a run; title, lead and date stand above it too.
                draw_watch(Follow(editor.page.ref, {f"mine:action:{editor.action.id}": None}), editor.page.translator)
            else:
                draw_action_to_read(editor.page, editor.action)


def _draw_heading(editor: Editor) -> None:
    """Title, lead, date and status, as text: the label of an expander would be Markdown."""
    _ = editor.page.translator.gettext
    action = editor.action
    lead = editor.page.edition.sector_by_id[action.lead].name if action.lead else _("nobody leads yet")
    due = date_text(action.due) if action.due else _("no date yet")
    status = status_name(action.stands, editor.page.translator)
    today = today_here()
    if action.is_taken_on and action.due and action.due < today:
        status += " · ▲ " + _("past its date")
    if lacks_safety_check(editor.page.edition, action):  # as a file may bring it in
        status += " · ▲ " + _("not checked for survivors’ safety")
    with st.container(key=f"heading-{action.id}", gap=None):
        st.text(action.title)
        st.text(f"{isolated(lead)} · {due} · {status}")


def _draw_fields(editor: Editor) -> None:
    _ = editor.page.translator.gettext
    hint(_("About how things work here, never about a person or a case."), key=f"calm-{editor.action.id}")
    _draw_text(editor, "title", _("What is to be done"), lines=1)
    _draw_gaps(editor)
    action = editor.action
    safety_first = needs_safety_check(editor.page.edition, action)
    if safety_first:
        _draw_safety_first(editor)
    if problem := st.session_state.get(editor.key("problem")):
        problems(problem, key=f"action-{action.id}")
    _draw_who_and_when(editor)
    _draw_words(editor, "steps", "\n".join(action.steps or ()), _("Steps, one a line"))
    _draw_resources(editor)
    left, right = st.columns(2)
    with left:
        _draw_text(editor, "indicator", _("How we will know that it works"))
        if not safety_first:
            _draw_text(editor, "survivor_safety", _("How it is kept safe for survivors"))
        _draw_status(editor)
    with right:
        _draw_text(editor, "verification", _("How somebody can check it"))
        _draw_text(editor, "survivor_input", _("How survivors have a say in it"))
        _draw_text(editor, "status_note", _("How it stands, in a sentence"))
    _draw_removal(editor)


def _draw_safety_first(editor: Editor) -> None:
    """Where it could put women in danger, how it is kept safe stands before who leads it and by when."""
    _ = editor.page.translator.gettext
    if not (editor.action.survivor_safety or "").strip():
        told = _(
            "This is about men who use violence, or about data: done badly, it can put women in danger. "
            "Write first how it is kept safe for survivors, best with them. Then give it a lead and a date."
        )
        notice(told, key=f"safety-{editor.action.id}")
    _draw_text(editor, "survivor_safety", _("How it is kept safe for survivors"))


def _draw_text(editor: Editor, field: str, label: str, lines: int = 3) -> None:
    _draw_words(editor, field, str(getattr(editor.action, field) or ""), label, lines)


def _draw_words(editor: Editor, field: str, stored: str, label: str, lines: int = 3) -> None:
    page = editor.page
    place = page.place("action", editor.action.id, field)
    draw_text(place, stored, page.translator, label=label, lines=lines, as_of=page.as_of)


def _draw_gaps(editor: Editor) -> None:
    """The responsibilities that the action serves."""
    _ = editor.page.translator.gettext
    by_id = editor.page.edition.by_id
    _seed(editor, "responsibilities", list(editor.action.responsibilities))
    st.multiselect(
        _("Gaps that it closes"),
        list(by_id),
        format_func=lambda one: with_sector(editor.page.edition, by_id[one]),
        key=editor.key("responsibilities"),
        on_change=chosen,
        args=(editor, "responsibilities", tuple),
    )


def _draw_who_and_when(editor: Editor) -> None:
    _ = editor.page.translator.gettext
    sectors = {sector.id: sector.name for sector in editor.page.edition.sectors}
    left, right = st.columns(2)
    with left:
        if editor.page.doer.facilitates:  # a lead’s own actions stay the lead’s
            _draw_lead(editor, sectors)
        _draw_text(editor, "lead_role", _("In which office or role (no names)"), lines=1)
    with right:
        _seed(editor, "supporting", list(editor.action.supporting or ()))
        st.multiselect(
            _("Who helps"),
            list(sectors),
            format_func=sectors.__getitem__,
            placeholder=_("Choose sectors"),
            key=editor.key("supporting"),
            on_change=chosen,
            args=(editor, "supporting", tuple_or_none),
        )
        _seed(editor, "visibility", editor.action.visibility or Visibility.INTERNAL)
        st.selectbox(
            _("Who may read about it"),
            list(Visibility),
            format_func=partial(visibility_name, translator=editor.page.translator),
            key=editor.key("visibility"),
            on_change=chosen,
            args=(editor, "visibility"),
        )
    left, right = st.columns(2)  # a row of their own, so that one is not taken for the other
    with left:
        draw_day(editor, "start", _("From"))
    with right:
        draw_day(editor, "due", _("Done by"))


def _draw_lead(editor: Editor, sectors: Mapping[SectorId, str]) -> None:
    _ = editor.page.translator.gettext
    _seed(editor, "lead", editor.action.lead)
    st.selectbox(
        _("Who leads"),
        list(sectors),
        index=None,
        format_func=sectors.__getitem__,
        placeholder=_("Choose a sector"),
        key=editor.key("lead"),
        on_change=chosen,
        args=(editor, "lead"),
    )


def draw_day(editor: Editor, field: str, label: str) -> None:
    """The field of one day of an action: `start` or `due`."""
    day: date | None = getattr(editor.action, field)
    place = editor.page.place("action", editor.action.id, field)
    stored = day.isoformat() if day else ""
    draw_date(place, stored, editor.page.translator, label=label, as_of=editor.page.as_of)


def _draw_resources(editor: Editor) -> None:
    _ = editor.page.translator.gettext
    needs = editor.action.resources or Resources()
    money, people, secured = st.columns((3, 3, 2))
    for column, field, label in (
        (money, "money", _("Money it needs")),
        (people, "people", _("People and time it needs")),
    ):
        with column:
            _draw_words(editor, field, str(getattr(needs, field) or ""), label)
    with secured:
        _seed(editor, "secured", needs.secured)
        st.selectbox(
            _("Is it there?"),
            list(Secured),
            index=None,
            format_func=partial(secured_name, translator=editor.page.translator),
            placeholder=_("Choose"),
            key=editor.key("secured"),
            on_change=chosen_secured,
            args=(editor,),
        )


def _draw_status(editor: Editor) -> None:
    _ = editor.page.translator.gettext
    _seed(editor, "status", editor.action.stands)
    st.selectbox(
        _("Status"),
        list(Status),
        format_func=partial(status_name, translator=editor.page.translator),
        key=editor.key("status"),
        on_change=chosen,
        args=(editor, "status"),
    )


def _draw_removal(editor: Editor) -> None:
    _ = editor.page.translator.gettext
    st.session_state.pop(editor.key("problem"), None)  # until here, so that each field keeps what was chosen in it
    with st.popover(_("Remove this action")):
        st.text(_("It leaves the plan. What was written stays in the history."))
        st.button(_("Remove it"), key=editor.key("remove"), on_click=_remove, args=(editor,))


def _seed(editor: Editor, field: str, stored: object) -> None:
    key = editor.key(field)
    if editor.key("problem") not in st.session_state and (
        key not in st.session_state or st.session_state[key] != stored
    ):
        st.session_state[key] = stored


def _remove(editor: Editor) -> None:
    services().store.remove_action(editor.page.principal, editor.page.ref, editor.action.id)
