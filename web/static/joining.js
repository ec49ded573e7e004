// The pages outside the screens: takes a code out of the address before anybody sees it there, and waits in the lobby.
"use strict";

(() => {
  const { state } = document.currentScript.dataset;
  const form = document.getElementById("join");
  const AGAIN = 2000; // milliseconds

  // Whether there was one.
  function takeCode() {
    const code = decodeURIComponent(location.hash.slice(1).replace(/%(?![0-9a-f]{2})/gi, "%25"));
    if (!code) return false;
    history.replaceState(null, "", "/j");
    if (form) {
      form.elements.code.value = code;
      form.submit();
    }
    return true;
  }
  if (!takeCode()) form?.elements.code.focus();
  window.addEventListener("hashchange", takeCode);

  form?.addEventListener("submit", () => {
    form.querySelector("button").disabled = true;
  });
  window.addEventListener("pageshow", () => form && (form.querySelector("button").disabled = false));

  async function look() {
    const reply = await fetch("/j/waiting", { cache: "no-store" }).catch(() => null);
    const told = reply?.ok ? (await reply.json()).state : "waiting";
    if (told === "waiting") setTimeout(look, AGAIN);
    else location.replace("/j/wait");
  }
  if (state === "waiting") setTimeout(look, AGAIN);
})();
