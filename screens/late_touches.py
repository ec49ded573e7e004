"""A touch that arrives as its page is drawn anew is carried out, also where what was touched stands elsewhere.

Streamlit names a fragment by its place on the page. Where more or less is drawn above it than before, its name is
another one, and a touch in it that was on its way meanwhile is thrown away without a word. Here the page is drawn whole
with that touch instead. So it is where the server was started again under an open page: it knows no fragment of it, and
a browser that is connected again asks for the page only where a fragment was drawn last. And a page is drawn from its
top, also where it is asked for just as the run of a fragment ends.
"""

from __future__ import annotations

from dataclasses import replace

from streamlit.delta_generator_singletons import context_dg_stack, get_default_dg_stack_value
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

__all__ = ["carry_out_late_touches"]


def carry_out_late_touches() -> None:
    """Draw a page whole where it is asked for a fragment that it has no more; called once, before anything is served.

    What another page asks for, from which somebody is on the way to this one, is left as it is. Where a fragment was
    drawn, Streamlit would draw the page next, as long as it does so in the same thread.
    """
    ask, run = AppSession.request_rerun, ScriptRunner._run_script  # noqa: SLF001 Streamlit has no door here; a test watches it

    def ask_for_what_is_there(session: AppSession, asked: ClientState | None) -> None:
        if asked and asked.fragment_id and not session.has_fragment(asked.fragment_id) and _touched(session, asked):
            whole = ClientState()
            whole.CopyFrom(asked)
            whole.ClearField("fragment_id")
            asked = whole
        ask(session, asked)

    def run_what_is_there(runner: ScriptRunner, asked: RerunData) -> None:
        here = runner._get_script_run_ctx().page_script_hash == asked.page_script_hash  # noqa: SLF001
        has = runner._fragment_storage.contains  # noqa: SLF001
        if here and not asked.is_auto_rerun and not all(has(one) for one in asked.fragment_id_queue):
            asked = replace(asked, fragment_id_queue=[])
        if not asked.fragment_id_queue:
            context_dg_stack.set(get_default_dg_stack_value())
        run(runner, asked)

    AppSession.request_rerun = ask_for_what_is_there  # type: ignore[assignment, method-assign]
    ScriptRunner._run_script = run_what_is_there  # type: ignore[assignment, method-assign]  # noqa: SLF001


def _touched(session: AppSession, asked: ClientState) -> bool:
    """Whether somebody did something on the page that is drawn now, or none was drawn since the server began."""
    if not session.page_script_hash:
        return True
    return asked.page_script_hash == session.page_script_hash and not asked.is_auto_rerun
