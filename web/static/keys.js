// Keys of one letter for whoever leads the talk or rates by keyboard. They do nothing while somebody types, nothing that
// could not be undone, and can be switched off (WCAG 2.1.4); what each does, the help says (web/help_page.py).
"use strict";

(() => {
  const PLACE = "keys"; // on this device
  const CARD = '.st-key-page [class*="st-key-item-"]';
  const TYPING = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"], [role="combobox"], [role="listbox"], [role="option"]';

  let on = true;
  try {
    on = localStorage.getItem(PLACE) !== "off";
  } catch {
    // it holds for this page
  }

  function press(...selectors) {
    const found = selectors.map((one) => document.querySelector(`.st-key-page ${one} button:not(:disabled)`)).find(Boolean);
    found?.click();
    return Boolean(found);
  }
  const turn = (steps) => Boolean(window.toolkitTurns?.turn(steps));

  function answers() {
    const cards = [...document.querySelectorAll(CARD)].filter((one) => one.checkVisibility());
    const inView = (one) => one.getBoundingClientRect().bottom > innerHeight / 4;
    const card = document.activeElement?.closest(CARD) ?? cards.find(inView);
    const answer = card?.querySelector('[role="radio"][tabindex="0"]');
    answer?.focus();
    return Boolean(answer);
  }

  const DEEDS = {
    n: () => turn(1) || press(".st-key-discuss-next"),
    p: () => turn(-1) || press(".st-key-discuss-back"),
    s: () => press(".st-key-discuss-show", ".st-key-discuss-hide"),
    a: answers,
    "?": () => (window.toolkitHelp.open("keys"), true),
  };

  document.addEventListener("keydown", (event) => {
    if (!on || event.defaultPrevented || event.repeat || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(TYPING)) return;
    if (Object.hasOwn(DEEDS, event.key) && DEEDS[event.key]()) event.preventDefault();
  });

  document.addEventListener("help-filled", () => {
    const box = document.querySelector("#toolkit-help [data-keys]");
    if (!box) return;
    box.closest("label").hidden = false;
    box.checked = on;
    box.addEventListener("change", () => {
      on = box.checked;
      try {
        localStorage.setItem(PLACE, on ? "on" : "off");
      } catch {
        // as above
      }
    });
  });

  window.toolkitKeys = Object.freeze({ on: () => on });
})();
