"""The floor: one choice of a level, stored in one row, and what the row says. Nothing of ours runs here.

Run as `streamlit run floor.py`. FLOOR_DATABASE names its SQLite file, FLOOR_JOURNAL and FLOOR_SYNCHRONOUS how it keeps
what it is told: the same way as the application's own database, so that both pay the disk alike.
"""  # noqa: INP001 a script of its own

import os
import sqlite3
import threading

import streamlit as st

LEVELS = ("0 Not in place", "1 Planned", "2 Partly in place", "3 In place", "4 Sustained")


@st.cache_resource
def database() -> tuple[sqlite3.Connection, threading.Lock]:
    """One connection for the process, and whose turn it is."""
    path = os.environ["FLOOR_DATABASE"]
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute(f"PRAGMA journal_mode = {os.environ['FLOOR_JOURNAL']}")
    connection.execute(f"PRAGMA synchronous = {os.environ['FLOOR_SYNCHRONOUS']}")
    connection.execute("CREATE TABLE IF NOT EXISTS answer (id INTEGER PRIMARY KEY, level TEXT, revision INTEGER)")
    connection.execute("INSERT OR IGNORE INTO answer VALUES (1, NULL, 0)")
    return connection, threading.Lock()


def save() -> None:
    """Store the level that was chosen."""
    connection, turn = database()
    with turn:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "UPDATE answer SET level = ?, revision = revision + 1 WHERE id = 1", (st.session_state.level,)
        )
        connection.execute("COMMIT")


answers, its_turn = database()
with its_turn:
    revision = answers.execute("SELECT revision FROM answer WHERE id = 1").fetchone()[0]
st.segmented_control("How far is this in place?", LEVELS, key="level", required=True, on_change=save)
st.text(f"Saved {revision}")
