// Everything here is a convenience: without it every page reads the same, and every form works.
"use strict";

const typing = (element) => element.closest("input, textarea, select, [contenteditable=true]") !== null;

// "g d" and the like: links name their keys, so a page's keys and its links cannot differ.
let prefix = "";
let forget = 0;

function follow(keys) {
  const link = document.querySelector(`[data-keys="${CSS.escape(keys)}"]`);
  if (link) link.click();
  return link !== null;
}

function openDialog(id) {
  const dialog = document.getElementById(id);
  if (dialog && !dialog.open) dialog.showModal();
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  const keys = prefix ? `${prefix} ${event.key}` : event.key;
  prefix = "";
  window.clearTimeout(forget);
  if (event.key === "?") openDialog("keys");
  else if (event.key === "/") document.getElementById("q").focus();
  else if (keys === "g") {
    prefix = "g";
    forget = window.setTimeout(() => { prefix = ""; }, 1500);
  } else if (keys.length > 1 && !follow(keys)) return;
  else if (keys.length === 1) return;
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) {
    event.preventDefault();
    openDialog(opener.dataset.opens);
  }
});

// On a narrow screen the row of pages scrolls: the page that this is stands in sight.
const here = document.querySelector(".main-nav [aria-current]");
if (here) {
  const row = here.closest("nav");
  row.scrollLeft = here.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
}

// A click beside the "as of" form closes it, as a menu does.
document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll("details.as-of[open]")) {
    if (!open.contains(event.target)) open.open = false;
  }
});

// Copy buttons appear only where copying works; without them the words can be marked and copied.
if (navigator.clipboard) {
  for (const source of document.querySelectorAll("[data-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(source.textContent.trim());
      button.textContent = "Copied";
      window.setTimeout(() => { button.textContent = "Copy"; }, 1600);
    });
    source.after(button);
  }
}
