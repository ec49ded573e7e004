"""A round that several people have open at once, each at a place of their own, on a phone or a laptop."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from playwright.sync_api import Browser, BrowserContext, Locator, Page, WebSocket, expect

from assessments import Answer, Assessment, Partnership, Role, Round, Seat
from checklists import ResponsibilityId, SectorId
from storage import EntryState, Principal, RatingDraft, RoundRef, Store, open_store
from tests.browser.application import Application
from tests.browser.table import card, settle, until
from tests.browser.watch import Watch

PATIENCE = 30_000  # milliseconds
LEADER = "ngos-1"
PHONE, LAPTOP, PROJECTOR = (390, 844), (1280, 900), (1920, 1080)

# All that a page is told over the line of live updates.
LISTEN = """
window.heard = [];
window.EventSource = class extends EventSource {
  constructor(...all) {
    super(...all);
    for (const name of ["pulse", "gone"]) super.addEventListener(name, (event) => window.heard.push(event.data));
  }
};
"""


def seat(voice: str, number: int = 1, role: Role = Role.MEMBER) -> Seat:
    return Seat(f"{voice}-{number}", SectorId(voice), role)


@dataclass
class Person:
    """Somebody at the table, with a browser of their own; all that the server sent to it is kept."""

    seat: str
    page: Page
    address: str
    round: str
    frames: list[str] = field(default_factory=list)

    def open(self, name: str) -> Self:
        self.page.goto(f"{self.address}/{name}?round={self.round}")
        self.settle()
        return self

    def settle(self) -> Self:
        """Wait until the application has drawn all that it was asked for."""
        settle(self.page)
        return self

    def item(self, number: int) -> Locator:
        return card(self.page, number)

    def choice(self, number: int, answer: str) -> Locator:
        return self.item(number).get_by_role("radio", name=answer)

    def choose(self, number: int, answer: str) -> Self:
        self.choice(number, answer).click()
        expect(self.choice(number, answer)).to_be_checked()
        expect(self.item(number).locator(".field-status").first).to_contain_text("✓ Saved")
        return self

    def press(self, name: str, number: int | None = None) -> Self:
        """Touch a button, of one card where its number is given."""
        where = self.page if number is None else self.item(number)
        where.get_by_role("button", name=re.compile(rf"^{re.escape(name)}(: |$)")).click()  # and what it is about
        return self

    def told(self) -> str:
        """All that the server sent: over the websocket, and over the line of live updates."""
        return "\n".join([*self.frames, *self.page.evaluate("window.heard")])

    def listen(self) -> None:
        def keep(payload: str | bytes) -> None:
            self.frames.append(payload if isinstance(payload, str) else payload.decode("utf-8", "replace"))

        def follow(socket: WebSocket) -> None:
            socket.on("framereceived", keep)

        self.page.on("websocket", follow)


class RoundTable:
    """One round in the database of a shared application, and those who have come."""

    def __init__(self, browser: Browser, application: Application, name: str, seats: Sequence[Seat]) -> None:
        self.browser, self.application = browser, application
        self.store: Store = open_store(application.url)
        begun = Assessment(
            "2026.1", Partnership(name), Round("Baseline"), (seat("ngos", role=Role.FACILITATOR), *seats)
        )
        self.ref: RoundRef = self.store.import_assessment(Principal.command(), begun).ref
        self.leader = Principal.at(self.ref, LEADER)
        self.contexts: list[BrowserContext] = []
        self.watches: list[Watch] = []

    def sit(self, seat_id: str, page: str, size: tuple[int, int] = LAPTOP) -> Person:
        """Come to the table with the card of a seat, and open a page."""
        joined = self.store.join(self.store.make_card(self.leader, self.ref, seat_id).code)
        context = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]}, timezone_id="UTC", locale="en-GB"
        )
        context.set_default_timeout(PATIENCE)
        context.add_init_script(LISTEN)
        value = f"{joined.partnership}.{joined.secret}"
        context.add_cookies([{"name": "seat", "value": value, "url": self.application.address}])
        self.contexts.append(context)
        self.watches.append(Watch(context, self.application))
        who = Person(seat_id, context.new_page(), self.application.address, f"{self.ref.partnership}.{self.ref.round}")
        who.listen()
        return who.open(page)

    def rate(self, responsibility: str, **answers: Answer) -> None:
        """Rate past the screens: `police_1=3` is seat police-1."""
        for name, answer in answers.items():
            who = Principal.at(self.ref, name.replace("_", "-"))
            self.store.rate(who, self.ref, ResponsibilityId(responsibility), answer)

    def reveal(self, *responsibilities: str) -> None:
        self.store.reveal(self.leader, self.ref, [ResponsibilityId(one) for one in responsibilities])

    def entry(self, responsibility: str) -> EntryState:
        return self.store.entry_state(self.leader, self.ref, ResponsibilityId(responsibility))

    def own(self, seat_id: str) -> Mapping[ResponsibilityId, RatingDraft]:
        """What a seat has rated, as only it may see it."""
        return self.store.own_ratings(Principal.at(self.ref, seat_id), self.ref)

    def wait_for(self, responsibility: str, so: Callable[[EntryState], object]) -> None:
        """Wait until the database holds it."""
        until(lambda: so(self.entry(responsibility)), f"{responsibility}: {self.entry(responsibility)}")

    def went_wrong(self) -> list[str]:
        return [one for watch in self.watches for one in watch.went_wrong()]

    def expect(self, *parts: str) -> None:
        """Accept console errors that hold one of these texts, from whoever has come so far."""
        for watch in self.watches:
            watch.expect(*parts)

    def leave(self) -> None:
        for context in self.contexts:
            context.close()
        self.store.close()


def drawn_values(told: str, place: Sequence[str]) -> list[object]:
    """Every value that the field at `place` was drawn with, out of all that a browser was told."""
    lead = f'"place": {json.dumps(list(place))}, "value": '
    decoder = json.JSONDecoder()
    return [decoder.raw_decode(rest)[0] for rest in told.split(lead)[1:]]


Gather = Callable[..., RoundTable]
