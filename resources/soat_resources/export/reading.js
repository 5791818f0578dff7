"use strict";
// Switches, and what is told of the place under the mouse or the focus.  Everything is set as text.
(() => {
  const told = JSON.parse(document.getElementById("told").textContent);
  const body = document.body;
  const tip = document.getElementById("tip");
  const marks = [...document.querySelectorAll(".c")];

  const choose = (name, on) => body.classList.toggle(name, on);
  for (const box of document.querySelectorAll("input[data-shows]")) {
    const follow = () => {
      if (box.type === "radio") choose("ocr", document.getElementById("as-ocr").checked);
      else choose(box.dataset.shows, box.checked);
    };
    box.addEventListener("change", follow);
    follow();
  }

  const tell = (place) => {
    const lines = [];
    const change = place.closest(".c");
    if (change) {
      const [ocr, text, how] = told.changes[change.dataset.c];
      lines.push(`${told.words.ocr}: ${ocr || "∅"}`, `${told.words.text}: ${text || "∅"}`,
        ...how.map((one) => told.phrases[one]).filter(Boolean));
    }
    const entity = body.classList.contains("names") && place.closest(".e");
    if (entity) for (const one of entity.dataset.e.split(" ")) lines.push(told.entities[one]);
    return lines.join("\n");
  };
  let shown = null;
  const put = () => {
    if (!shown) return;
    const place = shown;
    const box = place.getClientRects()[0] || place.getBoundingClientRect();
    const left = Math.min(box.left, innerWidth - tip.offsetWidth - 8);
    const below = box.bottom + 6 + tip.offsetHeight < innerHeight;
    tip.style.left = `${Math.max(8, left)}px`;
    tip.style.top = `${below ? box.bottom + 6 : box.top - tip.offsetHeight - 6}px`;
  };
  const show = (place) => {
    const text = tell(place);
    if (!text) return;
    tip.textContent = text;
    tip.hidden = false;
    shown = place;
    put();
  };
  const hide = () => { tip.hidden = true; shown = null; };
  const main = document.querySelector("main");
  for (const sign of ["mouseover", "focusin"]) {
    main.addEventListener(sign, (event) => {
      const place = event.target.closest(".c, .e");
      if (place) show(place); else hide();
    });
  }
  main.addEventListener("mouseout", hide);
  main.addEventListener("focusout", hide);
  addEventListener("scroll", put, { passive: true });

  // One stop of the Tab key for all edits; from there to the next one by N and P.
  let at = -1;
  const go = (step) => {
    if (!marks.length) return;
    at = (at + step + marks.length) % marks.length;
    marks[at].tabIndex = 0;
    marks[at].scrollIntoView({ block: "center" });
    marks[at].focus();
  };
  if (marks.length) marks[0].tabIndex = 0;
  main.addEventListener("focusin", (event) => {
    const mark = event.target.closest(".c");
    if (mark) at = marks.indexOf(mark);
  });
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "n") go(1);
    else if (event.key === "p") go(-1);
    else if (event.key === "Escape") hide();
    else return;
    event.preventDefault();
  });
  document.getElementById("next").addEventListener("click", () => go(1));
  document.getElementById("back").addEventListener("click", () => go(-1));
})();
