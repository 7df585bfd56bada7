// What every page gains from scripts: the menu on phones, focus on errors, folded filters, tables on paper.
import { initAll } from "../npm/govuk-frontend.min.js";

const narrow = window.matchMedia("(max-width: 61.99rem)");

function foldFilters() {
  for (const filters of document.querySelectorAll(".filters")) {
    filters.open = !narrow.matches;
    filters.classList.add("is-ready");
  }
}

// A chart is printed as its table, so the table is opened for the time of printing.
function openFigures() {
  for (const figures of document.querySelectorAll(".chart__figures:not([open])")) {
    figures.open = true;
    window.addEventListener("afterprint", () => (figures.open = false), { once: true });
  }
}

initAll();
foldFilters();
narrow.addEventListener("change", foldFilters);
window.addEventListener("beforeprint", openFigures);
