// Follows a file that is being made in the background: says how far it is, and gives the link once it is there.

const SOON = 700; // milliseconds between two looks while it is being made
const LATER = 15000; // the same once it is there: it does not wait for ever
const AGAIN = 3000; // milliseconds until another try where nobody answers
const FETCHED = 1500; // milliseconds after a touch on the link until it has been fetched

const followed = new WeakMap();

export default function draw({ data: [data], parentElement }) {
  const host = parentElement.querySelector(".order");
  let order = followed.get(host);
  if (!order) followed.set(host, (order = new Order(host)));
  order.follow(data);
  return () => {
    order.leave();
    followed.delete(host);
  };
}

class Order {
  constructor(host) {
    this.host = host;
    this.said = host.querySelector(".order-words");
    this.bar = host.querySelector(".order-bar");
    this.link = host.querySelector(".save");
    this.said.tabIndex = -1;
    this.link.addEventListener("click", () => {
      this.again(FETCHED);
      setTimeout(() => this.letGo(), 0); // it works once; a second touch would find nothing
    });
  }

  follow(data) {
    const other = this.data?.address !== data.address;
    this.data = data;
    if (other) this.look();
  }

  leave() {
    clearTimeout(this.timer);
    this.data = null;
  }

  letGo() {
    if (document.activeElement === this.link) this.said.focus({ preventScroll: true });
    this.link.hidden = true;
  }

  again(after) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), after);
  }

  async look() {
    clearTimeout(this.timer);
    const { address } = this.data;
    const told = await fetch(address, { cache: "no-store" })
      .then((reply) => (reply.ok ? reply.json() : null))
      .catch(() => null);
    if (this.data?.address !== address) return;
    this.show(told ?? { state: "lost" });
    const after = { waiting: SOON, making: SOON, ready: LATER, lost: AGAIN }[told ? told.state : "lost"];
    if (after) this.again(after);
  }

  show(told) {
    const { words } = this.data;
    const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
    const texts = {
      waiting: () => (told.ahead ? fill(words.waiting, told) : words.next),
      making: () => (told.all > 1 ? fill(words.pieces, told) : words.making),
      ready: () => [fill(words.ready, told), told.remark].filter(Boolean).join(" "),
      failed: () => told.words.join(" "),
    };
    const text = (texts[told.state] ?? (() => words[told.state]))();
    this.say(this.data.which && told.state !== "ready" ? `${this.data.which}: ${text}` : text);
    this.host.dataset.state = told.state;
    this.bar.hidden = told.state !== "waiting" && told.state !== "making";
    this.bar.setAttribute("aria-label", words.label);
    if (told.all > 1) Object.assign(this.bar, { max: told.all, value: told.done });
    else this.bar.removeAttribute("value");
    this.link.hidden = told.state !== "ready";
    if (told.state === "ready") {
      this.link.href = told.address;
      this.link.download = told.name;
      this.link.textContent = fill(words.save, told);
    } else this.link.removeAttribute("href");
  }

  say(text) {
    if (this.said.textContent !== text) this.said.textContent = text;
  }
}
