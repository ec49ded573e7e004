"""The script that Streamlit runs for each visitor: the page that the address names."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from checklists import MendableError
from screens.components.notice import problems
from screens.pages import draw_page
from screens.session import session, translator_here
from storage import NotAllowedError

_ = translator_here().gettext
st.set_page_config(layout="wide")  # its title is that of the page
try:
    draw_page(session())
except NotAllowedError:
    st.title(_("Your place here has ended"), anchor=False)
    st.text(_("Or you asked for what is not yours to do. What you saved is safe. Join again with a new card or code."))
    st.html(Markup('<a class="save" href="/j">{}</a>').format(_("Join again")))
except MendableError as error:  # expected, so the log need not hold a traceback
    st.title(_("The toolkit cannot be used like this yet"), anchor=False)
    problems(error, key="page")
