// The look of these pages: as the device asks for it, or as somebody chose on it. The choice stays in this browser; it is a
// word for a look, is sent to nobody, and says nothing of what is looked at. This file is there before anything is drawn.
"use strict";

(() => {
  const PLACE = "look";
  const LOOKS = { light: ["light", "no"], dark: ["dark", "no"], contrast: ["light", "more"], "contrast-dark": ["dark", "more"] };
  const ask = window.matchMedia.bind(window);
  const DARK = "(prefers-color-scheme: dark)";
  const device = { dark: ask(DARK), more: ask("(prefers-contrast: more)") };
  let printing = false;

  // A browser may refuse to keep anything; then the choice holds for this page.
  let chosen = null;
  try {
    chosen = localStorage.getItem(PLACE);
  } catch {
    // as the device has it
  }
  if (!Object.hasOwn(LOOKS, chosen)) chosen = null;

  // Streamlit asks the browser whether it is dark, and listens when that changes; it gets the look that is shown.
  const dark = new EventTarget();
  Object.defineProperties(dark, {
    matches: { get: () => !printing && scheme() === "dark" },
    media: { value: DARK },
    addListener: { value: (heard) => dark.addEventListener("change", heard) },
    removeListener: { value: (heard) => dark.removeEventListener("change", heard) },
  });
  window.matchMedia = (query) => (query === DARK ? dark : ask(query));

  const scheme = () => (chosen ? LOOKS[chosen][0] : device.dark.matches ? "dark" : "light");
  const contrast = () => (chosen ? LOOKS[chosen][1] : device.more.matches ? "more" : "no");

  function show() {
    document.documentElement.dataset.scheme = scheme();
    document.documentElement.dataset.contrast = contrast();
    dark.dispatchEvent(new Event("change"));
    for (const listener of listeners) listener(chosen ?? "device");
  }

  const listeners = new Set();
  // `look` is one of LOOKS, or "device".
  function choose(look) {
    chosen = Object.hasOwn(LOOKS, look) ? look : null;
    try {
      if (chosen) localStorage.setItem(PLACE, chosen);
      else localStorage.removeItem(PLACE);
    } catch {
      // it holds for this page
    }
    show();
  }

  device.dark.addEventListener("change", show);
  device.more.addEventListener("change", show);
  window.addEventListener("beforeprint", () => ((printing = true), show()));
  window.addEventListener("afterprint", () => ((printing = false), show()));

  // Calls `listener` with the choice, now and whenever it changes.
  function follow(listener) {
    listeners.add(listener);
    listener(chosen ?? "device");
  }

  // Buttons of a page: what is chosen is told by aria-pressed, on those too that are drawn later.
  const press = () => {
    for (const one of document.querySelectorAll("[data-look]")) {
      const pressed = String(one.dataset.look === (chosen ?? "device"));
      if (one.getAttribute("aria-pressed") !== pressed) one.setAttribute("aria-pressed", pressed);
    }
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-look]");
    if (button) choose(button.dataset.look);
  });
  listeners.add(press);

  window.toolkitLook = Object.freeze({ choose, follow, press });
  show();
})();
