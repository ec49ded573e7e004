// Around every screen: the way out, whether we are connected, and one line to the server over which it tells what has
// changed (web/live.py). Screens use window.toolkit; this file is there before them.
"use strict";

(() => {
  const { words: spelled, refuge } = document.currentScript.dataset;
  const words = JSON.parse(spelled);
  const TOO_LONG = 12000; // milliseconds without a sign of life; the server gives one every 5 seconds
  const AGAIN = 1500; // milliseconds until another try
  const HIDDEN = 30000; // milliseconds until a page that nobody looks at lets go of its line: a browser has only six
  const HERE = 300000; // milliseconds until such a page asks again whether its place still holds
  const LEFT_BEHIND = 14400000; // milliseconds without a touch: longer than any session of the agenda
  const ALONE = 10000; // milliseconds between two questions of a page without a line
  const WELL = 20000; // milliseconds for which it is said that the connection is back
  const SHIFTS = 3;
  const SHIFTS_WITHIN = 1500; // milliseconds

  // Streamlit is told where it is. Otherwise it asks below the address of the page first, in vain, and connects only after that.
  window.__streamlit = {
    BACKEND_BASE_URL: location.origin,
    HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false },
  };

  // Streamlit asks for its font of icons, 375 KB, before it draws anything. screens.css draws those that screens have.
  const load = document.fonts.load;
  document.fonts.load = (font, ...text) =>
    font.includes("Material Symbols") ? Promise.resolve([]) : load.call(document.fonts, font, ...text);

  // The strip

  const make = (name, attributes = {}, ...content) => {
    const made = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
    made.append(...content);
    return made;
  };
  const status = make("span", { role: "status" });
  const leaveButton = make("button", { type: "button", title: words.leave_help }, words.leave);
  const lookChoice = make("select", { "aria-label": words.look, title: words.look });
  for (const [look, name] of Object.entries(words.looks)) lookChoice.append(make("option", { value: look }, name));
  lookChoice.addEventListener("change", () => window.toolkitLook.choose(lookChoice.value));
  window.toolkitLook.follow((look) => (lookChoice.value = look));
  const around = { id: "toolkit-strip", role: "region", "aria-label": words.strip };
  const strip = make("div", around, status, make("label", {}, lookChoice), leaveButton);
  leaveButton.addEventListener("click", leave);
  document.body.prepend(strip);
  // A sentence of several lines moves the page down instead of covering it.
  const fit = () => document.documentElement.style.setProperty("--toolkit-strip", `${strip.offsetHeight}px`);
  new ResizeObserver(fit).observe(strip);

  let calm;
  function say(state, ...content) {
    if (strip.dataset.state === state || strip.dataset.state === "gone") return;
    clearTimeout(calm);
    strip.dataset.state = state;
    status.replaceChildren(...content);
  }
  const lost = () => say("lost", words.lost);
  const found = () => {
    if (strip.dataset.state !== "lost") return;
    say("well", words.back);
    calm = setTimeout(say, WELL, ""); // what leaves a status is not read aloud
  };
  function gone() {
    say("gone", words.gone, " ", make("a", { href: "/j" }, words.join));
    for (const line of lines.values()) line.close();
  }

  // What follows the page as it is drawn: one eye on it for all of them.

  const eyes = new Set();
  let asked = false;
  const seen = () => {
    asked = false;
    for (const eye of [...eyes]) eye();
  };
  const drawing = new MutationObserver(() => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(seen);
  });
  drawing.observe(document.body, { childList: true, characterData: true, subtree: true, attributeFilter: ["class", "href"] });

  // Calls `eye` now, and after something was drawn, at most once a frame; the way to stop it.
  function drawn(eye) {
    eyes.add(eye);
    eye();
    return () => eyes.delete(eye);
  }
  drawn(window.toolkitLook.press);

  // Leave quickly: covered first, then gone. Nothing here waits for the server.

  let left = false;
  // Whoever leaves is not asked about what is not saved. This listener is there before all others, so it is heard first.
  window.addEventListener("beforeunload", (event) => left && event.stopImmediatePropagation(), true);

  function leave() {
    if (left) return;
    left = true;
    document.body.append(make("div", { id: "toolkit-cover" }));
    document.documentElement.style.background = "#fff";
    document.title = "";
    try {
      navigator.sendBeacon("/leave");
      sessionStorage.clear();
    } catch {
      // It ends by itself later.
    }
    // Two frames: the cover is painted before the browser begins to look for the other site.
    let going = false;
    const go = () => {
      if (!going) location.replace(refuge);
      going = true;
    };
    requestAnimationFrame(() => requestAnimationFrame(go));
    setTimeout(go, 80); // a page that is not painted goes too
  }

  const pressed = [];
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.repeat) return;
      if (event.key !== "Shift") pressed.length = 0;
      else pressed.push(event.timeStamp);
      if (pressed.length > SHIFTS) pressed.shift();
      if (pressed.length === SHIFTS && pressed.at(-1) - pressed[0] < SHIFTS_WITHIN) leave();
    },
    true,
  );

  // On the way to another page. From a touch on a link until that page comes, Streamlit takes a run that is asked for by
  // the page before as a wish to be there again, and the page stays empty. So screens ask through `redraw`, which waits,
  // and a button that is about to go does nothing.

  const LONGEST_WAY = 10000; // milliseconds; then nobody is on the way any more
  const WAY_BACK = 2000; // milliseconds: the browser's own way back is there before its page is
  const LOOK = 100; // milliseconds between two looks whether one has arrived

  let way = { to: location.pathname, until: 0 };

  const setOut = (to, longest) => (way = { to, until: performance.now() + longest });
  const onTheWay = () => performance.now() < way.until && location.pathname !== way.to;

  document.addEventListener(
    "click",
    (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const link = event.target.closest?.(".to-page");
      if (link?.target) return; // to a window of its own: this page stays
      if (link) {
        event.preventDefault();
        setOut(link.pathname, LONGEST_WAY);
        goTo(link.href);
      } else if (onTheWay() && event.target.closest?.('.st-key-page [data-testid^="stBaseButton"]')) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    },
    true,
  );
  window.addEventListener("popstate", ({ isTrusted }) => isTrusted && setOut(null, WAY_BACK));

  // Streamlit goes to a page by itself where the browser goes back to one. It reads the address and asks for that page; once
  // it comes, it puts down the address as that of a new one.
  function goTo(address) {
    const here = location.href;
    history.replaceState(history.state, "", address);
    window.dispatchEvent(new PopStateEvent("popstate"));
    history.replaceState(history.state, "", here);
  }

  // Calls `run`, which asks for `part` to be drawn again: now, or once it is clear that this page stays.
  function redraw(part, run) {
    if (!part.isConnected) return;
    if (onTheWay()) setTimeout(redraw, LOOK, part, run);
    else run();
  }

  // An address may end in the place of a responsibility, `#item-3`: it comes into view as soon as it is drawn, and stays
  // there while what stands above it still grows, until somebody moves.
  const place = /^#(item-\d+)$/.exec(location.hash)?.[1];
  if (place) {
    let item;
    const look = () => {
      item ??= document.querySelector(`.st-key-page .st-key-${place}`);
      if (!item) return;
      if (!item.hasAttribute("tabindex")) {
        item.tabIndex = -1;
        item.focus({ preventScroll: true });
      }
      item.scrollIntoView();
    };
    const moved = drawn(look);
    for (const one of ["wheel", "touchmove", "keydown", "pointerdown"]) {
      window.addEventListener(one, moved, { once: true, passive: true });
    }
  }

  // What has changed in a round

  const lines = new Map();

  // What the server answers; null where it does not, or not in time: a poor network swallows a question now and then.
  const answerOf = (address) => fetch(address, { cache: "no-store", signal: AbortSignal.timeout(TOO_LONG) }).catch(() => null);

  // The server sends what is new (web/news.py): members of members are laid over one by one.
  function laidOver(before, now) {
    const made = { ...before, ...now };
    for (const [name, value] of Object.entries(now)) {
      if (value && typeof value === "object" && !Array.isArray(value)) made[name] = { ...before?.[name], ...value };
    }
    return made;
  }

  class Line {
    constructor(round) {
      this.round = round;
      this.address = `/live?round=${encodeURIComponent(round)}`;
      this.callbacks = new Set();
      this.open();
    }

    open() {
      this.close();
      this.source = new EventSource(this.address);
      this.last = undefined; // a new line begins with all of it
      this.source.addEventListener("pulse", (event) => this.heard(event.data));
      this.source.addEventListener("here", () => this.well());
      this.source.addEventListener("gone", gone);
      this.source.addEventListener("error", () => this.failed());
      this.well(false);
    }

    close() {
      this.source?.close();
      this.source = null;
      clearTimeout(this.silence);
      clearTimeout(this.next);
    }

    well(connected = true) {
      if (connected) found();
      clearTimeout(this.silence);
      if (connected && leftBehind()) this.rest();
      else this.silence = setTimeout(() => this.failed(), TOO_LONG);
    }

    heard(text) {
      this.well();
      this.last = laidOver(this.last, JSON.parse(text));
      for (const callback of [...this.callbacks]) callback(this.last);
    }

    // A browser does not tell why a line broke; one plain request does.
    failed() {
      this.close();
      this.next = setTimeout(() => this.look(), AGAIN);
      lost();
    }

    async look() {
      const reply = await answerOf(`${this.address}&once=1`);
      if (reply?.status === 401) gone();
      else if (reply?.status === 403 || strip.dataset.state === "gone" || lines.get(this.round) !== this) found();
      else if (reply?.ok) this.open();
      else this.failed();
    }

    rest() {
      this.close();
      this.next = setTimeout(async () => {
        const reply = await answerOf(`${this.address}&once=1`);
        if (reply?.status === 401) gone();
        else if (document.hidden || leftBehind()) this.rest();
      }, HERE);
    }
  }

  // By its line a page in sight keeps its place at the table, also while people only listen. One that nobody touches for so
  // long was left behind, and lets go; the projector's is never touched.
  let touchedAt = Date.now();
  const leftBehind = () => Date.now() - touchedAt > LEFT_BEHIND && location.pathname !== "/wall";
  function touched() {
    const back = leftBehind();
    touchedAt = Date.now();
    if (back) openAll();
  }
  for (const one of ["pointerdown", "pointermove", "keydown", "wheel"]) {
    window.addEventListener(one, touched, { capture: true, passive: true });
  }

  let resting;
  const openAll = () => lines.forEach((line) => line.source || line.open());
  document.addEventListener("visibilitychange", () => {
    clearTimeout(resting);
    if (document.hidden) resting = setTimeout(() => lines.forEach((line) => line.rest()), HIDDEN);
    else {
      touchedAt = Date.now();
      openAll();
    }
  });
  window.addEventListener("online", openAll);
  window.addEventListener("offline", lost);

  // Tells `callback` the round's pulse, now and whenever it changes; the way to stop it.
  function watch(round, callback) {
    let line = lines.get(round);
    if (!line) lines.set(round, (line = new Line(round)));
    line.callbacks.add(callback);
    if (line.last) callback(line.last);
    return () => {
      line.callbacks.delete(callback);
      setTimeout(() => {
        if (line.callbacks.size || lines.get(round) !== line) return; // the next screen watches the same round
        line.close();
        lines.delete(round);
      }, 5000);
    };
  }

  // Where no round is open there is no line; then a small question tells whether we are connected.
  setInterval(async () => {
    if (document.hidden || [...lines.values()].some((line) => line.source)) return;
    const reply = await answerOf("/_stcore/health");
    if (!reply) lost();
    else if (!lines.size) found();
  }, ALONE);

  window.toolkit = Object.freeze({ watch, drawn, redraw, leave, gone });
})();
