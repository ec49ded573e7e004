"""What one run drew is sent before what the next one draws, and all of it.

What is drawn waits for a hundredth of a second, on a busy machine longer, until it is sent. Where a fragment is drawn
again meanwhile, Streamlit throws away what waits of that fragment and keeps what waits of all others
(`ForwardMsgQueue.clear`). What is left fits no page:

- of a fragment within a fragment the page is sent what stands in a container and not the container; where the browser
  has something else at that place, it shows an empty page from then on ("'setIn' cannot be called on an ElementNode");
- of a page that was drawn whole it is sent all but one card, and when that run ends it takes the card away as old: what
  stands below moves up, and the card that is drawn next is put over its neighbour;
- that a fragment's run has ended is told as if it had been cut short: what it draws no more stays on the page.

Here all that waits is sent as it was drawn, which is what a browser gets that is quick enough.
"""

from __future__ import annotations

from streamlit.runtime.app_session import AppSession

__all__ = ["send_in_turn"]


def send_in_turn() -> None:
    """Throw nothing away when a fragment is drawn again; called once, before anything is served.

    A page that is drawn whole needs nothing of what was drawn before it.
    """
    throw_away = AppSession._clear_queue  # noqa: SLF001 Streamlit has no door here; a test watches it

    def make_way(session: AppSession, asked: list[str] | None = None) -> None:
        if asked:
            session._browser_queue._delta_index_map = {}  # noqa: SLF001 what is drawn now takes the place of nothing that waits
        else:
            throw_away(session)

    AppSession._clear_queue = make_way  # type: ignore[assignment, method-assign]  # noqa: SLF001
