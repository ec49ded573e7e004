"""The script that Streamlit runs for each visitor: the look, then the page that the address names."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from screens.components.style import apply_style
from screens.pages import draw_page
from screens.session import session

# A picture of our own: Streamlit would fetch an icon or emoji from another host.
ICON = Path(__file__).parent / "components" / "icon.png"

here = session()
st.set_page_config(page_title=here.translator.gettext("Checklists"), page_icon=str(ICON), layout="wide")
apply_style()
draw_page(here)
