"use strict";
// The admin's autocomplete boxes stand in for a select and leave its name behind. This gives it to them.

function nameBoxes(shown) {
  const select = shown.previousElementSibling;
  const label = select && select.labels && select.labels[0];
  const name = select && (select.getAttribute("aria-label") || (label && label.textContent.replace(":", "").trim()));
  if (!name) return;
  for (const box of shown.querySelectorAll("[role=combobox], [role=searchbox], [role=textbox]")) {
    box.setAttribute("aria-label", name);
    const value = box.getAttribute("aria-labelledby");
    if (value) {
      box.id = `${select.id}-box`;
      box.setAttribute("aria-labelledby", `${box.id} ${value}`);
    }
  }
}

new MutationObserver((records) => {
  for (const record of records) {
    for (const node of record.addedNodes) {
      if (node instanceof Element && node.matches("span.select2")) nameBoxes(node);
    }
  }
}).observe(document, { childList: true, subtree: true });
