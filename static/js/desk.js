// The review desk by keyboard: each key presses the button or link that carries it as data-key. Without this script
// every one of them still works by mouse, Tab and Enter.

const SWITCH = "desk-keys-off";
const review = () => document.querySelector("[data-review]");
const keys = document.getElementById("keys");
const isTyping = (target) => target.closest("input:not([type=radio], [type=checkbox]), textarea, select, dialog[open]");

function say(words) {
  const place = document.getElementById("announcements");
  if (place) place.textContent = words;
}

function trouble(words) {
  const place = document.getElementById("trouble");
  if (!place) return;
  place.hidden = !words;
  place.textContent = words;
}

function fail(words) {
  isBusy = false;
  waiting = [];
  trouble(words);
}

// Characters from the start of the passage to the cursor, or null where the cursor is elsewhere.
function cursorInPassage() {
  const passage = document.querySelector("[data-passage]");
  const selection = document.getSelection();
  if (!passage || !selection.rangeCount || !passage.contains(selection.anchorNode)) return null;
  const range = document.createRange();
  range.setStart(passage, 0);
  range.setEnd(selection.anchorNode, selection.anchorOffset);
  return [...range.toString()].length;
}

function split() {
  const form = document.querySelector("[data-split]");
  if (!form) return;
  const at = cursorInPassage();
  if (at) {
    const field = Object.assign(document.createElement("input"), { type: "hidden", name: "at", value: at });
    form.querySelectorAll("[name=at]").forEach((choice) => choice.remove());
    form.append(field);
    form.requestSubmit();
    return;
  }
  form.closest("details").open = true;
  form.querySelector("input[type=radio]")?.focus();
}

function press(key) {
  const target = review()?.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!target || target.disabled) return false;
  target.click();
  return true;
}

function doKey(key) {
  const box = document.querySelector(`[data-focus-key="${CSS.escape(key)}"]`);
  if (key === "?") keys.showModal();
  else if (key === "s") split();
  else if (box) box.focus();
  else return press(key);
  return true;
}

// Keys pressed while a step is on its way wait for it, so that nobody works on a finding that is about to change.
let isBusy = false;
let waiting = [];

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || localStorage.getItem(SWITCH)) return;
  if (isBusy && event.key.length === 1) waiting.push(event.key);
  else if (!doKey(event.key)) return;
  event.preventDefault();
}

function catchUp() {
  isBusy = false;
  while (waiting.length && !isBusy) {
    doKey(waiting.shift());
    const box = document.activeElement;
    if (!box?.matches("[data-focus-key]")) continue;
    box.value += waiting.join("");
    waiting = [];
  }
}

function onEscape(event) {
  if (event.key === "Escape" && event.target.matches("[data-focus-key]")) document.getElementById("finding-heading")?.focus();
}

// After a step the finding at hand is read out and holds the focus, unless the person is still in the same box.
function settle() {
  keepList();
  showPlace();
  showPassage();
  const next = document.querySelector("#conflict-heading, #refusal, #finding-heading");
  if (!document.activeElement || document.activeElement === document.body) next?.focus({ preventScroll: true });
  catchUp();
}

// The page's picture is scrolled to the passage, as its marks know where that is.
async function showPassage() {
  const marks = document.querySelector(".desk-page .sheet__marks");
  if (!marks) return;
  const answer = await fetch(marks.src);
  if (!answer.ok) return;
  const drawing = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  const box = drawing.querySelector("rect");
  const paper = marks.closest("[data-sheet]");
  const scroller = marks.closest(".desk-page");
  if (!box || !paper || !scroller) return;
  const share = box.getAttribute("y") / drawing.getAttribute("height");
  scroller.scrollTop = paper.offsetTop + paper.offsetHeight * share - scroller.clientHeight / 3;
}

// The list is scrolled to the finding at hand, and the page stays where it is.
function showPlace() {
  const here = document.querySelector(".desk-list [aria-current]");
  const list = here?.closest("ol");
  if (list) list.scrollTop = here.offsetTop - list.offsetTop - list.clientHeight / 3;
}

function keepList() {
  const list = document.querySelector(".desk-list");
  if (list && window.matchMedia("(max-width: 61.99rem)").matches) list.open = false;
}

function openKeys() {
  const on = document.getElementById("keys-on");
  on.checked = !localStorage.getItem(SWITCH);
  on.addEventListener("change", () => (on.checked ? localStorage.removeItem(SWITCH) : localStorage.setItem(SWITCH, "1")));
  document.addEventListener("click", (event) => event.target.closest("[data-keys-open]") && keys.showModal());
}

// Words selected in the page's text become the words of the new finding.
function selectPassage() {
  const form = document.querySelector("[data-selecting]");
  if (!form) return;
  const words = form.querySelector("[name=passage]");
  const text = form.querySelector("[data-page-text]");
  const take = (selected) => {
    if (!selected.trim()) return;
    words.value = selected.replace(/\s+/g, " ").trim();
    form.querySelector("[data-exact]").open = true;
  };
  text.addEventListener("select", () => take(text.value.slice(text.selectionStart, text.selectionEnd)));
  form.querySelector(".desk-pieces").addEventListener("mouseup", () => take(document.getSelection().toString()));
}

if (review()) {
  openKeys();
  keepList();
  showPlace();
  showPassage();
  document.addEventListener("keydown", onKey);
  document.addEventListener("keydown", onEscape);
  document.body.addEventListener("announce", (event) => say(event.detail.words));
  document.body.addEventListener("htmx:afterSettle", settle);
  document.body.addEventListener("htmx:beforeRequest", () => {
    isBusy = true;
    trouble("");
  });
  document.body.addEventListener("htmx:sendError", () => fail("Not saved: the dashboard could not be reached. Try again."));
  document.body.addEventListener("htmx:responseError", () => fail("Not saved: the dashboard met a fault. Load the page again."));
}
selectPassage();
