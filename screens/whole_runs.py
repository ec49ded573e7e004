"""What a run drew reaches the browser whole, also where the next is asked for in the moment in which it ends.

A run has a thread of its own; what it draws waits its turn on the server's loop. Where a fragment is asked for when the
thread has ended and its last pieces still wait, Streamlit begins another runner and throws away what comes from the one
before (`AppSession._handle_scriptrunner_event_on_event_loop`). Twelve people around a table lost dozens of pieces in a
round so, and a card went on showing what was no longer true. Here the next runner begins once what waits is passed on.
"""

from __future__ import annotations

from weakref import WeakKeyDictionary

from streamlit.runtime.app_session import AppSession, AppSessionState
from streamlit.runtime.scriptrunner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

__all__ = ["keep_runs_whole"]


def keep_runs_whole() -> None:
    """Let each run of a session end before the next begins; called once, before anything is served.

    A page that is asked for whole need not wait: all of it is drawn anew. A fragment that waits is drawn after it, so
    that nothing that was touched there is lost; on another page it has no business.
    """
    begin_at_once = AppSession._create_scriptrunner  # noqa: SLF001 Streamlit has no door here; a test watches it
    whole_pages: WeakKeyDictionary[ScriptRunner, str] = WeakKeyDictionary()

    def begin(session: AppSession, initial_rerun_data: RerunData) -> None:
        asked, ended = initial_rerun_data, session._scriptrunner  # noqa: SLF001
        if not (asked.fragment_id or asked.fragment_id_queue):
            begin_at_once(session, asked)
            whole_pages[session._scriptrunner] = asked.page_script_hash  # type: ignore[index]  # noqa: SLF001
        elif ended is None:
            begin_at_once(session, asked)
        else:
            session._event_loop.call_soon(begin_now, session, asked, ended)  # noqa: SLF001

    def begin_now(session: AppSession, asked: RerunData, ended: ScriptRunner) -> None:
        runner = session._scriptrunner  # noqa: SLF001
        if session._state is AppSessionState.SHUTDOWN_REQUESTED:  # noqa: SLF001
            return
        if runner is None or runner is ended:
            begin_at_once(session, asked)
        elif belongs_to(runner, asked) and not runner.request_rerun(asked):
            begin(session, asked)

    def belongs_to(runner: ScriptRunner, asked: RerunData) -> bool:
        return whole_pages.get(runner, asked.page_script_hash) == asked.page_script_hash

    AppSession._create_scriptrunner = begin  # type: ignore[assignment, method-assign]  # noqa: SLF001
