"""Start: what this is, the rounds there are, a new partnership, an assessment file, the example."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from assessments import MAX_BYTES, is_pdf, read_assessment
from checklists import Edition, MendableError
from checklists.guide import Moment
from exports import attached_assessment
from screens.before_deciding import draw_before_deciding
from screens.components.label import plain_label
from screens.components.links import draw_link
from screens.components.notice import hint, muted, notice, problems
from screens.components.words import date_text, today_here
from screens.guide_pieces import draw_guide_at
from screens.next_round import NEXT_ROUND
from screens.round_order import newest_rounds
from screens.session import Session, address_of, open_first_sector, open_round_at
from screens.steps import may_open
from storage import RoundListing, RoundRef
from translations import Translator
from translations.isolates import filled, isolated
from web.index_page import look_names
from web.services import services

__all__ = ["start"]

EXAMPLES = ("harbour-district-baseline.json", "harbour-district-second-round.json")


def start(here: Session) -> None:
    """Draw the start screen."""
    _ = here.translator.gettext
    _draw_what_this_is(here.translator, services().current_edition)
    draw_guide_at(Moment.START, here.translator, address_of(here.round) if here.round else {})
    draw_before_deciding(here.translator)
    rounds = services().store.rounds(here.principal)
    if rounds:
        st.header(_("Go on where you were"), anchor=False)
        newest = newest_rounds(rounds)
        for listing in rounds:
            _draw_round(listing, here, newest=listing in newest)
    left, right = st.columns((3, 2), gap="large")
    with left:
        _draw_new_partnership(here)
    with right:
        _draw_example(here)
        _draw_import(here)
        _draw_looks(here.translator)


def _draw_what_this_is(translator: Translator, edition: Edition) -> None:
    _ = translator.gettext
    with st.container(key="welcome"):
        st.title(_("How well do we answer violence against women, together?"), anchor=False)
        st.text(
            _(
                "{partners} kinds of local partner sit down together, agree how far each of {all} responsibilities "
                "is met, see where the gaps are, and leave with a plan that every sector’s lead takes home."
            ).format(partners=len(edition.sectors), all=len(edition.responsibilities))
        )
        st.text(
            _(
                "It looks at how services work, never at a person or a case. "
                "Nothing that you enter leaves this computer unless you save a file and pass it on."
            )
        )


def _draw_looks(translator: Translator) -> None:
    """The same choice as in the strip on top, with more room; web/static/look.js hears it."""
    _ = translator.gettext
    st.header(_("How these pages look"), anchor=False)
    button = Markup('<button type="button" data-look="{}">{}</button>')
    buttons = Markup("").join(button.format(look, name) for look, name in look_names(translator).items())
    st.html(
        Markup('<div class="looks" role="group" aria-label="{}">{}</div>').format(_("How these pages look"), buttons)
    )
    hint(_("The choice stays on this device and says nothing of what you do here."), key="look")


def _draw_round(listing: RoundListing, here: Session, *, newest: bool) -> None:
    _ = here.translator.gettext
    with st.container(key=f"listing-{listing.ref.round}", horizontal=True, vertical_alignment="center"):
        with st.container(key=f"listing-text-{listing.ref.round}", gap=None):
            st.text(listing.name)
            when = f" · {date_text(listing.opened)}" if listing.opened else ""
            counted = _("{agreed} of {all} discussed").format(agreed=listing.agreed, all=listing.responsibilities)
            ended = " · " + _("closed {date}").format(date=date_text(listing.closed)) if listing.closed else ""
            st.text(f"{isolated(listing.title)}{when} · {counted}{ended}")
        if st.button(
            _("Open"), key=f"open-{listing.ref.round}", help=filled(_("Open {name}"), name=plain_label(listing.title))
        ):
            open_first_sector(listing.ref, services().current_edition)
        if newest and listing.agreed and may_open(here.doer, NEXT_ROUND):  # before that “Open” is the way on
            draw_link(NEXT_ROUND, _("Begin the next round"), address_of(listing.ref))


def _draw_new_partnership(here: Session) -> None:
    _ = here.translator.gettext
    st.header(_("Start a new partnership"), anchor=False)
    with st.form("new-partnership", border=True):
        name = st.text_input(_("Name of the partnership"), key="new-name")
        area = st.text_input(_("The area it works in (may be left empty)"), key="new-area")
        title = st.text_input(_("What to call this round"), value=_("Baseline"), key="new-title")
        hint(_("Names of groups and places, never of a person."), key="new-calm")
        asked = st.form_submit_button(_("Start"), type="primary")
    if not asked:
        return
    if not (name.strip() and title.strip()):
        notice(_("Give the partnership and the round a name, then start."), key="new-unnamed")
        return
    try:
        ref = services().store.start_partnership(
            here.principal,
            name=name,
            area=area or None,
            title=title,
            edition=services().current_edition.id,
            opened=today_here(),
        )
    except MendableError as error:
        problems(error, key="new-partnership")
        return
    open_first_sector(ref, services().current_edition)


def _draw_example(here: Session) -> None:
    _ = here.translator.gettext
    st.header(_("Look at an example"), anchor=False)
    muted(_("Harbour District, an invented partnership: a first round and the one a year later."), key="example")
    if st.button(_("Open the example"), key="open-example"):
        refs = [_import(here, (services().examples / name).read_bytes(), name) for name in EXAMPLES]
        open_round_at(refs[0], "gaps")  # where most is to be seen


def _draw_import(here: Session) -> None:
    _ = here.translator.gettext
    st.header(_("Bring in an assessment file"), anchor=False)
    muted(
        _("A JSON file saved from here or from another computer, or a plan for the partnership as PDF, up to 2 MB."),
        key="import",
    )
    file = st.file_uploader(_("Assessment file"), key="import-file", label_visibility="collapsed")
    if file is None:
        return
    try:
        ref = _import(here, _assessment_in(file.getvalue(), file.name), file.name)
    except MendableError as error:
        notice(_("This file was not brought in; nothing was changed. What is to be mended:"), key="import-refused")
        with st.container(key="import-problems"):
            for problem in error.problems:
                st.text(str(problem))
        return
    open_first_sector(ref, services().current_edition)


def _assessment_in(data: bytes, name: str) -> bytes:
    """The assessment file; in place of a plan the one that is attached to it. No more than is read of one."""
    return attached_assessment(data, name) if is_pdf(data) else data[: MAX_BYTES + 1]


def _import(here: Session, data: bytes, name: str) -> RoundRef:
    assessment = read_assessment(data, name, services().editions)
    return services().store.import_assessment(here.principal, assessment).ref
