// The reading view: lights a claim and its words together, judges by keys, shows what others decide meanwhile.
// Every decision is one of the page's own forms; what comes back is put in the page's place.
"use strict";

const panes = document.getElementById("panes");
const said = document.getElementById("said");
const EVERY_MS = 4000;
let current = null;
let queue = Promise.resolve();
let waiting = 0;

document.documentElement.classList.add("scripted");
document.querySelectorAll(".pane").forEach((pane) => pane.setAttribute("tabindex", "0"));

const rows = () => [...document.querySelectorAll("#claims tr.claim")];
const row = (key) => (key ? document.getElementById(key) : null);
const keysOf = (element, name) => (element.dataset[name] || "").split(" ").filter(Boolean);

function tell(words) {
  said.textContent = words;
}

// Lighting: a claim lights its words, and words light their claims.

function light(keys) {
  const wanted = new Set(keys);
  const first = row(keys.at(-1));
  if (first) document.getElementById("source-text").style.setProperty("--lit", getComputedStyle(first).getPropertyValue("--kind"));
  const has = (element, name) => keysOf(element, name).some((key) => wanted.has(key));
  for (const piece of document.querySelectorAll("#source-text [data-at]")) {
    piece.classList.toggle("lit", has(piece, "claims"));
    piece.classList.toggle("lit-role", has(piece, "roles"));
  }
  for (const one of rows()) one.classList.toggle("lit", wanted.has(one.id));
}

const resting = () => light(current ? [current] : []);

document.addEventListener("mouseover", (event) => {
  const piece = event.target.closest("#source-text [data-claims]");
  const claim = event.target.closest("#claims tr.claim");
  if (piece) light(keysOf(piece, "claims"));
  else if (claim) light([claim.id]);
  else resting();
});

document.addEventListener("focusin", (event) => {
  const link = event.target.closest(".to-claim a");
  const claim = event.target.closest("#claims tr.claim");
  if (link) light([link.dataset.key]);
  else if (claim && claim.id !== current) choose(claim.id, { focus: false });
});

document.addEventListener("click", (event) => {
  const link = event.target.closest(".to-claim a, #onward a[href^='#']");
  const piece = event.target.closest("#source-text [data-claims]");
  const key = link ? link.hash.slice(1) : piece && window.getSelection().isCollapsed && keysOf(piece, "claims").at(-1);
  if (!key || !row(key)) return;
  event.preventDefault();
  choose(key);
});

// A pane scrolls within what the window shows of it; where it does not scroll, the window does.
function bringIntoView(element) {
  const pane = element && element.closest(".pane");
  if (!pane) return;
  if (pane.scrollHeight <= pane.clientHeight + 1 || getComputedStyle(pane).overflowY !== "auto") {
    element.scrollIntoView({ block: "nearest" });
    return;
  }
  const [outer, inner] = [pane.getBoundingClientRect(), element.getBoundingClientRect()];
  const [top, bottom] = [Math.max(outer.top, 0) + 40, Math.min(outer.bottom, window.innerHeight) - 40];
  if (inner.top < top) pane.scrollTop += inner.top - top;
  else if (inner.bottom > bottom) pane.scrollTop += Math.min(inner.bottom - bottom, inner.top - top);
}

function choose(key, { focus = true, view = true } = {}) {
  const next = row(key);
  if (!next) return;
  rows().forEach((one) => {
    one.classList.toggle("current", one === next);
    one.tabIndex = one === next ? 0 : -1;
    if (one === next) one.setAttribute("aria-current", "true");
    else one.removeAttribute("aria-current");
  });
  current = key;
  if (focus) next.focus({ preventScroll: true });
  light([key]);
  if (!view) return;
  bringIntoView(next);
  bringIntoView(document.querySelector(`#source-text [data-claims~="${CSS.escape(key)}"]`));
}

function step(by) {
  const all = rows();
  const at = all.findIndex((one) => one.id === current);
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
  if (next) choose(next.id);
}

function nextOpen() {
  const all = rows();
  const at = all.findIndex((one) => one.id === current);
  const found = [...all.slice(at + 1), ...all.slice(0, at + 1)].find((one) => one.classList.contains("open"));
  if (found) return choose(found.id);
  const onward = document.querySelector("#onward a");
  if (onward && !onward.getAttribute("href").startsWith("#")) {
    if (said.dataset.again === "yes") window.location.href = onward.href;
    else tell("Every claim here is judged. Press n again to go on.");
    said.dataset.again = "yes";
  }
}

// What the server sends is a whole page: its two panes and its bar take the place of ours.

function put(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const fresh = page.getElementById("panes");
  if (!fresh) throw new Error(words(page));
  const before = new Map(rows().map((one) => [one.id, one.dataset.standing]));
  panes.dataset.stamp = fresh.dataset.stamp;
  for (const id of ["source-text", "claims", "progress", "onward"]) {
    const [old, now] = [document.getElementById(id), page.getElementById(id)];
    if (old.innerHTML !== now.innerHTML) old.replaceChildren(...now.childNodes);
  }
  const focused = document.activeElement === document.body;
  if (current && row(current)) choose(current, { focus: focused && waiting === 0, view: false });
  else resting();
  return before;
}

function words(page) {
  const fault = page.querySelector(".fault, main p");
  return fault ? fault.textContent.trim() : "The casefile could not be written. Load the page again.";
}

async function ask(address, options = {}) {
  const response = await fetch(address, { credentials: "same-origin", ...options });
  return { html: await response.text(), address: response.url, ok: response.ok };
}

const keyIn = (answer) => new URL(answer.address).searchParams.get("claim");

// Decisions are sent one after the other, in the order of the keys; the eye goes on meanwhile.
function send(address, form) {
  waiting += 1;
  queue = queue.then(() => ask(address, { method: "POST", body: new URLSearchParams(form) }))
    .then((answer) => { waiting -= 1; put(answer.html); return answer; })
    .catch((error) => { waiting -= 1; tell(error.message); refresh(); });
  return queue;
}

function judge(what) {
  const claim = row(current);
  if (!claim) return tell("Choose a claim first: n goes to the next one that is open.");
  const button = claim.querySelector(`button[name=what][value=${what}]`);
  if (!button) return needsName() || tell(`Claim ${claim.dataset.number} is ${claim.dataset.standing}.`);
  claim.classList.add("saving");
  claim.classList.remove("open");
  send(button.form.action, { claim: claim.id, what });
  const done = { accept: "accepted", reject: "rejected", unsure: "left unsure" }[what];
  tell(`Claim ${claim.dataset.number} ${done}.`);
  delete said.dataset.again;
  nextOpen();
}

function needsName() {
  const name = document.getElementById("reviewer-name");
  if (name) { name.focus(); tell("Say who judges first."); }
  return name !== null;
}

function takeBack() {
  if (needsName()) return;
  send(panes.dataset.undo, {}).then((answer) => {
    if (!answer) return;
    const key = keyIn(answer);
    if (row(key)) choose(key);
    delete said.dataset.again;
    tell(row(key) ? `Taken back: claim ${row(key).dataset.number}.` : "Taken back.");
  });
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.closest("#claims")) return;
  event.preventDefault();
  const claim = form.closest("tr.claim");
  const sent = new FormData(form);
  if (event.submitter && event.submitter.name) sent.set(event.submitter.name, event.submitter.value);
  current = claim.id;
  send(form.action, sent).then(() => row(claim.id) && choose(claim.id));
});

// Selecting: a sentence by key, or words by mouse; what is selected is told in characters of the document.

let sentence = -1;
function selectSentence(by) {
  const text = document.getElementById("source-text");
  const spans = text.dataset.sentences.split(" ").filter(Boolean).map((one) => one.split(":").map(Number));
  if (sentence < 0 && current) {
    const piece = document.querySelector(`#source-text [data-claims~="${CSS.escape(current)}"]`);
    if (piece) sentence = spans.findIndex(([, end]) => end > Number(piece.dataset.at)) - (by > 0 ? 1 : -1);
  }
  sentence = Math.min(Math.max(sentence + by, 0), spans.length - 1);
  if (spans.length) selectSpan(...spans[sentence]);
}

function selectSpan(start, end) {
  const range = document.createRange();
  range.setStart(...pointAt(start, false));
  range.setEnd(...pointAt(end, true));
  const selection = window.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  bringIntoView(range.startContainer.parentElement);
}

function pointAt(offset, closing) {
  const pieces = [...document.querySelectorAll("#source-text [data-at]")];
  const fits = (one) => (closing ? Number(one.dataset.at) < offset : Number(one.dataset.at) <= offset);
  const piece = pieces.filter(fits).at(-1) || pieces[0];
  const characters = [...piece.textContent].slice(0, offset - Number(piece.dataset.at)).join("");
  return [piece.firstChild, characters.length];
}

// The selected words as { at: "START:END", text }, counted in characters as the casefile counts them.
function selectedWords() {
  const selection = window.getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  let [start, end, text] = [null, null, ""];
  for (const piece of document.querySelectorAll("#source-text [data-at]")) {
    if (!range.intersectsNode(piece)) continue;
    const node = piece.firstChild;
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.length;
    const before = [...node.data.slice(0, from)].length;
    const chosen = node.data.slice(from, to);
    if (!chosen) continue;
    if (start === null) start = Number(piece.dataset.at) + before;
    end = Number(piece.dataset.at) + before + [...chosen].length;
    text += chosen;
  }
  if (start === null || !text.trim()) return null;
  start += [...text].length - [...text.trimStart()].length;
  end -= [...text].length - [...text.trimEnd()].length;
  return { at: `${start}:${end}`, text: text.trim().replace(/\s+/g, " ") };
}

// What others decide: asked for while the page is looked at.

async function refresh() {
  const before = put((await ask(window.location.href.split("#")[0])).html);
  const others = rows().filter((one) => before.get(one.id) !== one.dataset.standing && one.dataset.judges
    && one.dataset.judges !== panes.dataset.who);
  const told = others.map((one) => `${one.dataset.judges}: claim ${one.dataset.number} ${one.dataset.standing}`);
  if (told.length) tell(told.join(" · "));
}

async function listen() {
  if (document.visibilityState === "visible" && waiting === 0) {
    try {
      const state = await (await fetch(panes.dataset.state, { credentials: "same-origin" })).json();
      if (state.stamp !== panes.dataset.stamp && waiting === 0) await refresh();
    } catch {
      tell("The workbench does not answer; what you decided so far is kept.");
    }
  }
  window.setTimeout(listen, EVERY_MS);
}
window.setTimeout(listen, EVERY_MS);

// Keys.

const KEYS = {
  j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1), n: nextOpen,
  a: () => judge("accept"), r: () => judge("reject"), u: () => judge("unsure"), z: takeBack,
  e: () => needsName() || editor.edit(current), i: () => needsName() || editor.add(selectedWords()),
  s: () => selectSentence(1), S: () => selectSentence(-1),
};

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select") || document.querySelector("dialog[open]")) return;
  if (event.key.startsWith("Arrow") && (event.shiftKey || !event.target.closest("#claims"))) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

if (window.location.hash) choose(window.location.hash.slice(1), { focus: true });
window.addEventListener("hashchange", () => choose(window.location.hash.slice(1)));
