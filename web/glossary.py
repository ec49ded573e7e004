"""The words we use, and what the figures say: one place for the screens; docs/glossary.md must say the same.

Sources: the words for people are held in the checklists by tests/checklists/test_wording.py; those of the work are the
assessment file's; the figures are worked out in docs/scoring.md.
"""

from __future__ import annotations

from dataclasses import dataclass

from translations import Translator

__all__ = ["Word", "figures", "words_for_people", "words_of_the_work"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word, what we mean by it, and what we do not say in its place ("": there is nothing to say of that)."""

    word: str
    meaning: str
    instead: str = ""


def words_of_the_work(translator: Translator) -> tuple[Word, ...]:
    """What the screens and the plans are made of."""
    _ = translator.gettext
    return (
        Word(
            _("partnership"),
            _(
                "the local group that works together; nothing of one partnership is ever visible to another",
            ),
        ),
        Word(_("sector"), _("one of the nine kinds of local partner, such as police or health care")),
        Word(_("responsibility"), _("one thing a sector does when partners answer violence against women together")),
        Word(_("round"), _("one dated look at all of it: the first, then one every so often to see what changed")),
        Word(_("place"), _("a seat at the table; it speaks for a sector, and each one’s rating counts the same")),
        Word(_("rating"), _("your own answer for one responsibility; nobody else sees it until it is revealed")),
        Word(_("reveal"), _("show all ratings of a responsibility to everybody at once; they no longer change then")),
        Word(_("agreed level"), _("what the table settles on after it has seen the ratings and talked")),
        Word(
            _("no agreement"),
            _("a finding too: the views stay side by side, and nobody is outvoted"),
        ),
        Word(_("target"), _("the level to be reached in this round")),
        Word(_("action"), _("one step that closes a gap: who leads, by when, with what, and how it will be shown")),
        Word(_("plan"), _("the actions of a round, and the gaps that nobody has taken on yet at the top")),
    )


def figures(translator: Translator) -> tuple[Word, ...]:
    """What a figure on the screens says, and what it does not."""
    _ = translator.gettext
    return (
        Word(_("not known"), _("nobody at the table can say; something to find out, never a zero")),
        Word(_("not applicable"), _("it cannot arise here, for a reason that is written down; left out of all sums")),
        Word(_("gap"), _("how many levels there are from the agreed level up to the target; never below 0")),
        Word(_("importance"), _("how much it matters here, from 1 to 3; 2 where nobody has said")),
        Word(
            _("priority"),
            _("gap times importance, from 0 to 12: 6 and more is high, 3 to 5 is medium, 1 and 2 are low"),
        ),
        Word(
            _("suggested"),
            _("the middle of all ratings; of two in the middle the lower one. It is offered, never chosen for you"),
        ),
        Word(
            _("3 of 7"),
            _("that many of that many. It is a count of what is done, not a mark for a partner or a place"),
        ),
    )


def words_for_people(translator: Translator) -> tuple[Word, ...]:
    """The words for people and for what was done to them, with those that we do not use."""
    _ = translator.gettext
    return (
        Word(
            _("woman"),
            _(
                "anybody who may need help because of violence against women; most of them never call themselves "
                "anything else. Girls are named where they are meant"
            ),
            _("client, case, beneficiary, complainant, “the female”"),
        ),
        Word(
            _("victim/survivor"),
            _(
                "a woman who has lived through violence, where it matters that she has. Some say victim, some say "
                "survivor; the choice is hers, so we write both. More than one: victims/survivors"
            ),
            _("victim alone, survivor alone, “battered woman”"),
        ),
        Word(
            _("survivors’ feedback"),
            _(
                "the one short form: what victims/survivors say about a service, asked for in ways that are safe and "
                "paid. It stands in the scale"
            ),
            _("survivors’ stories"),
        ),
        Word(
            _("perpetrator"),
            _("whoever used the violence, whatever a court has said or not said yet"),
            _("abuser, offender, batterer; “he has a temper”"),
        ),
        Word(
            _("violence against women"),
            _("every form of it: in the home and outside, of the body, the mind, sex and money"),
            _("domestic incident, dispute, quarrel, “both sides”"),
        ),
        Word(
            _("partner"),
            _(
                "one of the nine kinds of group that answer violence together. A woman’s husband or companion is “her "
                "partner” or “the man she lives with”"
            ),
            _("stakeholder"),
        ),
        Word(
            _("safe"),
            _("she can say yes or no, nobody hears who should not, and nothing that is done puts her in more danger"),
            _("confidential (alone: it is a part of it)"),
        ),
        Word(_("refer"), _("tell her what there is, and take her there if she wants it"), _("hand over, signpost")),
    )
