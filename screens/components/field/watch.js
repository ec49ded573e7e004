// Looks at the round's pulse for the fragment that it stands in: counts are set in place, without a run; where what was
// drawn is no longer what is stored, the fragment is drawn again. Whoever is typing what would go is asked first.

const AGAIN = 5000; // milliseconds until a run that did not come is asked for again
const OFTEN = 1000; // milliseconds between two runs that follow one's own fields
const APART = 150; // milliseconds between two runs: of those asked for at the same moment, Streamlit does only one
const PARTING = 2000; // milliseconds for which what follows in its place can ask a watch that is gone
const FAR = [1500, 4000]; // what nobody looks at is drawn at leisure: after so many milliseconds, and up to so many more

const OWN = new Set(["answer", "text", "position"]); // the fields that an entry's version is about

const watches = new WeakMap();
const latest = new Map(); // by what it follows: a card may come to be followed from another place in it
let nextTurn = 0; // when the next run of this tab may be asked for

export function follow(host, data, setStateValue) {
  let watch = watches.get(host);
  if (!watch) watches.set(host, (watch = new Watch(host)));
  watch.setStateValue = setStateValue;
  watch.update(data);
  return () => {
    watch.leave();
    watches.delete(host);
  };
}

// The same text for the same value, whatever the order of its members.
function spelled(value) {
  if (Array.isArray(value)) return `[${value.map(spelled)}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value ?? null);
  return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${spelled(value[name])}`)}}`;
}

function paragraph(attributes) {
  const made = document.createElement("p");
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

class Watch {
  constructor(host) {
    this.host = host;
    this.asked = 0;
    this.near = false;
    this.known = 0; // the version that is as good as drawn
    this.mine = 0; // how often a field of this tab was stored
    this.line = paragraph({ class: "watch-line", tabindex: "-1" });
    this.held = paragraph({ class: "watch-held", role: "status", hidden: "" });
    this.news = paragraph({ class: "watch-news spoken", role: "status" });
    host.replaceChildren(this.line, this.held, this.news);
    this.again = () => this.compare();
    this.stored = ({ detail }) => this.noteOwn(detail);
    this.focused = (event) => (this.focusInside = Boolean(this.area()?.contains(event.target)));
    document.addEventListener("field-at-rest", this.again);
    document.addEventListener("field-stored", this.stored);
    document.addEventListener("focusin", this.focused);
    const root = host.closest('[data-testid="stMain"]'); // what scrolls, or the margin would count for nothing
    const sighted = (seen) => this.sighted(seen.at(-1).isIntersecting);
    this.sight = new IntersectionObserver(sighted, { root, rootMargin: "300px" });
    this.sight.observe(this.area() ?? host);
  }

  // What a field of this tab stored, it shows already: no run is needed for it, unless somebody else stored something
  // between what was drawn and that.
  noteOwn({ kind, of, revision, before }) {
    const { topics } = this.data;
    if (`mine:${kind}` in topics || `mine:${kind}:${of}` in topics) {
      this.mine += 1;
      this.compare();
    }
    const drawn = topics[`entry:${of}`];
    if (drawn === undefined || !OWN.has(kind)) return;
    if (before !== null && before <= Math.max(drawn, this.known)) this.known = Math.max(this.known, revision);
  }

  leave() {
    this.unsubscribe?.();
    this.sight.disconnect();
    clearTimeout(this.timer);
    setTimeout(() => latest.get(this.key) === this && latest.delete(this.key), PARTING);
    document.removeEventListener("field-at-rest", this.again);
    document.removeEventListener("field-stored", this.stored);
    document.removeEventListener("focusin", this.focused);
  }

  update(data) {
    if (!this.data) this.takeOver(`${location.pathname} ${data.round} ${Object.keys(data.topics)}`);
    this.tell(data.news);
    const drawnAnew = this.data && spelled(this.data.topics) !== spelled(data.topics);
    this.data = data;
    if (drawnAnew) {
      this.known = 0;
      clearTimeout(this.timer);
      this.timer = this.asked = 0;
      this.keepTheFocus();
    }
    if (this.round !== data.round) {
      this.unsubscribe?.();
      this.round = data.round;
      this.unsubscribe = window.toolkit?.watch(data.round, (pulse) => {
        this.pulse = pulse;
        this.compare();
      });
    }
    this.compare();
  }

  // What the one before in this card knew: what was drawn, what was said, and whether somebody was there.
  takeOver(key) {
    const before = latest.get(key);
    if (before) [this.data, this.focusInside] = [before.data, before.focusInside];
    latest.set(key, this);
    this.key = key;
  }

  // Whoever does not see the new picture hears of it. What stood there when the page came is not news.
  tell(news) {
    if (this.data && news !== this.data.news) this.news.textContent = news;
  }

  sighted(near) {
    this.near = near;
    if (near && this.timer && !this.asked) {
      clearTimeout(this.timer);
      this.timer = 0;
    }
    if (near) this.compare();
  }

  now(topic) {
    const [kind, name] = topic.split(":");
    const { pulse } = this;
    if (kind === "entry") return pulse.entries[name] ?? 0;
    if (kind === "entries") return Math.max(0, ...Object.values(pulse.entries));
    if (kind === "round") return pulse.revision;
    return pulse[kind] ?? null;
  }

  differs() {
    return Object.entries(this.data.topics).some(([topic, drawn]) => this.differsIn(topic, drawn));
  }

  differsIn(topic, drawn) {
    if (topic.startsWith("mine:")) return this.mine > 0;
    if (!this.pulse) return false;
    const now = this.now(topic);
    if (typeof now === "number" && typeof drawn === "number") return now > Math.max(drawn, this.known);
    return spelled(now) !== spelled(drawn);
  }

  compare() {
    if (!this.host.isConnected) return;
    this.count();
    if (!this.differs()) {
      this.held.hidden = true;
      return;
    }
    if (this.timer || this.area()?.querySelector(".field[data-saving]")) return; // at rest, it asks again
    const far = FAR[0] + Math.random() * FAR[1];
    if (this.near) this.ask();
    else this.timer = setTimeout(() => this.ask(), far);
  }

  count() {
    const { line } = this.data;
    if (!line) {
      this.line.textContent = "";
      return;
    }
    const of = line.responsibility;
    const sum = ({ rated }) => (of ? (rated[of] ?? 0) : Object.values(rated).reduce((all, one) => all + one, 0));
    const rated = this.pulse ? sum(this.pulse) : line.rated;
    const text = (rated ? line.some : line.none).replace("{rated}", rated);
    if (this.line.textContent !== text) this.line.textContent = text;
  }

  ask() {
    this.timer = 0;
    if (!this.differs()) return;
    if (this.typing()) {
      this.offer();
      return;
    }
    this.held.hidden = true;
    const now = Date.now();
    if (now < nextTurn) {
      this.timer = setTimeout(() => this.ask(), nextTurn - now);
      return;
    }
    nextTurn = now + APART;
    this.asked += 1;
    const pause = this.mine ? OFTEN : AGAIN;
    this.mine = 0;
    const asked = `${now}-${this.asked}`;
    window.toolkit?.redraw(this.host, () => this.setStateValue("asked", asked));
    this.timer = setTimeout(() => this.ask(), pause);
  }

  area() {
    return this.host.closest("[class*='st-key-item-']") ?? this.host.closest("[data-testid='stVerticalBlock'][class*='st-key-']");
  }

  // A text on its way that is drawn no more after the next run.
  typing() {
    return Boolean(this.area()?.querySelector(".field[data-goes][data-unsaved]"));
  }

  offer() {
    const { words } = this.data;
    if (!this.held.hasChildNodes()) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = words.show;
      button.addEventListener("click", () => {
        document.dispatchEvent(new CustomEvent("field-let-go", { detail: this.area() }));
      });
      this.held.append(words.held, " ", button);
    }
    this.held.hidden = false;
  }

  // What had the focus may be gone after a run; then it is on what came in its place, not at the top of the page.
  keepTheFocus() {
    if (!this.focusInside) return;
    setTimeout(() => {
      if (document.activeElement !== document.body) return;
      const place = this.area()?.querySelector(".dots") ?? this.host;
      place.tabIndex = -1;
      place.focus({ preventScroll: true });
    }, 200);
  }
}
