// A heatmap is one stop of the Tab key; inside it the arrows go from cell to cell.
"use strict";

(() => {
  const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

  document.addEventListener("keydown", (event) => {
    const cell = event.target.closest?.(".heat td");
    if (!cell || !STEPS[event.key]) return;
    event.preventDefault();
    const [down, along] = STEPS[event.key];
    const rows = [...cell.closest("tbody").rows];
    let [row, column] = [rows.indexOf(cell.parentElement), cell.cellIndex];
    let next;
    do {
      [row, column] = [row + down, column + along];
      next = rows[row]?.cells[column];
    } while (next && !next.querySelector("a"));
    if (!next) return;
    cell.querySelector("a").tabIndex = -1;
    next.querySelector("a").tabIndex = 0;
    next.querySelector("a").focus();
  });
})();
