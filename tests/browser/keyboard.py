"""Somebody without a mouse: Tab, arrows, Space, Enter and letters, and what could not be seen of where they are."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, TimeoutError, expect  # noqa: A004 - its own kind

from tests.browser.table import settle, still

MOST_STEPS = 150
SOON = 5_000  # milliseconds
HERE = "(one) => one === document.activeElement || one.contains(document.activeElement)"
FOCUS = """
() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const drawn = [one, one.parentElement, one.parentElement.parentElement, one.parentElement.parentElement.parentElement]
    .map(each => getComputedStyle(each))
    .some(style => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== 'none'
      || style.borderColor.includes('196, 96, 31') || style.borderColor === 'rgb(20, 33, 61)');
  const box = one.getBoundingClientRect();
  return {
    name: one.getAttribute('aria-label') || one.textContent || '',
    role: one.getAttribute('role') || one.tagName.toLowerCase(),
    drawn, inside: one.closest('[class*=st-key-]')?.className || '',
    hidden: box.width < 1 || box.bottom < 0 || box.top > innerHeight,
  };
}
"""


class Keyboard:
    """Moves through the page by Tab and remembers where the focus could not be seen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.unseen: list[str] = []

    def tab_to(self, name: str, *, role: str | None = None) -> None:
        """Tab until the focus is on something of this name."""
        passed = []
        for _step in range(MOST_STEPS):
            self.page.keyboard.press("Tab")
            focus = self.page.evaluate(FOCUS)
            if focus and not focus["drawn"]:  # it may fade in
                still(self.page)
                focus = self.page.evaluate(FOCUS)
            if focus is None:
                passed.append("nothing")
                continue
            passed.append(focus["name"][:40])
            if focus["role"] == "main":  # the whole page, which scrolls: there is nothing to be drawn around
                continue
            if not focus["drawn"] or focus["hidden"]:
                self.unseen.append(f"{focus['role']} {focus['name'][:40]}")
            if name in focus["name"] and role in (None, focus["role"]):
                return
        message = f"{name} cannot be reached: {passed}"
        raise AssertionError(message)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)


class Hands(Keyboard):
    """Goes to a place and not to a name: on these pages many have the same."""

    def reach(self, target: Locator, key: str = "Tab") -> None:
        """Press Tab, or Shift and Tab, until the focus is on `target` or inside it."""
        expect(target).to_be_visible()
        settle(self.page)
        for _step in range(MOST_STEPS):
            self.page.keyboard.press(key)
            if target.evaluate(HERE):
                still(self.page)
                focus = self.page.evaluate(FOCUS)
                if not focus or not focus["drawn"] or focus["hidden"]:  # what stands above it may still grow
                    still(settle(self.page))
                    focus = self.page.evaluate(FOCUS)
                if not focus or not focus["drawn"] or focus["hidden"]:
                    self.unseen.append(f"not to be seen: {focus}")
                return
        message = f"{target} cannot be reached by {key}."
        raise AssertionError(message)

    def do(self, target: Locator, key: str = "Tab") -> None:
        self.reach(target, key)
        self.press("Enter")

    def go(self, step: str, heading: str) -> None:
        """Open a page from the band on top."""
        self.do(self.page.get_by_role("link", name=step, exact=True), "Shift+Tab")
        expect(self.page.get_by_role("heading", name=heading, exact=True)).to_be_visible()

    def choose(self, label: str, option: str, key: str = "Tab") -> None:
        """Choose in a list that opens, by typing what it is called."""
        self.reach(self.page.get_by_role("combobox", name=label), key)
        self.page.keyboard.type(option)
        expect(self.page.get_by_role("option", name=option).first).to_be_visible()
        self.press("Enter")

    def write(self, target: Locator, text: str, key: str = "Tab") -> None:
        """Write into a field in place of what stands there, and leave it."""
        self.reach(target, key)
        self.press("Control+a")
        self.page.keyboard.type(text)
        self.press("Tab")

    def stay(self, where: str) -> None:
        """Wait until something has the focus and all is drawn; where nothing gets it, that is remembered."""
        settle(self.page)
        try:
            self.page.locator(":focus").first.wait_for(state="attached", timeout=SOON)
        except TimeoutError:
            self.unseen.append(f"nothing has the focus: {where}")
