// What Streamlit does not say to screen readers: what a button is about, and that a new page has come.
"use strict";

(() => {
  // Many buttons have one name, and stand beside what they are about. Whoever goes through a list of them hears that too.
  const ROWS = ["item", "gap", "row", "listing", "action", "seat", "waiting", "file", "line", "heat"];
  const ROW = ROWS.map((one) => `[class*="st-key-${one}-"]`).join();
  const LINE = '[data-testid="stHorizontalBlock"]';
  const TEXT = '[data-testid="stText"]';
  const textOf = (part) => part?.textContent.trim() ?? "";

  // The number of a responsibility, what stands in the same line or first in the row, or the heading over it. Rounds of
  // one partnership have its name in common.
  function about(one, row) {
    if (row.matches('[class*="st-key-listing-"]')) return [...row.querySelectorAll(TEXT)].map(textOf).join(", ");
    const line = one.closest(LINE);
    return textOf(
      row.querySelector(".statement h2 > :first-child") ||
        (row.contains(line) && line.querySelector(TEXT)) ||
        row.querySelector(`${TEXT}, caption`) ||
        row.closest('[class*="st-key-reader-"]')?.querySelector("h2"),
    );
  }

  function name(one) {
    if (one.hasAttribute("aria-label") && !("named" in one.dataset)) return;
    const row = one.closest(ROW);
    const own = textOf(one.querySelector("p") ?? one);
    const beside = row && own && about(one, row);
    const said = beside ? `${own}: ${beside}` : "";
    if (said === (one.dataset.named ?? "")) return;
    one.dataset.named = said;
    if (said) one.setAttribute("aria-label", said);
    else one.removeAttribute("aria-label");
  }

  function nameAll() {
    for (const one of document.querySelectorAll(".st-key-page :is(button:not([role]), summary)")) name(one);
  }

  // Whoever comes by a button that went with its page begins at the heading of the next one, and hears it.
  let page = location.pathname;
  function begin() {
    if (location.pathname === page || document.querySelector('[data-test-script-state="running"]')) return;
    page = location.pathname;
    const heading = document.querySelector(".st-key-page h1");
    if (!heading || document.activeElement !== document.body) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  window.toolkit.drawn(nameAll);
  window.toolkit.drawn(begin);
})();
