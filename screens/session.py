"""What one browser tab is doing: a typed façade over Streamlit's session state, which holds ids only.

The truth is in the database. Which round is open stands in the address too, so that a reload finds it again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from checklists import Edition
from screens.doer import ALONE, Doer
from storage import NotAllowedError, Principal, RoundRef, SignInKind
from translations import SOURCE_LANGUAGE, Translator, translator_for
from web import principals
from web.addresses import ref_of, round_address
from web.services import services

__all__ = [
    "Session",
    "address_of",
    "caller",
    "is_just_opened",
    "last_sector",
    "leave_round",
    "open_first_sector",
    "open_round_at",
    "page_of",
    "rate_page",
    "session",
    "translator_here",
    "visit_sector",
]

OPEN_ROUND = "open_round"
LAST_SECTOR = "last_sector"
CARDS = "cards"
ROUND_PARAMETER = "round"


@dataclass(frozen=True, slots=True)
class Session:
    """Who is here, in which language, which round is open (None: none yet), and as what."""

    principal: Principal
    translator: Translator
    round: RoundRef | None
    doer: Doer = ALONE


def session() -> Session:
    """The session of this tab. A round named in the address wins over the one that was open; a seat is of one round.

    Raises NotAllowedError where the sign-in has ended.
    """
    translator, who = translator_here(), caller()
    principal = principals.principal_of(who)
    if who == principals.ALONE:
        return Session(principal, translator, _open_round(), ALONE)
    partnership, _dot, token = who.partition(".")
    found = services().store.sign_in_of(partnership, token)
    if found is None or found.kind is SignInKind.WAITING:
        raise NotAllowedError
    if found.ref is None or found.role is None:
        return Session(principal, translator, _open_round(), Doer())
    return Session(principal, translator, found.ref, Doer(found.seat, found.voice, found.role))


def caller() -> str:
    """Who this session is of, as the edge spelled it when the session began; "" where it did not."""
    context = get_script_run_ctx()  # what `st.user` has as well, but that looks for files with secrets each time
    return str(context.user_info.get(principals.USER_KEY) or "") if context else ""


def translator_here() -> Translator:
    """The words of this tab's language."""
    return translator_for(SOURCE_LANGUAGE)


def _open_round() -> RoundRef | None:
    if asked := st.query_params.get(ROUND_PARAMETER):
        st.session_state[OPEN_ROUND] = ref_of(asked)
    return cast("RoundRef | None", st.session_state.get(OPEN_ROUND))


def leave_round() -> None:
    """Let go of the round that is open."""
    st.session_state.pop(OPEN_ROUND, None)
    st.query_params.clear()


def address_of(ref: RoundRef) -> dict[str, str]:
    """The query parameters that lead to a round."""
    return {ROUND_PARAMETER: round_address(ref)}


def last_sector(edition: Edition, doer: Doer) -> str:
    """The sector whose page was open last in this tab; before that one’s own, or the first."""
    last = st.session_state.get(LAST_SECTOR, doer.voice)
    return last if last in edition.sector_by_id else edition.sectors[0].id


def visit_sector(sector: str) -> None:
    """Remember the sector whose page is open."""
    st.session_state[LAST_SECTOR] = sector


def is_just_opened() -> bool:
    """Whether no cards have been drawn in this tab yet; from now on they have."""
    first = CARDS not in st.session_state
    st.session_state[CARDS] = True
    return first


def rate_page(sector: str) -> str:
    """The address of a sector's page."""
    return f"rate-{sector}"


def page_of(name: str) -> st.Page:
    """The page at an address, to go to: of a page Streamlit reads no more there. It is never run."""
    return st.Page(_never_run, title=name, url_path=name, default=name == "start")


def _never_run() -> None:
    raise AssertionError


def open_first_sector(ref: RoundRef, edition: Edition) -> None:
    """Open a round and go to its first sector's page. Ends this run."""
    open_round_at(ref, rate_page(edition.sectors[0].id))


def open_round_at(ref: RoundRef, page: str) -> None:
    """Open a round and go to one of its pages. Ends this run."""
    st.session_state[OPEN_ROUND] = ref
    st.switch_page(page_of(page), query_params=address_of(ref))
