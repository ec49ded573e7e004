"""What an overlay would change, in words."""

import gettext

from checklists import Overlay, Responsibility, published_editions
from screens.overlay_words import Said, said_of, same

EDITION = published_editions()["2026.1"]
PLAIN = gettext.NullTranslations()
BUSES = Responsibility("local.night-buses", "local-government", "access", "Buses run at night.")
LAMPS = Responsibility("local.lamps", "local-government", "prevention", "Streets are lit.")
SPACES = "local-government.safe-public-spaces"


def said(stored: Overlay, brought: Overlay) -> dict[str, tuple[str, ...]]:
    return {one.heading: one.lines for one in said_of(EDITION, stored, brought, PLAIN)}


def test_what_a_file_says_is_said_with_the_names_that_it_gives() -> None:
    brought = Overlay(
        hidden=("local.night-buses",),
        sectors={"local-government": "Municipality and elders"},
        examples={"local.night-buses": "Line 4"},
        added=(BUSES,),
    )
    assert said(Overlay(), brought) == {
        "Left out": ("Municipality and elders: Buses run at night.",),
        "Added": ("Municipality and elders: Buses run at night.",),
        "Called otherwise": ("Local government → Municipality and elders",),
        "With an example from here": ("Municipality and elders: Buses run at night. → Line 4",),
    }


def test_what_would_no_longer_hold_is_said_too() -> None:
    stored = Overlay(
        hidden=("police.clear-messages",),
        sectors={"local-government": "Town hall", "police": "Gendarmerie"},
        examples={"police.clear-messages": "Posters", "local.lamps": "Mill Lane"},
        added=(BUSES, LAMPS),
    )
    statement = EDITION.by_id["police.clear-messages"].statement
    assert said(stored, Overlay(added=(BUSES,), sectors={"police": "Guard"})) == {
        "Added": ("Local government: Buses run at night.",),
        "Called otherwise": ("Police → Guard",),
        "No longer left out": (f"Gendarmerie: {statement}",),
        "Taken out again, with what was put down on it": ("Town hall: Streets are lit.",),
        "Called as in the checklists again": ("Local government",),
        "Without its example": (f"Gendarmerie: {statement}",),
    }


def test_nothing_is_said_where_nothing_changes() -> None:
    assert said_of(EDITION, Overlay(), Overlay(hidden=(), added=()), PLAIN) == ()
    assert said_of(EDITION, Overlay(), Overlay(hidden=(SPACES,)), PLAIN)[0] == Said(
        "Left out", (f"Local government: {EDITION.by_id[SPACES].statement}",)
    )


def test_left_out_and_empty_are_the_same_and_another_order_is_not() -> None:
    assert same(Overlay(), Overlay(hidden=(), sectors={}, examples={}, added=()))
    assert same(Overlay(sectors={"police": "a", "ngos": "b"}), Overlay(sectors={"ngos": "b", "police": "a"}))
    assert not same(Overlay(added=(BUSES, LAMPS)), Overlay(added=(LAMPS, BUSES)))
    assert not same(Overlay(), Overlay(hidden=(SPACES,)))
