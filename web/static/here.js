// Says which link leads to where one is: to screen readers, and to the style sheet. Streamlit's links to pages do not.
"use strict";

(() => {
  const mark = (link, here, kind) => {
    if (here) link.setAttribute("aria-current", kind);
    else link.removeAttribute("aria-current");
  };
  function look() {
    for (const link of document.querySelectorAll(".st-key-steps a")) mark(link, link.closest('[class*="-here"]'), "step");
    for (const link of document.querySelectorAll(".st-key-rail a")) {
      mark(link, new URL(link.href).pathname === location.pathname, "page");
    }
  }
  window.toolkit.drawn(look);
})();
