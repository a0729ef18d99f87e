// Files are dropped onto the form, and the list of what became of them is brought up to date by itself.
"use strict";

const EVERY_MS = 1000;

function takeDrops(area) {
  const input = area.querySelector("input[type=file]");
  const said = area.querySelector("[data-chosen]");
  const tell = () => {
    const count = input.files.length;
    said.textContent = count === 0 ? "" : count === 1 ? input.files[0].name : `${count} files chosen`;
  };
  input.addEventListener("change", tell);
  for (const kind of ["dragenter", "dragover"]) {
    area.addEventListener(kind, (event) => {
      event.preventDefault();
      area.classList.add("over");
    });
  }
  area.addEventListener("dragleave", () => area.classList.remove("over"));
  area.addEventListener("drop", (event) => {
    event.preventDefault();
    area.classList.remove("over");
    input.files = event.dataTransfer.files;
    tell();
  });
}

async function follow(batch) {
  const answer = await fetch(batch.dataset.again).catch(() => null);
  const page = answer && answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  const now = page && page.getElementById("batch");
  if (now) {
    batch.replaceWith(document.adoptNode(now));
    document.title = page.title;
    document.querySelector("h1").textContent = page.querySelector("h1").textContent;
  }
  watch();
}

function watch() {
  const batch = document.getElementById("batch");
  if (batch && batch.dataset.again) setTimeout(() => follow(batch), EVERY_MS);
}

document.querySelectorAll("[data-drop]").forEach(takeDrops);
watch();
