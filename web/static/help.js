// Help beside every screen: what to do on it, the words we use, what the figures say, the keys. It is the page /help, put into a panel that
// leaves the strip on top, and with it the way out, in reach. Whoever opens it is back where they were when it closes.
"use strict";

(() => {
  const words = JSON.parse(document.currentScript.dataset.words);
  const strip = document.getElementById("toolkit-strip");

  const button = document.createElement("button");
  button.type = "button";
  button.id = "toolkit-help-button";
  button.textContent = words.help;
  button.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-controls", "toolkit-help");
  button.addEventListener("click", () => (panel.hidden ? open() : close()));
  strip.lastElementChild.before(button);

  const panel = document.createElement("section");
  panel.id = "toolkit-help";
  panel.hidden = true;
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-label", words.help);
  const closing = document.createElement("button");
  closing.type = "button";
  closing.className = "help-close";
  closing.textContent = words.close;
  closing.addEventListener("click", () => close());
  const content = document.createElement("div");
  panel.append(closing, content);
  strip.after(panel);

  let before = null;
  async function open(part) {
    before ??= document.activeElement;
    panel.hidden = false;
    button.setAttribute("aria-expanded", "true");
    if (!content.classList.contains("help")) await fill();
    if (panel.hidden) return;
    showPage();
    const folds = [...content.querySelectorAll("details")];
    if (part) for (const one of folds) one.open = one.dataset.part === part;
    const first = part ? content.querySelector(`[data-part="${part}"] > summary`) : content.querySelector("[tabindex]");
    first?.focus();
  }

  // What there is to do on the page that it was opened from.
  function showPage() {
    const page = location.pathname.slice(1).replace(/^rate-.*/, "rate") || "start";
    for (const one of content.querySelectorAll("[data-page]")) one.hidden = one.dataset.page !== page;
  }

  async function fill() {
    const page = await fetch("/help", { cache: "no-store" })
      .then((reply) => (reply.ok ? reply.text() : ""))
      .catch(() => "");
    const help = new DOMParser().parseFromString(page, "text/html").querySelector(".help");
    content.className = help ? "help" : "";
    if (help) content.replaceChildren(...help.childNodes); // not the landmark: the screen beside it has its own
    else {
      const told = document.createElement("p");
      told.tabIndex = -1;
      told.textContent = words.unreachable;
      content.replaceChildren(told);
    }
    document.dispatchEvent(new CustomEvent("help-filled"));
  }

  function close() {
    if (panel.hidden) return;
    panel.hidden = true;
    button.setAttribute("aria-expanded", "false");
    (before?.isConnected && before !== document.body ? before : button).focus();
    before = null;
  }

  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });
  // Whoever goes on elsewhere has done with it; it would lie over what has the focus.
  panel.addEventListener("focusout", ({ relatedTarget: to }) => {
    if (!to || panel.contains(to) || to === button) return;
    before = to;
    close();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (panel.hidden || panel.contains(target) || target === button) return;
    before = null;
    panel.hidden = true;
    button.setAttribute("aria-expanded", "false");
  });

  window.toolkitHelp = Object.freeze({ open });
})();
