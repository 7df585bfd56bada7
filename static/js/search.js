// Suggestions under the search box while someone types: a combobox with a list that arrow keys walk through.
// Without scripts the box is a plain form, and Enter without a chosen suggestion sends it too.

const PAUSE = 150; // milliseconds of quiet before asking
const SHORTEST = 2;

const input = document.getElementById("site-search");
const list = document.getElementById("site-search-list");
const status = document.getElementById("site-search-status");
let active = -1;
let timer;
let asking;

function options() {
  return [...list.children];
}

function activate(position) {
  const all = options();
  active = all.length ? (position + all.length + 1) % (all.length + 1) : -1;
  if (active === all.length) active = -1; // past either end stands the box itself
  all.forEach((option, n) => option.setAttribute("aria-selected", String(n === active)));
  if (active < 0) {
    input.removeAttribute("aria-activedescendant");
  } else {
    input.setAttribute("aria-activedescendant", all[active].id);
    all[active].scrollIntoView({ block: "nearest" });
  }
}

function open(isOpen) {
  list.hidden = !isOpen;
  input.setAttribute("aria-expanded", String(isOpen));
  activate(-1);
}

function option({ name, note, url }, n) {
  const item = document.createElement("li");
  item.id = `site-search-option-${n}`;
  item.className = "site-search__option";
  item.setAttribute("role", "option");
  item.dataset.url = url;
  const kind = document.createElement("span");
  kind.className = "site-search__note";
  kind.textContent = note;
  item.append(name, " ", kind);
  return item;
}

function show(suggestions) {
  list.replaceChildren(...suggestions.map(option));
  open(suggestions.length > 0);
  const said = suggestions.length === 1 ? "1 suggestion" : `${suggestions.length} suggestions`;
  status.textContent = suggestions.length ? `${said}. Use the up and down arrows.` : "No suggestions";
}

async function ask() {
  asking?.abort();
  const question = input.value.trim();
  if (question.length < SHORTEST) return open(false);
  asking = new AbortController();
  try {
    const address = `${input.dataset.suggestions}?q=${encodeURIComponent(question)}`;
    const response = await fetch(address, { signal: asking.signal });
    if (response.ok) show((await response.json()).suggestions);
  } catch (error) {
    if (error.name !== "AbortError") open(false); // the form still works
  }
}

function press(event) {
  const isOpen = !list.hidden;
  if (event.key === "ArrowDown" && isOpen) activate(active + 1);
  else if (event.key === "ArrowUp" && isOpen) activate(active < 0 ? options().length - 1 : active - 1);
  else if (event.key === "Enter" && active >= 0) window.location.assign(options()[active].dataset.url);
  else if (event.key === "Escape" && isOpen) open(false);
  else return;
  event.preventDefault();
}

input.setAttribute("role", "combobox");
input.setAttribute("aria-autocomplete", "list");
input.setAttribute("aria-controls", list.id);
open(false);
input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE);
});
input.addEventListener("keydown", press);
input.addEventListener("blur", () => open(false));
list.addEventListener("mousedown", (event) => {
  event.preventDefault(); // the box keeps the focus, so the list stays until the click
  const chosen = event.target.closest("[role=option]");
  if (chosen && event.button === 0) window.location.assign(chosen.dataset.url);
});
