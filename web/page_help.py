"""What there is to do on each page: stands on top of the help, for the page that it is opened from."""

from __future__ import annotations

from collections.abc import Mapping

from translations import Translator

__all__ = ["page_help"]


def page_help(translator: Translator) -> Mapping[str, str]:
    """A short paragraph for each page by the beginning of its address; `rate` stands for every sector’s page."""
    _ = translator.gettext
    return {
        "start": _(
            "Open a round to go on with it, begin a new partnership, or open the example to see what comes out. "
            "Nothing that you try in the example touches anything else."
        ),
        "rate": _(
            "Read one responsibility after the other and choose how far it is in place. It is saved by itself. "
            "With places at the table, only you see your rating until the facilitator touches Reveal; "
            "then everybody sees all of them, and the table agrees on one level."
        ),
        "discuss": _(
            "What was revealed, the widest differences first. Talk about why you see it differently; the facilitator "
            "puts down what you agree on. “No agreement” keeps each view. “Settle” puts down what all see alike."
        ),
        "gaps": _(
            "Each cell is a responsibility: the figure says how many levels are missing to its target. Touch one to "
            "read it. Under each picture a sentence says what it shows, and it can be saved."
        ),
        "plan": _(
            "Go from the top: for each gap, touch Take it on, or make one of its first steps an action. It counts as "
            "taken on once somebody leads it and it has a date."
        ),
        "follow-up": _(
            "Between two meetings: what is past its date, what is blocked, what comes next. Say how each stands."
        ),
        "download": _(
            "Choose who is to read it, then the kind of file. It is made while you wait or go on; a link to save it "
            "comes when it is ready. What is for the public holds no ratings and nothing internal."
        ),
        "round": _(
            "The steps from here to the plan, what the round is called and aims at, and how long ratings are kept."
        ),
        "people": _(
            "Make a place for everybody who rates, then print or show a card for each: a card opens one place, once. "
            "With a sector’s code people come to a waiting room, and you let them in."
        ),
        "place": _("Who you are at this table, a code to go on with on another device, and the way to leave."),
        "paper": _(
            "Print checklists to fill in by hand, and enter here what was written on them, a key for each line."
        ),
        "wall": _("For everybody in the room: what the table talks about now, or how far the sectors have come."),
        "guide": _(
            "An agenda reckoned for your table, and what to do when the talk gets hard. Print it before you meet."
        ),
        "adapt": _(
            "Hide what cannot arise here, rename a sector, add an example or a responsibility of your own. "
            "The wording of the others stays as it is, so that rounds can be compared."
        ),
        "compare": _(
            "What is higher, what is lower and what stayed, from one round to the next, and what was finished before."
        ),
        "next-round": _(
            "Begin the next round: what is open in the plan is taken along, ratings and levels start blank."
        ),
        "log": _(
            "What happened, the newest first: who did what and when. What somebody rated in private never stands here."
        ),
        "whole": _("Take all rounds of this partnership along, or delete them for good."),
    }
