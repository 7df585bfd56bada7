// The points of a drawing by keyboard: arrows move, Home and End go to the first and last, Enter follows the link to
// what is counted, Escape leaves. Each point is said in words, with both numbers of its share.

const STEPS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
const HOW = "Move between its points with the arrow keys; Enter leads to what is counted.";

export function linkAt(chart, { datasetIndex, index }) {
  const dataset = chart.data.datasets[datasetIndex];
  return dataset.data[index]?.link ?? dataset.links?.[index];
}

export function follow(link) {
  if (link) window.location.assign(link);
}

export function makeReachable(canvas, chart, config) {
  const told = document.createElement("p");
  told.className = "chart__point";
  told.setAttribute("role", "status");
  canvas.closest("figure").querySelector(".chart__figures").before(told);
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-roledescription", "chart");
  canvas.setAttribute("aria-label", `${canvas.getAttribute("aria-label")} ${HOW}`);
  const points = new Points(chart, config, told);
  canvas.addEventListener("keydown", (event) => points.press(event));
  canvas.addEventListener("blur", () => points.leave());
}

// A matrix is one series of cells, row after row; other charts are series beside each other, each with its values.
class Points {
  constructor(chart, config, told) {
    Object.assign(this, { chart, config, told, column: null, row: 0 });
    this.isMatrix = config.type === "matrix";
    this.lies = Boolean(config.horizontal);
    this.columns = (this.isMatrix ? config.columns : config.data.labels).length;
    this.rows = (this.isMatrix ? config.data.labels : config.data.datasets).length;
  }

  get place() {
    if (this.isMatrix) return { datasetIndex: 0, index: this.row * this.columns + this.column };
    return { datasetIndex: this.row, index: this.column };
  }

  press(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" && this.column !== null) follow(linkAt(this.chart, this.place));
    else if (event.key === "Escape") this.leave();
    else if (!this.move(event.key)) return;
    event.preventDefault();
  }

  move(key) {
    const last = this.columns - 1;
    if (key === "Home" || key === "End") this.column = key === "Home" ? 0 : last;
    else if (!STEPS[key]) return false;
    else if (this.column === null) this.column = 0;
    else this.step(...STEPS[key]);
    this.show();
    return true;
  }

  // Where bars lie, their values stand one below the other.
  step(right, down) {
    const [along, across] = this.lies ? [down, right] : [right, down];
    this.column = Math.min(Math.max(this.column + along, 0), this.columns - 1);
    this.row = Math.min(Math.max(this.row + across, 0), this.rows - 1);
  }

  show() {
    const element = this.chart.getDatasetMeta(this.place.datasetIndex).data[this.place.index];
    const { x, y } = element.getCenterPoint();
    const active = element.skip || Number.isNaN(x) || Number.isNaN(y) ? [] : [this.place];
    this.chart.setActiveElements(active);
    this.chart.tooltip.setActiveElements(active, { x, y });
    this.chart.update("none");
    this.scrollTo(x);
    this.told.textContent = this.words();
  }

  // A drawing wider than the screen scrolls along with the point.
  scrollTo(x) {
    const frame = this.chart.canvas.closest(".chart__scroll");
    if (Number.isFinite(x)) frame.scrollLeft = x - frame.clientWidth / 2;
  }

  words() {
    const { datasetIndex, index } = this.place;
    const dataset = this.chart.data.datasets[datasetIndex];
    const cell = dataset.data[index];
    const name = this.isMatrix ? `${cell.y}, ${cell.x}` : `${this.config.data.labels[index]}, ${dataset.label}`;
    const note = cell?.note ?? dataset.notes?.[index] ?? cell ?? "no figure";
    return `${name}: ${note}${linkAt(this.chart, this.place) ? ". Enter shows them" : ""}`;
  }

  leave() {
    this.column = null;
    this.row = 0;
    this.chart.setActiveElements([]);
    this.chart.tooltip.setActiveElements([], { x: 0, y: 0 });
    this.chart.update("none");
    this.told.textContent = "";
  }
}
