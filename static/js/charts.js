// Draws each [data-chart] from the JSON beside it (see inspections/charts/chart.py). Colours come from the style
// sheet by the name of a dataset's tone; a click leads to the findings behind a bar, point or cell.

const root = getComputedStyle(document.documentElement);
const property = (name) => root.getPropertyValue(name).trim();
const ROW_HEIGHT = 26;
const GRID = property("--chart-grid");

function colour(tone) {
  return property(`--tone-${tone}`) || property("--tone-accent");
}

// The colour of a cell: from low over middle to high on the scale, for a share from 0 to 1 of the highest value.
const SCALE = ["--scale-low", "--scale-middle", "--scale-high"].map((name) =>
  property(name).match(/[0-9a-f]{2}/gi).map((part) => parseInt(part, 16)),
);

function shade(share) {
  const [start, end, way] = share < 0.5 ? [SCALE[0], SCALE[1], share * 2] : [SCALE[1], SCALE[2], share * 2 - 1];
  return `rgb(${start.map((part, i) => Math.round(part + (end[i] - part) * way)).join(", ")})`;
}

const pointOf = (context) => context.dataset.data[context.dataIndex];
const noteOf = (context) => pointOf(context)?.note ?? context.dataset.notes?.[context.dataIndex];

function linkOf(chart, elements) {
  const [element] = elements;
  if (!element) return null;
  const dataset = chart.data.datasets[element.datasetIndex];
  return dataset.data[element.index]?.link ?? dataset.links?.[element.index];
}

const percent = (value) => `${value}%`;

function valueAxis(config) {
  const axis = { beginAtZero: true, stacked: Boolean(config.stacked), grid: { color: GRID }, border: { display: false } };
  axis.ticks = { maxTicksLimit: 6, ...(config.percent && { callback: percent }) };
  if (config.percent && config.stacked) axis.max = 100;
  return axis;
}

function labelAxis(config) {
  const ticks = { ...wordTicks(config.data.labels), autoSkip: true };
  return { stacked: Boolean(config.stacked), grid: { display: false }, ticks };
}

function shortened(label, width) {
  const room = Math.max(12, Math.floor(width / 21));
  return label.length > room ? `${label.slice(0, room - 1)}…` : label;
}

function categoryTicks(labels) {
  return { autoSkip: false, callback(value) { return shortened(labels[value] ?? String(value), this.chart.width); } };
}

// Names in short lines, so that column heads stand upright.
function linesOf(label) {
  return label.split(" ").reduce((lines, word) => {
    const longer = `${lines.at(-1) ?? ""} ${word}`.trim();
    return longer.length <= 9 ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, []);
}

function wordTicks(labels) {
  const lines = labels.map(linesOf);
  return { autoSkip: false, maxRotation: 0, callback: (value) => lines[value], font: { size: 12 } };
}

function scalesOf(config) {
  if (config.type === "matrix") return matrixScales(config);
  if (!config.horizontal) return { x: labelAxis(config), y: valueAxis(config) };
  const y = { ...labelAxis(config), ticks: categoryTicks(config.data.labels) };
  return { x: { ...valueAxis(config), position: "top" }, y };
}

function matrixScales(config) {
  const axis = { type: "category", offset: true, grid: { display: false }, border: { display: false } };
  return {
    x: { ...axis, labels: config.columns, position: "top", ticks: wordTicks(config.columns) },
    y: { ...axis, labels: config.data.labels, reverse: false, ticks: categoryTicks(config.data.labels) },
  };
}

function paint(config) {
  for (const [index, dataset] of config.data.datasets.entries()) {
    if (config.type === "matrix") paintCells(config, dataset);
    else if (config.type === "line") paintLine(dataset, index);
    else paintBars(config, dataset);
  }
}

function paintBars(config, dataset) {
  dataset.backgroundColor = colour(dataset.tone);
  dataset.borderColor = "#fff";
  dataset.borderWidth = config.stacked ? { right: 0, top: 1 } : 0;
  dataset.borderRadius = config.stacked ? 0 : 2;
  dataset.minBarLength = 0;
  dataset.barPercentage = 0.9;
  dataset.categoryPercentage = config.stacked ? 0.9 : 0.75;
}

// Lines differ in dash and mark as well as in colour.
const DASHES = [[], [6, 3], [2, 3], [10, 4], [8, 3, 2, 3], [1, 2]];
const MARKS = ["circle", "rect", "triangle", "rectRot", "star", "cross"];

function paintLine(dataset, index) {
  dataset.borderColor = dataset.backgroundColor = colour(dataset.tone);
  dataset.borderWidth = 2.5;
  dataset.borderDash = DASHES[index % DASHES.length];
  dataset.pointStyle = MARKS[index % MARKS.length];
  dataset.pointRadius = 4;
  dataset.pointHoverRadius = 6;
  dataset.pointHitRadius = 10;
  dataset.spanGaps = true;
  dataset.tension = 0;
}

function paintCells(config, dataset) {
  const highest = Math.max(1, ...dataset.data.map((cell) => cell.v ?? 0));
  dataset.highest = highest;
  dataset.backgroundColor = (context) => (pointOf(context)?.v == null ? "transparent" : shade(pointOf(context).v / highest));
  dataset.width = ({ chart }) => (chart.chartArea?.width ?? 0) / config.columns.length - 2;
  dataset.height = ({ chart }) => (chart.chartArea?.height ?? 0) / config.data.labels.length - 2;
}

// The figure inside each cell of a heat map, so that it does not speak by colour alone.
const cellFigures = {
  id: "cellFigures",
  afterDatasetsDraw(chart) {
    if (chart.config.type !== "matrix") return;
    const { ctx } = chart;
    const [dataset] = chart.data.datasets;
    ctx.save();
    Object.assign(ctx, { textAlign: "center", textBaseline: "middle", font: `12px ${Chart.defaults.font.family}` });
    chart.getDatasetMeta(0).data.forEach((cell, index) => {
      const { v } = dataset.data[index];
      if (v == null) return;
      const { x, y } = cell.getCenterPoint();
      ctx.fillStyle = v / dataset.highest > 0.78 ? "#fff" : property("--tone-ink");
      ctx.fillText(percent(Math.round(v)), x, y);
    });
    ctx.restore();
  },
};

function tooltip(config) {
  const title = ([item]) => (config.type === "matrix" ? `${pointOf(item).y}, ${pointOf(item).x}` : item.label);
  const label = (item) => {
    const name = config.type === "matrix" ? "" : `${item.dataset.label}: `;
    return `${name}${noteOf(item) ?? item.formattedValue}`;
  };
  return { callbacks: { title, label }, displayColors: config.type !== "matrix", padding: 10 };
}

function optionsOf(config) {
  return {
    indexAxis: config.horizontal ? "y" : "x",
    maintainAspectRatio: false,
    animation: false,
    interaction: { mode: "nearest", intersect: config.type !== "line" },
    scales: scalesOf(config),
    plugins: { legend: legend(config), tooltip: tooltip(config) },
    onClick: (event, elements, chart) => follow(linkOf(chart, elements)),
    onHover: (event, elements, chart) => {
      chart.canvas.style.cursor = linkOf(chart, elements) ? "pointer" : "default";
    },
  };
}

function legend(config) {
  const labels = { usePointStyle: config.type === "line", boxWidth: 14, boxHeight: config.type === "line" ? 8 : 14, padding: 14 };
  return { display: config.type !== "matrix", position: "top", align: "start", labels };
}

function follow(link) {
  if (link) window.location.assign(link);
}

function heightOf(config) {
  if (!config.rows) return 340;
  const bars = config.type === "bar" ? config.data.datasets.length : 1;
  return config.rows * (bars > 1 ? ROW_HEIGHT + 2 : ROW_HEIGHT) + (config.type === "matrix" ? 110 : 80);
}

function draw(figure) {
  const source = document.getElementById(figure.dataset.chart);
  if (!source) return;
  const config = JSON.parse(source.textContent);
  const frame = figure.querySelector(".chart__canvas");
  frame.style.height = `${heightOf(config)}px`;
  figure.classList.add("is-drawn");
  paint(config);
  const chart = { type: config.type, data: config.data, options: optionsOf(config), plugins: [cellFigures] };
  new Chart(frame.querySelector("canvas"), chart);
}

// A table stays open where it is all there is to see.
function foldFigures(figures) {
  figures.open = !figures.closest(".is-drawn");
  figures.classList.add("is-ready");
}

Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
Chart.defaults.font.size = 13;
Chart.defaults.color = property("--chart-text");
document.querySelectorAll("[data-chart]").forEach(draw);
document.querySelectorAll(".chart__figures").forEach(foldFigures);
