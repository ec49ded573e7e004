"""One change of the round in plain words. Ratings are none: who said what is not told here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from assessments import Role, Status, Visibility
from checklists import Edition, SectorId
from screens.components.words import answer_name, date_text, status_name, visibility_name
from screens.seat_words import role_name, seat_name
from storage import Event
from translations import Translator
from translations.isolates import filled, isolated
from web.options import answer_of

__all__ = ["EventWords"]

LONGEST = 160  # characters of a text that are shown; the whole of it stands where it belongs


@dataclass(frozen=True, slots=True)
class EventWords:
    """Puts the events of one round into words; `voices` holds what each seat speaks for, `actions` their titles."""

    edition: Edition
    translator: Translator
    voices: Mapping[str, SectorId] = field(default_factory=dict)
    actions: Mapping[str, str] = field(default_factory=dict)

    def who(self, event: Event) -> str:
        """Who did it."""
        return self._seat(event.seat) if event.seat else self.translator.gettext("Host")

    def what(self, event: Event) -> str:
        """What was done, and to what; "" where another event of the same deed says it."""
        kind, _dot, column = event.what.partition(".")
        words: Mapping[str, Callable[[Event, str], str]] = {
            "entry": self._entry,
            "seat": self._place,
            "sign_in": self._sign_in,
            "code": self._code,
            "round": self._round,
            "action": self._action,
        }
        return words[kind](event, column) if kind in words else event.what

    def _seat(self, seat: str) -> str:
        return seat_name(seat, self.voices[seat], self.edition) if seat in self.voices else seat

    def _responsibility(self, responsibility: str) -> str:
        known = self.edition.by_id.get(responsibility)  # type: ignore[call-overload]
        return f"“{isolated(known.statement)}”" if known else responsibility

    def _entry(self, event: Event, column: str) -> str:
        _ = self.translator.gettext
        about = self._responsibility(event.subject)
        if column == "revealed_at":
            sentence = _("Ratings revealed: {what}") if event.new else _("Opened again, ratings hidden: {what}")
            return filled(sentence, what=about)
        if column == "answer":
            before, after = (
                answer_name(answer_of(one), self.edition, self.translator) for one in (event.old, event.new)
            )
            return filled(_("Agreed: {after} (before: {before}): {what}"), after=after, before=before, what=about)
        names = {
            "note": _("Note"),
            "evidence": _("Evidence"),
            "dissent": _("Another view"),
            "reason": _("Reason"),
            "positions": _("Views that are kept"),
            "target": _("Level aimed at"),
            "importance": _("How much it matters"),
        }
        shown = "…" if column == "positions" and event.new else self._text(event.new)
        return f"{names.get(column, column)}: {isolated(shown)} · {about}"

    def _place(self, event: Event, column: str) -> str:
        _ = self.translator.gettext
        if column == "role":
            sentence = _("{seat} has the role: {role}") if event.new else ""
            role = role_name(Role(event.new or Role.MEMBER), self.translator)
            return filled(sentence, seat=self._seat(event.subject), role=role)
        if event.new is None:
            return filled(_("A place was removed: {seat}"), seat=event.subject)
        if event.old is None:
            return filled(_("A place was added: {seat}"), seat=self._seat(event.subject))
        sector = self.edition.sector_by_id[SectorId(event.new)].name
        return filled(_("{seat} speaks for another sector now: {sector}"), seat=event.subject, sector=sector)

    def _sign_in(self, event: Event, _column: str) -> str:
        _ = self.translator.gettext
        sentence = _("{seat} is at the table") if event.new else _("{seat} has left the table")
        return filled(sentence, seat=self._seat(event.subject))

    def _code(self, event: Event, column: str) -> str:
        _ = self.translator.gettext
        made = {
            "seat": _("A card was made for {seat}"),
            "device": _("A code for another device was made for {seat}"),
            "lobby": _("A code for the waiting room was made: {seat}"),
            "recovery": _("A recovery key was made"),
        }
        ended = {
            "seat": _("A card of {seat} stopped working"),
            "device": _("A code for another device of {seat} stopped working"),
            "lobby": _("A code for the waiting room stopped working: {seat}"),
            "recovery": _("A recovery key stopped working"),
        }
        sector = self.edition.sector_by_id.get(event.subject)  # type: ignore[call-overload]
        sentence = (made if event.new else ended).get(column, _("A code: {seat}"))
        return filled(sentence, seat=sector.name if sector else self._seat(event.subject))

    def _round(self, event: Event, column: str) -> str:
        _ = self.translator.gettext
        if column == "overlay":
            return _("The checklists were made to fit this place")
        if column == "closed":
            if event.new is None:
                return _("The round was opened again")
            return _("The round was closed: {date}").format(date=date_text(date.fromisoformat(event.new)))
        if column in {"ratings_until", "ratings_erased"}:
            return self._ratings_kept(event, column)
        if column == "opened" and event.new:
            return _("The round was opened: {date}").format(date=date_text(date.fromisoformat(event.new)))
        names = {
            "name": _("Name of the partnership"),
            "area": _("The area it works in"),
            "title": _("Title of the round"),
            "opened": _("Opened on"),
            "target": _("Level that the round aims at"),
            "edition": _("Checklists"),
        }
        return f"{names.get(column, column)}: {isolated(self._text(event.new))}"

    def _ratings_kept(self, event: Event, column: str) -> str:
        _ = self.translator.gettext
        if column == "ratings_erased":
            return _("The ratings of this round were deleted, as was decided")
        if event.new is None:
            return _("The ratings are kept for as long as the round is there")
        last = date_text(date.fromisoformat(event.new))
        return _("Last day on which the ratings are kept: {date}").format(date=last)

    def _action(self, event: Event, column: str) -> str:
        _ = self.translator.gettext
        title = self.actions.get(event.subject)
        if column == "title" and event.old is None:
            return filled(_("An action was added: {title}"), title=self._text(event.new))
        if column == "title" and event.new is None:
            return filled(_("An action was removed: {title}"), title=self._text(event.old))
        about = f"“{isolated(self._text(title))}”" if title else _("an action that is gone")
        return f"{self._action_field(column)}: {isolated(self._action_value(event, column))} · {about}"

    def _action_field(self, column: str) -> str:
        _ = self.translator.gettext
        return {
            "title": _("What is to be done"),
            "responsibilities": _("Gaps that it closes"),
            "steps": _("Steps"),
            "lead": _("Who leads"),
            "lead_role": _("In which office or role"),
            "supporting": _("Who helps"),
            "start": _("From"),
            "due": _("Done by"),
            "resources": _("What it needs"),
            "indicator": _("How we will know that it works"),
            "verification": _("How somebody can check it"),
            "survivor_safety": _("How it is kept safe for survivors"),
            "survivor_input": _("How survivors have a say in it"),
            "status": _("Status"),
            "status_note": _("How it stands, in a sentence"),
            "visibility": _("Who may read about it"),
        }.get(column, column)

    def _action_value(self, event: Event, column: str) -> str:
        if event.new is None:
            return self._text(None)
        named: Mapping[str, Callable[[str], str]] = {
            "lead": lambda new: self.edition.sector_by_id[SectorId(new)].name,
            "status": lambda new: status_name(Status(new), self.translator),
            "visibility": lambda new: visibility_name(Visibility(new), self.translator),
        }
        if column in named:
            return named[column](event.new)
        return "…" if column in {"responsibilities", "steps", "supporting", "resources"} else self._text(event.new)

    def _text(self, text: str | None) -> str:
        if not text:
            return self.translator.gettext("(empty)")
        line = " ".join(text.split())
        return line if len(line) <= LONGEST else f"{line[:LONGEST].rstrip()}…"
