// How long the table has been talking about one responsibility: a calm bar and a few words, no sound, nothing that blinks, and
// nothing that is told by colour. It runs here, from the moment at which this tab first showed that responsibility, so it
// costs the server nothing; the projector follows the facilitator, and so does its bar.
"use strict";

(() => {
  const words = JSON.parse(document.currentScript.dataset.words);
  const PLACE = "pace"; // in this tab: of what, since when; on this device: whether it is hidden
  const SECOND = 1000; // milliseconds
  const MINUTE = 60 * SECOND;

  const read = (storage, otherwise) => {
    try {
      return JSON.parse(storage.getItem(PLACE)) ?? otherwise;
    } catch {
      return otherwise;
    }
  };
  const write = (storage, value) => {
    try {
      storage.setItem(PLACE, JSON.stringify(value));
    } catch {
      // it holds for this page
    }
  };
  let begun = read(sessionStorage, {});
  let hidden = read(localStorage, false);

  const filled = (text, count) => text.replace("{count}", count);
  // `minutes` of the agenda, `passed` so far, both in milliseconds
  function said(minutes, passed) {
    const left = Math.round((minutes - passed) / MINUTE);
    if (left > 1) return filled(words.left, left);
    if (passed < minutes) return left ? words.one_left : words.nearly;
    const over = Math.floor((passed - minutes) / MINUTE);
    if (over > words.longest) return words.take;
    return over > 1 ? filled(words.over, over) : over ? words.one_over : words.take;
  }

  function make(place) {
    const bar = document.createElement("div");
    bar.className = "pace-bar";
    bar.setAttribute("aria-hidden", "true");
    bar.append(document.createElement("i"));
    const button = document.createElement("button");
    button.type = "button";
    button.addEventListener("click", () => {
      hidden = !hidden;
      write(localStorage, hidden);
      look();
    });
    place.replaceChildren(bar, document.createElement("p"), button);
  }

  const set = (one, text) => one.textContent === text || (one.textContent = text);

  function look() {
    const place = document.querySelector(".stApp .pace");
    if (!place) return;
    const of = place.dataset.of;
    if (begun.of !== of) write(sessionStorage, (begun = { of, at: Date.now() }));
    if (!place.querySelector("p")) make(place);
    const minutes = Number(place.dataset.minutes) * MINUTE;
    const passed = Date.now() - begun.at;
    place.toggleAttribute("data-hidden", hidden);
    set(place.querySelector("p"), said(minutes, passed));
    set(place.querySelector("button"), hidden ? words.show : words.hide);
    place.querySelector("i").style.width = `${Math.min(100, (100 * passed) / minutes).toFixed(1)}%`;
  }

  window.addEventListener("storage", (event) => {
    if (event.key === PLACE) hidden = read(localStorage, false);
    look();
  });
  setInterval(look, SECOND);
})();
