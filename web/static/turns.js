// One responsibility at a time where the screen is narrow: the cards of a sector are turned by the bar at the thumb's
// reach. Only a style sheet hides the others, so nothing that is typed or drawn in them is touched; on paper, on a wide
// screen and without this script all are there. Which card somebody is at, this tab remembers.
"use strict";

(() => {
  const words = JSON.parse(document.currentScript.dataset.words);
  const NARROW = "(max-width: 640px)";
  const CARDS = '.st-key-page [class*="st-key-item-"]';
  const PLACE = "turns"; // in this tab: the card on each page

  const narrow = matchMedia(NARROW);
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);

  const button = (act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };
  const before = button(() => turn(-1));
  const next = button(() => turn(1));
  const place = document.createElement("p");
  const bar = document.createElement("nav");
  before.textContent = words.before;
  bar.id = "toolkit-turns";
  bar.setAttribute("aria-label", words.label);
  bar.append(before, place, next);
  document.body.append(bar);

  // What is remembered

  let kept = {};
  try {
    kept = JSON.parse(sessionStorage.getItem(PLACE)) ?? {};
  } catch {
    // then it holds for this page
  }
  function keep(number) {
    kept[location.pathname] = number;
    try {
      sessionStorage.setItem(PLACE, JSON.stringify(kept));
    } catch {
      // as above
    }
  }
  const named = () => Number(/^#item-(\d+)$/.exec(location.hash)?.[1]);
  const takeAddress = () => named() && keep(named());
  takeAddress();
  window.addEventListener("hashchange", () => (takeAddress(), refresh()));

  // What is shown

  const cards = () => (location.pathname.startsWith("/rate-") ? [...document.querySelectorAll(CARDS)] : []);
  const numberOf = (card) => Number(/(?:^| )st-key-item-(\d+)(?: |$)/.exec(card.className)?.[1]);
  const wayOn = () => document.querySelector(".way-on");
  const ownIsDone = () => Boolean(document.querySelector(".muted-own-last"));

  let drawn = "";
  let choosing = null; // the page from which somebody asked for all sectors: there they stand under each other
  function refresh() {
    document.documentElement.toggleAttribute("data-all-sectors", choosing === location.pathname);
    const count = cards().length;
    const at = Math.min(kept[location.pathname] ?? 1, count); // a page is drawn from above
    const last = at === count;
    const on = ownIsDone() ? words.sectors : words.on;
    const now = `${count > 1} ${at} ${count} ${last && Boolean(wayOn())} ${on}`;
    if (now === drawn) return;
    drawn = now;
    document.documentElement.toggleAttribute("data-turns", count > 1);
    const shown = `.st-key-item-${at}`;
    // With all that they stand in: each of these would keep its distance to the next one, and push down the card that is shown.
    const hidden = `${CARDS}:not(${shown}), .st-key-page > :has([class*="st-key-item-"]):not(:has(${shown}))`;
    const rest = last ? "" : ", .st-key-way-on";
    sheet.replaceSync(count > 1 ? `@media screen and ${NARROW} { ${hidden}${rest} { display: none; } }` : "");
    place.textContent = words.place.replace("{number}", at).replace("{all}", count);
    before.disabled = at < 2;
    next.textContent = last ? on : words.next;
    next.disabled = last && !wayOn();
  }

  // From the last card to what comes next; of one's own sector nobody is sent on to another one, but may choose.
  function goOn() {
    const sectors = document.querySelector(".rail nav");
    if (!ownIsDone() || !sectors) {
      wayOn()?.click();
      return;
    }
    choosing = location.pathname;
    refresh();
    sectors.tabIndex = -1;
    sectors.focus({ preventScroll: true });
    sectors.scrollIntoView();
  }

  // Goes `steps` cards on; from the last one to what comes next.
  function turn(steps) {
    const all = cards();
    if (!all.length) return false;
    const unread = narrow.matches ? 1 : 0; // on a wide screen nobody has been at a card yet
    const at = Math.min(kept[location.pathname] ?? unread, all.length);
    const to = at + steps;
    if (to > all.length && narrow.matches) goOn();
    const card = all.find((one) => numberOf(one) === to);
    if (!card) return to > all.length;
    place.setAttribute("role", "status"); // from now on it is read aloud when it changes
    keep(to);
    refresh();
    const heading = card.querySelector("h2") ?? card;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    card.scrollIntoView();
    return true;
  }

  // Wherever somebody works is where they are, also when the phone is turned on its side and back.
  document.addEventListener("focusin", ({ target }) => {
    const card = cards().length > 1 && target.closest?.(CARDS);
    if (!card || numberOf(card) === kept[location.pathname]) return;
    keep(numberOf(card));
    refresh();
  });

  window.toolkit.drawn(refresh);
  window.toolkitTurns = Object.freeze({ turn });
})();
