// A field that saves itself: over a route of our own, one request after the other, tried again until it is stored.
// Streamlit draws it and says what is stored; it is not asked to run for a touch or a word that is typed.
// What web/saving.py answers: 200 {at, revision, before}, 409 {stored}, 422 {problems: […]}, 401: whoever asks is not known
// here any more; anything else is tried again.

import { follow } from "./watch.js";

const PAUSE = 700; // milliseconds without a key until what is typed is saved
const AGAIN = 2000; // milliseconds until a save that did not arrive is tried again
const LONGEST = 15000; // milliseconds until a save that nobody answers counts as one that did not arrive

const KEYS = { "?": "not_known", "-": "not_applicable" }; // besides the levels, whose keys are their figures
const KEYS_THAT_CLEAR = ["Backspace", "Delete"];

const fields = new WeakMap();
const unsaved = new Set();
let counter = 0;

window.addEventListener("beforeunload", (event) => {
  if (unsaved.size) event.preventDefault();
});

// What somebody typed too late, and has done with.
document.addEventListener("field-let-go", ({ detail: area }) => {
  for (const field of [...unsaved]) if (field.data.goes && area.contains(field.host)) field.letGo();
});

// Streamlit leaves the next page where the last one was scrolled to.
let drawn = location.pathname;
function beginAtTheTop() {
  if (location.pathname === drawn) return;
  drawn = location.pathname;
  document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
}

export default function draw({ data: [data], parentElement, setStateValue }) {
  beginAtTheTop();
  const host = parentElement.querySelector(".field");
  if (data.kind) drawField(host, data, setStateValue);
  else host?.remove();
  if (data.follow) return follow(parentElement.querySelector(".watch"), data.follow, setStateValue);
}

function drawField(host, data, setStateValue) {
  const place = JSON.stringify([data.round, ...data.place]);
  let field = fields.get(host);
  if (!field || field.place !== place) {
    // A page was left, or a fold closed, with something unsaved: drawn again, it is the same field.
    field = [...unsaved].find((one) => one.place === place && !one.host.isConnected);
    if (field) field.moveTo(host);
    else field = data.kind === "levels" ? new Levels(host, data, place) : new Text(host, data, place);
    fields.set(host, field);
  }
  field.setStateValue = setStateValue;
  field.update(data);
}

// Text has no height while its card or fold is hidden.
const sight = new IntersectionObserver((seen) => {
  for (const { isIntersecting, target } of seen) if (isIntersecting) fields.get(target.closest(".field"))?.grow();
});

function element(name, attributes = {}, ...content) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...content);
  return made;
}

const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));

const newKey = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("");

class Field {
  constructor(host, data, place) {
    this.host = host;
    this.data = data;
    this.place = place;
    this.id = `field-${(counter += 1)}`;
    this.seen = data.value;
    this.wanted = data.value;
    this.saving = false;
    this.storedAs = 0; // the round's revision of what was stored from here last
    this.status = element("output", { class: "field-status", for: this.id });
    this.trouble = element("div", { class: "field-trouble", role: "alert" });
    this.about = element("span", { id: `${this.id}-about`, hidden: "" });
    host.replaceChildren(this.about);
    this.build();
    if (data.about) host.querySelector(`#${this.id}`).setAttribute("aria-describedby", this.about.id);
  }

  // The server's word counts unless something of this tab is still on its way.
  update(data) {
    // A drawing may come late, of what was read before.
    if (data.as_of < this.storedAs) data = { ...data, value: this.seen, saved_at: this.data.saved_at };
    // Of a text or a date the server tells no time: that it was saved here stays said when it is drawn again.
    if (!data.words.empty && data.value === this.seen) data.saved_at ??= this.data.saved_at;
    this.data = data;
    this.about.textContent = data.about ?? ""; // what stands around it, for whoever comes with the Tab key
    if (!this.saving && this.wanted === this.seen && data.value !== this.seen && !this.busy()) {
      this.seen = this.wanted = data.value;
      this.show();
    }
    this.remark();
    if (!this.saving && this.wanted === this.seen && !this.trouble.hasChildNodes()) this.say(this.atRest());
  }

  busy() {
    return false;
  }

  remark() {}

  // Whether something of this field is on its way, or waits for somebody; what is drawn around it may ask.
  unsaved(so) {
    if (so) unsaved.add(this);
    else unsaved.delete(this);
    this.host.toggleAttribute("data-unsaved", so);
    this.host.toggleAttribute("data-goes", Boolean(this.data.goes));
    if (!so) document.dispatchEvent(new CustomEvent("field-at-rest"));
  }

  letGo() {
    clearTimeout(this.timer);
    this.wanted = this.seen;
    this.unsaved(false);
  }

  moveTo(host) {
    host.replaceChildren(...this.host.childNodes);
    this.host = host;
    this.unsaved(true);
  }

  atRest() {
    return this.data.saved_at ? this.savedText(this.data.saved_at) : this.data.words.empty;
  }

  savedText(at) {
    const time = new Date(at).toLocaleTimeString([], { hour12: false });
    return this.data.words.saved.replace("{time}", time);
  }

  say(text, kind = "good") {
    if (this.status.textContent !== text) this.status.textContent = text;
    this.status.dataset.kind = text && text !== this.data.words.empty ? kind : "rest";
  }

  want(value) {
    this.wanted = value;
    if (!this.saving) this.save();
  }

  async save() {
    this.saving = true;
    this.host.dataset.saving = "";
    while (this.wanted !== this.seen) {
      const value = this.wanted;
      const key = newKey();
      this.unsaved(true);
      this.say(this.data.words.saving, "wait");
      let answer = await this.post(value, key);
      while (!answer) {
        this.say(this.data.words.unreachable, "bad");
        await wait(AGAIN);
        answer = await this.post(value, key);
      }
      if (!this.settle(value, answer)) break;
    }
    this.saving = false;
    delete this.host.dataset.saving;
    if (this.wanted === this.seen) this.unsaved(false);
  }

  async post(value, key) {
    const { round, place } = this.data;
    const body = JSON.stringify({ round, place, value, seen: this.seen, key });
    const headers = { "content-type": "application/json", "x-toolkit": "field" };
    try {
      const keepalive = new Blob([body]).size < 60000;
      const reply = await fetch("/save", { method: "POST", headers, body, keepalive, signal: AbortSignal.timeout(LONGEST) });
      if (reply.status === 401) {
        window.toolkit?.gone();
        return { status: 422, problems: [this.data.words.gone] };
      }
      if ([400, 403].includes(reply.status)) return { status: 422, problems: [this.data.words.not_taken] };
      if (![200, 409, 422].includes(reply.status)) return null;
      return { status: reply.status, ...(await reply.json()) };
    } catch {
      return null;
    }
  }

  // Whether to go on saving what was wanted meanwhile.
  settle(value, answer) {
    this.trouble.replaceChildren();
    if (answer.status === 200) {
      const before = this.seen;
      this.seen = value;
      this.data.saved_at = answer.at;
      this.storedAs = answer.revision ?? 0;
      this.say(this.savedText(answer.at));
      this.stored(before, value);
      const [kind, of] = this.data.place;
      document.dispatchEvent(new CustomEvent("field-stored", { detail: { kind, of, ...answer } }));
      return true;
    }
    this.say(this.data.words.not_saved, "bad");
    if (answer.status === 422) {
      this.trouble.append(...answer.problems.map((text) => element("p", {}, text)));
      return this.wanted !== value;
    }
    this.clash(value, answer.stored ?? "");
    return false;
  }

  // Somebody else wrote meanwhile: both texts, and a choice.
  clash(typed, stored) {
    const { words } = this.data;
    const side = (title, text, label, take) => {
      const button = element("button", { type: "button" }, label);
      button.addEventListener("click", take);
      return element("div", {}, element("strong", {}, title), element("p", {}, text), button);
    };
    const takeTheirs = () => {
      this.trouble.replaceChildren();
      this.seen = this.wanted = stored;
      this.show();
      this.say("");
      this.unsaved(false);
    };
    const takeMine = () => {
      this.trouble.replaceChildren();
      this.seen = stored;
      this.want(typed);
    };
    this.trouble.append(
      element("p", {}, words.clash),
      element(
        "div",
        { class: "field-sides" },
        side(words.theirs, stored, words.keep_theirs, takeTheirs),
        side(words.mine, typed, words.keep_mine, takeMine),
      ),
    );
  }

  stored() {}
}

class Text extends Field {
  build() {
    const { data } = this;
    this.grows = data.kind !== "date"; // a line too: on a phone its end would be out of sight
    this.input = this.grows ? element("textarea", { rows: data.kind === "area" ? 2 : 1 }) : element("input", { type: "date" });
    this.input.id = this.id;
    this.input.autocomplete = "off";
    if (data.kind === "date") {
      this.input.min = data.earliest;
      this.input.max = data.latest;
    }
    if (data.kind === "text") this.keepToOneLine();
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("focusout", () => this.left());
    this.host.append(element("label", { for: this.id }, data.label), this.input, this.status, this.trouble);
    if (this.grows) sight.observe(this.input);
    this.show();
  }

  // No line breaks, whether they are typed or pasted.
  keepToOneLine() {
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) event.preventDefault();
    });
    this.input.addEventListener("input", () => {
      const { value, selectionStart: at } = this.input;
      if (!value.includes("\n")) return;
      this.input.value = value.replaceAll("\n", " ");
      this.input.setSelectionRange(at, at);
    });
  }

  show() {
    this.input.value = this.seen;
    this.shown = this.input.value; // what the browser makes of it: other line breaks, or none
    this.grow();
  }

  grow() {
    if (!this.grows) return;
    this.input.style.height = "auto";
    this.input.style.height = `${this.input.scrollHeight + 4}px`;
    // Whether it is saved stands below: a text that grows does not push it out of sight.
    if (document.activeElement === this.input) this.status.scrollIntoView({ block: "nearest" });
  }

  // What the browser showed before is something else again.
  stored(_before, value) {
    this.shown = value;
  }

  busy() {
    return document.activeElement === this.input || this.trouble.hasChildNodes();
  }

  typed() {
    this.grow();
    this.unsaved(true);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.left(), PAUSE);
  }

  left() {
    clearTimeout(this.timer);
    if (this.input.validity.badInput || this.input.validity.rangeUnderflow || this.input.validity.rangeOverflow) {
      this.say(this.data.words.half_a_date, "bad");
      return;
    }
    if ([this.seen, this.shown].includes(this.input.value) && !this.saving) {
      this.trouble.replaceChildren();
      this.wanted = this.seen;
      this.unsaved(false);
      return;
    }
    this.want(this.input.value);
  }
}

class Levels extends Field {
  build() {
    const { data } = this;
    this.options = data.options.map((option) => this.option(option));
    this.group = element("div", { role: "radiogroup", "aria-label": data.label, id: this.id }, ...this.options);
    this.group.addEventListener("keydown", (event) => this.move(event));
    this.clear = element("button", { type: "button", class: "field-clear" }, data.words.clear);
    this.clear.addEventListener("click", () => this.choose(null));
    if (data.quick) this.clear.tabIndex = -1; // Backspace does it there
    const state = element("div", { class: "field-state" }, this.status, this.clear);
    this.host.append(this.group, state, this.trouble);
    this.show();
  }

  option({ value, name, meaning }) {
    const attributes = { type: "button", role: "radio", "data-value": value };
    const made = element("button", attributes, element("strong", {}, name), " ", element("span", {}, meaning));
    made.addEventListener("click", () => this.choose(value));
    return made;
  }

  // What the ratings suggest is marked in words; it is not chosen.
  remark() {
    for (const option of this.options) {
      const so = option.dataset.value === this.data.suggested;
      const there = option.querySelector("em");
      if (so && !there) option.append(element("em", {}, this.data.words.suggested));
      if (!so) there?.remove();
    }
  }

  choose(value) {
    if (value === this.wanted) return;
    this.wanted = value;
    this.show();
    this.want(value);
  }

  // Arrows move, Space and Enter select: nothing is chosen on the way.
  move(event) {
    if (this.chooseByKey(event)) return;
    const at = this.options.indexOf(event.target);
    const last = this.options.length - 1;
    const forward = getComputedStyle(this.group).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const steps = { ArrowDown: at + 1, [forward]: at + 1, ArrowUp: at - 1, Home: 0, End: last };
    const back = forward === "ArrowRight" ? "ArrowLeft" : "ArrowRight";
    const to = event.key === back ? at - 1 : steps[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    this.options[(to + this.options.length) % this.options.length].focus();
  }

  // A level's figure chooses it. A sheet of paper is entered with a key for each line.
  chooseByKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (!this.data.quick && !(/^[0-4]$/.test(event.key) && window.toolkitKeys?.on())) return false;
    const clears = KEYS_THAT_CLEAR.includes(event.key);
    const value = KEYS[event.key] ?? event.key;
    const option = this.options.find((one) => one.dataset.value === value);
    if (!clears && !option) return false;
    event.preventDefault();
    this.choose(clears ? null : value);
    (option ?? this.options[0]).focus();
    return true;
  }

  show() {
    const chosen = this.options.find((option) => option.dataset.value === this.wanted);
    for (const option of this.options) {
      option.setAttribute("aria-checked", String(option === chosen));
      option.tabIndex = option === (chosen ?? this.options[0]) ? 0 : -1;
    }
    this.clear.hidden = this.wanted === null;
  }

  settle(value, answer) {
    const goesOn = super.settle(value, answer);
    if (answer.status === 422 && this.wanted === value) {
      this.wanted = this.seen;
      this.show();
    }
    return goesOn;
  }

  // Only an answer that needs more, or did, changes what else is drawn.
  stored(before, value) {
    const { needs_more: needsMore } = this.data;
    if (![before, value].some((one) => needsMore.includes(one))) return;
    window.toolkit?.redraw(this.host, () => this.setStateValue("answer", value ?? ""));
  }
}
