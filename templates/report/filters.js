"use strict";
(() => {
  const form = document.querySelector(".filters");
  if (!form) return;
  const changes = [...document.querySelectorAll(".change")];
  const texts = new Map();
  const value = (id) => form.querySelector("#" + id)?.value ?? "";

  function textOf(change) {
    if (!texts.has(change)) {
      const group = change.closest(".group").querySelector("h3");
      texts.set(change, `${group ? group.textContent : ""} ${change.textContent}`.toLowerCase());
    }
    return texts.get(change);
  }

  function filter() {
    const words = value("text").toLowerCase().split(/\s+/).filter(Boolean);
    const levels = new Set([...form.querySelectorAll("[name=level]:checked")].map((box) => box.value));
    const mine = form.querySelector("#mine")?.checked;
    const side = value("side");
    const call = value("call");
    let count = 0;
    for (const change of changes) {
      const data = change.dataset;
      const fits =
        levels.has(data.level) &&
        (!side || data.side === side) &&
        (!call || data.calls.split(" ").includes(call)) &&
        (!mine || "mine" in data) &&
        words.every((word) => textOf(change).includes(word));
      change.hidden = !fits;
      count += fits;
    }
    for (const part of document.querySelectorAll(".group, .level")) {
      part.hidden = !part.querySelector(".change:not([hidden])");
    }
    const shown = count === changes.length ? `All ${count} changes` : `${count} of ${changes.length} changes`;
    form.querySelector("#shown").textContent = `${shown} shown.`;
  }

  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 80);
  });
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  filter();
})();
