"use strict";
const all = (selector) => document.querySelectorAll(selector);
const severity = document.getElementById("severity");
const search = document.getElementById("search");
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

severity.addEventListener("change", () => { document.body.dataset.least = severity.value; });

search.addEventListener("input", () => {
  const wanted = plain(search.value.trim());
  const found = new Set();
  for (const section of all("section.convention")) {
    if (plain(section.dataset.words).includes(wanted)) found.add(section.dataset.convention);
  }
  for (const item of all("[data-convention]")) item.hidden = !found.has(item.dataset.convention);
  document.getElementById("shown").textContent =
    wanted ? `${found.size} convention${found.size > 1 ? "s" : ""}` : "";
});

for (const [id, open] of [["unfold", true], ["fold", false]]) {
  document.getElementById(id).addEventListener("click", () => {
    for (const clause of all("details.clause")) clause.open = open;
  });
}
document.querySelector(".controls").addEventListener("submit", (event) => event.preventDefault());
document.querySelector(".controls").hidden = false;

/* A link into the report opens what it leads to, and puts the keyboard there. */
let cameFrom = null;
addEventListener("click", (event) => {
  const link = event.target.closest && event.target.closest(".matrix a");
  if (link) cameFrom = link;
});
function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let node = target; node; node = node.parentElement) {
    if (node.tagName === "DETAILS") node.open = true;
    node.hidden = false;
  }
  const stop = target.tagName === "DETAILS" ? target.querySelector("summary") : target;
  stop.focus({ preventScroll: true });
  target.scrollIntoView();
}
addEventListener("hashchange", openTarget);
openTarget();

addEventListener("keydown", (event) => {
  if (event.key === "Escape" && cameFrom && event.target !== search) {
    history.replaceState(null, "", location.pathname + location.search);
    cameFrom.focus();
    cameFrom.scrollIntoView({ block: "center", inline: "center" });
    return;
  }
  const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
  const cell = step && event.target.closest && event.target.closest(".matrix td, .matrix th");
  if (!cell) return;
  let row = cell.parentElement;
  let column = cell.cellIndex;
  const rows = [...document.querySelector(".matrix").rows].filter((r) => !r.hidden);
  let line = rows.indexOf(row);
  for (;;) {
    line += step[0];
    column += step[1];
    row = rows[line];
    if (!row || !row.cells[column]) return;
    const link = row.cells[column].querySelector("a");
    if (link) {
      event.preventDefault();
      link.focus();
      return;
    }
  }
});

addEventListener("beforeprint", () => {
  for (const clause of all("details")) {
    if (!clause.open && !clause.classList.contains("whole")) {
      clause.open = true;
      clause.dataset.forPrint = "";
    }
  }
});
addEventListener("afterprint", () => {
  for (const clause of all("[data-for-print]")) {
    clause.open = false;
    delete clause.dataset.forPrint;
  }
});
