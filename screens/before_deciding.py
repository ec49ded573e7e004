"""For whoever decides whether to take this up: what it costs, what a place needs, how safe it is, who is behind it."""

from __future__ import annotations

import streamlit as st

from translations import Translator

__all__ = ["draw_before_deciding"]


def draw_before_deciding(translator: Translator) -> None:
    """Folded, on the start screen; the same as in README.md, in four paragraphs."""
    _ = translator.gettext
    with st.expander(_("Before you decide: what it costs, what you need, who is behind it"), key="before-deciding"):
        st.text(
            _(
                "It costs nothing. The program is free software (Apache License 2.0), and the checklists may be used "
                "and changed by anybody who names their source (CC BY 4.0)."
            )
        )
        st.text(
            _(
                "You need one laptop, without the internet, and somebody to lead who has read the facilitator’s guide. "
                "You need people from the partners in your town, and two half-days. "
                "A printer helps, and a projector; phones are not needed."
            )
        )
        st.text(
            _(
                "What somebody rates stays private until it is revealed, and there is no field for a name. The toolkit "
                "does not encrypt what is kept on the laptop: keep it on an encrypted disk, with a password."
            )
        )
        st.text(
            _(
                "What is asked of each partner is taken from “Role of local partners in a coordinated response”, a "
                "page of the Virtual Knowledge Centre to End Violence against Women and Girls, in our own words. "
                "Nobody there has endorsed this toolkit. Who has read the checklists, and who has not yet, stands in "
                "its documentation (docs/content-review.md)."
            )
        )
