"use strict";
const choice = document.getElementById("severity");
const rank = { high: 3, medium: 2, low: 1 };
function filter() {
  const least = rank[choice.value] || 0;
  for (const item of document.querySelectorAll("[data-severity]")) {
    item.hidden = (rank[item.dataset.severity] || 0) < least;
  }
}
choice.addEventListener("change", filter);
function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let node = target; node; node = node.parentElement) {
    if (node.tagName === "DETAILS") node.open = true;
  }
  if (target) target.scrollIntoView();
}
addEventListener("hashchange", openTarget);
openTarget();
