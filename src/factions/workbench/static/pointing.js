// Makes a drawn picture answer to the mouse, where somebody asks for it: the drawing program is large, and
// without it the picture is there all the same. No string is ever run as code (ast), as the page's policy wants.
"use strict";

const EMBEDDING = { actions: false, ast: true, defaultStyle: false, renderer: "svg", tooltip: { disableDefaultStyle: true } };

function load(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => reject(new Error("the drawing program could not be loaded")));
    document.head.append(script);
  });
}

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen === "auto" ? window.matchMedia("(prefers-color-scheme: dark)").matches : chosen === "dark";
}

async function point(place) {
  if (!window.vegaEmbed) await load(place.dataset.vega);
  const answer = await fetch(isDark() ? place.dataset.dark : place.dataset.light);
  if (!answer.ok) throw new Error("the picture could not be loaded");
  const still = place.previousElementSibling.querySelector(".scrolls");
  const drawn = document.createElement("div");
  await window.vegaEmbed(drawn, await answer.json(), EMBEDDING);
  still.replaceChildren(drawn);
}

for (const place of document.querySelectorAll(".pointing")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Trace groups by pointing";
  button.addEventListener("click", async () => {
    button.disabled = true;
    button.textContent = "Drawing …";
    try {
      await point(place);
      place.remove();
    } catch (fault) {
      button.textContent = `That did not work: ${fault.message}. Try again`;
      button.disabled = false;
    }
  });
  place.append(button);
}
