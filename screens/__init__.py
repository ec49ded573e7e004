"""Everything Streamlit: one module for each screen; `components` for what several screens draw."""
