// The form of a claim, opened beside the text: words selected in the text go into the field chosen last.
"use strict";

const editor = (() => {
  const place = document.getElementById("editor");
  let armed = null;
  let address = null;

  const draftKey = () => `draft ${address}`;
  const withQuery = (from, values) => {
    const url = new URL(from, window.location.href);
    for (const [name, value] of Object.entries(values)) if (value) url.searchParams.set(name, value);
    return url.href;
  };
  const fields = () => [...place.querySelectorAll("form.claim-form [name]")].filter((one) => one.tagName !== "BUTTON");
  const close = () => {
    place.hidden = true;
    place.replaceChildren();
    armed = null;
    if (current && row(current)) choose(current);
  };

  function keepDraft() {
    const values = Object.fromEntries(fields().map((one) => [one.name, one.value]));
    window.sessionStorage.setItem(draftKey(), JSON.stringify(values));
  }

  function fill(values) {
    for (const one of fields()) {
      if (one.name in values && one.name !== "claim") one.value = values[one.name];
    }
  }

  function show(html) {
    const found = new DOMParser().parseFromString(html, "text/html").getElementById("claim-form");
    if (!found) throw new Error("That claim is not here any more.");
    place.replaceChildren(found);
    place.hidden = false;
    arm(place.querySelector("[data-words]"));
  }

  async function open(from, { draft = true } = {}) {
    address = from;
    try {
      show((await ask(from)).html);
    } catch (error) {
      tell(error.message);
      return;
    }
    const kept = draft && window.sessionStorage.getItem(draftKey());
    if (kept) {
      const values = JSON.parse(kept);
      const kind = place.querySelector("[name=kind]");
      if (values.kind && values.kind !== kind.value) show((await ask(withQuery(from, { kind: values.kind }))).html);
      fill(values);
      tell("Your unsaved words are back in the form.");
    }
    place.querySelector("select[name=kind]").focus();
    bringIntoView(place);
  }

  function arm(field) {
    armed = field;
    place.querySelectorAll("[data-words]").forEach((one) => one.classList.toggle("armed", one === field));
  }

  // Words typed later no longer stand where the selected ones stood: the server looks them up then.
  function take(words) {
    const at = place.querySelector(`[name="${armed.name}.at"]`);
    const more = armed.dataset.words === "many" && armed.value.trim() !== "";
    armed.value = more ? `${armed.value} | ${words.text}` : words.text;
    if (at) at.value = more && at.value ? `${at.value}|${words.at}` : words.at;
    keepDraft();
    armed.focus();
  }

  async function rekind(kind) {
    const values = Object.fromEntries(fields().map((one) => [one.name, one.value]));
    show((await ask(withQuery(address, { kind }))).html);
    const common = ["evidence", "evidence.at", "speakers", "speakers.at", "when", "words", "place", "why"];
    fill(Object.fromEntries(common.filter((name) => name in values).map((name) => [name, values[name]])));
    keepDraft();
    const first = place.querySelector("fieldset [data-words]");
    if (first) { first.focus(); arm(first); }
  }

  async function save(form, submitter) {
    const sent = new URLSearchParams(new FormData(form));
    if (submitter && submitter.name) sent.set(submitter.name, submitter.value);
    const own = submitter && submitter.hasAttribute("formaction");
    const answer = await ask(own ? submitter.formAction : form.action, { method: "POST", body: sent });
    if (new DOMParser().parseFromString(answer.html, "text/html").getElementById("claim-form")) {
      const values = Object.fromEntries(fields().map((one) => [one.name, one.value]));
      show(answer.html);
      fill(values);
      return;
    }
    window.sessionStorage.removeItem(draftKey());
    current = keyIn(answer) || current;
    try {
      put(answer.html);
      tell("Saved.");
    } catch (error) {
      tell(error.message);
      return;
    }
    close();
  }

  if (place) {
    place.addEventListener("focusin", (event) => {
      if (event.target.matches("[data-words]")) arm(event.target);
    });
    place.addEventListener("input", keepDraft);
    place.addEventListener("change", (event) => {
      if (event.target.name === "kind") rekind(event.target.value);
    });
    place.addEventListener("submit", (event) => {
      if (!event.target.matches(".claim-form")) return;
      event.preventDefault();
      save(event.target, event.submitter);
    });
    place.addEventListener("click", (event) => {
      if (!event.target.closest("[data-close]")) return;
      event.preventDefault();
      window.sessionStorage.removeItem(draftKey());
      close();
    });
    place.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
    });
    document.getElementById("source-text").addEventListener("mouseup", () => {
      const words = armed && !place.hidden ? selectedWords() : null;
      if (words) take(words);
    });
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-edit], .add-link a");
      if (!link) return;
      event.preventDefault();
      if (link.matches("[data-edit]")) open(withQuery(link.getAttribute("href"), {}));
      else editor.add(selectedWords());
    });
  }

  return {
    edit: (key) => (row(key) ? open(withQuery(panes.dataset.edit, { claim: key })) : tell("Choose a claim first.")),
    add: (words) => open(withQuery(panes.dataset.add, words ? { at: words.at } : {}), { draft: !words }),
  };
})();
