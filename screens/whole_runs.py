"""What a run drew reaches the browser whole, also where the next is asked for in the moment in which it ends.

A run has a thread of its own; what it draws waits its turn on the server's loop. Where a fragment is asked for when the
thread has ended and its last pieces still wait, Streamlit begins another runner and throws away what comes from the one
before (`AppSession._handle_scriptrunner_event_on_event_loop`). Twelve people around a table lost dozens of pieces in a
round so, and a card went on showing what was no longer true. Here the next runner begins once what waits is passed on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from weakref import WeakKeyDictionary

from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime.app_session import AppSession, AppSessionState
from streamlit.runtime.scriptrunner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

__all__ = ["keep_runs_whole"]


def keep_runs_whole() -> None:
    """Let each run of a session end before the next begins; called once, before anything is served."""
    turns = _Turns(AppSession._create_scriptrunner)  # noqa: SLF001 Streamlit has no door here; a test watches it

    def begin(session: AppSession, initial_rerun_data: RerunData) -> None:
        turns.begin(session, initial_rerun_data)

    AppSession._create_scriptrunner = begin  # type: ignore[assignment, method-assign]  # noqa: SLF001


class _Turns:
    """Begins runs: a fragment's once all of the run before is passed on, a page's at once, for all of it is drawn anew.

    A fragment that waits meanwhile is drawn after the page, so that nothing that was touched there is lost; on another
    page it has no business. Each request brings all that is chosen on the page: what comes after another one, though it
    was asked for before it, must not take back a choice.
    """

    def __init__(self, begin_at_once: Callable[[AppSession, RerunData], None]) -> None:
        self._begin_at_once = begin_at_once
        self._waiting: WeakKeyDictionary[AppSession, list[RerunData]] = WeakKeyDictionary()
        self._whole_pages: WeakKeyDictionary[ScriptRunner, str] = WeakKeyDictionary()

    def begin(self, session: AppSession, asked: RerunData) -> None:
        ended = session._scriptrunner  # noqa: SLF001
        if not (asked.fragment_id or asked.fragment_id_queue):
            self._begin_at_once(session, asked)
            self._whole_pages[session._scriptrunner] = asked.page_script_hash  # type: ignore[index]  # noqa: SLF001
            waiting = self._waiting.get(session, [])
            waiting[:] = [_with_what_is_chosen_now(one, asked) for one in waiting]
        elif session in self._waiting:
            self._waiting[session].append(asked)
        elif ended is None:
            self._begin_at_once(session, asked)
        else:
            self._waiting[session] = [asked]
            session._event_loop.call_soon(self._begin_what_waits, session, ended)  # noqa: SLF001

    def _begin_what_waits(self, session: AppSession, ended: ScriptRunner) -> None:
        for asked in self._waiting.pop(session):
            runner = session._scriptrunner  # noqa: SLF001
            if session._state is AppSessionState.SHUTDOWN_REQUESTED:  # noqa: SLF001
                return
            if runner is None or runner is ended:
                self._begin_at_once(session, asked)
            elif self._belongs_to(runner, asked) and not runner.request_rerun(asked):
                self.begin(session, asked)

    def _belongs_to(self, runner: ScriptRunner, asked: RerunData) -> bool:
        return self._whole_pages.get(runner, asked.page_script_hash) == asked.page_script_hash


def _with_what_is_chosen_now(asked: RerunData, later: RerunData) -> RerunData:
    """The same touches, and all else as a later request has it."""
    states = WidgetStates()
    states.widgets.extend(one for one in _widgets(later) if not _is_touch(one))
    states.widgets.extend(one for one in _widgets(asked) if _is_touch(one))
    return replace(asked, widget_states=states, query_string=later.query_string)


def _widgets(asked: RerunData) -> Sequence[WidgetState]:
    return asked.widget_states.widgets if asked.widget_states else ()


def _is_touch(one: WidgetState) -> bool:
    return (one.WhichOneof("value") or "").endswith("trigger_value")
