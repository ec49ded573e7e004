// Whoever goes by keyboard stays where they were: a button may go with what it did, or come again as another one, and then
// the focus would be nowhere. It goes to what came in its place, or to the row that it stood in. A card does so by itself
// (screens/components/field/watch.js), and the next page begins at its heading (here.js).
"use strict";

(() => {
  const PAGE = ".st-key-page";
  const KEY = "st-key-";
  const ELEMENT = '[data-testid="stElementContainer"]';
  const CONTROL = "button, input, textarea, summary, a";
  const AGAIN = 100; // milliseconds until another look, while the page is being drawn

  let link = null; // that had the focus, on whatever page it leads to
  let last = null; // what had the focus on this page, and the keys of all that it stood in, from the inside out

  const keyOf = (part) => [...part.classList].find((one) => one.startsWith(KEY));
  function around(one) {
    const keys = [];
    for (let part = one; part && !part.matches(PAGE); part = part.parentElement) {
      if (keyOf(part)) keys.push(keyOf(part));
    }
    return keys;
  }

  document.addEventListener("focusin", ({ target }) => {
    link = target.closest(".to-page");
    if (target.closest(PAGE)) last = { one: target, keys: around(target), path: location.pathname };
    else if (target.closest("#toolkit-strip, .steps")) last = null;
    else if (last) last.one = target; // in what lies over the page, and closes with what it did
  });
  document.addEventListener("pointerdown", () => (link = last = null), true); // the touch may be on nothing that takes the focus

  // Links are drawn anew as one piece: it goes on at the one that leads to the same page. It may come with what is drawn next.
  function stayAtLink() {
    if (!link || link.isConnected || document.activeElement !== document.body) return;
    const links = [...document.querySelectorAll(".to-page")];
    links.find(({ pathname }) => pathname === link.pathname)?.focus({ preventScroll: true });
  }

  function stay() {
    if (!last || last.one.isConnected || last.path !== location.pathname || document.activeElement !== document.body) return;
    if (last.keys.some((one) => one.startsWith(`${KEY}item-`))) return;
    if (document.querySelector('[data-test-script-state="running"]')) {
      setTimeout(stay, AGAIN);
      return;
    }
    const found = last.keys.map((one) => document.querySelector(`${PAGE} .${CSS.escape(one)}`)).find(Boolean);
    const place = (found?.matches(ELEMENT) && found.querySelector(CONTROL)) || found || document.querySelector(`${PAGE} h1`);
    if (!place) return;
    if (!place.matches(CONTROL)) place.tabIndex = -1;
    place.focus({ preventScroll: true });
  }

  // A fold takes half a second to open, and hides meanwhile what is not in sight yet. The browser shows what has the focus in
  // it by scrolling within the fold; once that is open, it may lie below the edge of the screen.
  const opening = (one) => one.closest("details")?.style.overflow === "hidden";
  function show(target) {
    if (document.activeElement !== target) return;
    if (opening(target)) requestAnimationFrame(() => show(target));
    else target.scrollIntoView({ block: "nearest" });
  }
  document.addEventListener("focusin", ({ target }) => opening(target) && show(target));

  // Whoever picks one to talk about is taken to it: it comes above the list that it was picked from, and out of sight.
  let picked = null; // the key of its row
  document.addEventListener(
    "click",
    ({ target }) => {
      const row = target.closest?.("button") && target.closest(`${PAGE}:has(.${KEY}current) [class*="${KEY}row-"]`);
      picked = row ? keyOf(row) : null;
    },
    true,
  );
  function goToPicked() {
    const current = picked && document.querySelector(`${PAGE} .${KEY}current`);
    const of = current && current.querySelector(".pace")?.dataset.of.split(":").at(-1);
    if (!of || `${KEY}row-${of.replaceAll(".", "-")}` !== picked) return;
    if (document.querySelector('[data-test-script-state="running"]')) {
      setTimeout(goToPicked, AGAIN);
      return;
    }
    picked = null;
    const heading = current.querySelector(".statement h2") ?? current;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    current.scrollIntoView();
  }

  window.toolkit.drawn(goToPicked);
  window.toolkit.drawn(stayAtLink);
  window.toolkit.drawn(stay);
})();
