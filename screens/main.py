"""The script that Streamlit runs for each visitor: the look, then the page that the address names."""

from __future__ import annotations

import streamlit as st

from checklists import MendableError
from screens.components.notice import problems
from screens.components.style import apply_style
from screens.pages import draw_page
from screens.session import session

here = session()
st.set_page_config(page_title=here.translator.gettext("Checklists"), layout="wide")
apply_style()
try:
    draw_page(here)
except MendableError as error:  # expected, so the log need not hold a traceback
    st.title(here.translator.gettext("The toolkit cannot be used like this yet"), anchor=False)
    problems(error, key="page")
