// Draws each [data-chart] from the JSON beside it (see inspections/charts/chart.py). A click leads to the findings
// behind a bar, point or cell, and so does Enter; the drawing can be saved as a picture. Nothing in it moves.

import { cellFigures, paint, percent, property } from "./chart-paint.js";
import { offerPicture } from "./chart-picture.js";
import { follow, linkAt, makeReachable } from "./chart-points.js";

const ROW_HEIGHT = 26;
const GRID = property("--chart-grid");

const pointOf = (context) => context.dataset.data[context.dataIndex];
const noteOf = (context) => pointOf(context)?.note ?? context.dataset.notes?.[context.dataIndex];
const linkOf = (chart, [element]) => (element ? linkAt(chart, element) : null);

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
  const labels = { usePointStyle: config.type === "line", boxWidth: 22, boxHeight: config.type === "line" ? 8 : 14, padding: 14 };
  return { display: config.type !== "matrix", position: "top", align: "start", labels };
}

function heightOf(config) {
  if (!config.rows) return 340;
  const bars = config.type === "bar" ? config.data.datasets.length : 1;
  return config.rows * (bars > 1 ? ROW_HEIGHT + 2 : ROW_HEIGHT) + (config.type === "matrix" ? 110 : 80);
}

function chartOn(canvas, config, options = {}) {
  const { type, data } = structuredClone({ type: config.type, data: config.data });
  const own = { ...config, data };
  paint(own);
  return new Chart(canvas, { type, data, options: { ...optionsOf(own), ...options }, plugins: [cellFigures] });
}

// The same drawing on a canvas of its own, as wide and as sharp as a picture needs it, for `use` to take it from.
function drawApart(config, { width, height, sharpness }, use) {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const chart = chartOn(canvas, config, { responsive: false, devicePixelRatio: sharpness });
  use(canvas);
  chart.destroy();
}

function draw(figure) {
  const source = document.getElementById(figure.dataset.chart);
  if (!source) return;
  const config = JSON.parse(source.textContent);
  const frame = figure.querySelector(".chart__canvas");
  frame.style.height = `${heightOf(config)}px`;
  figure.classList.add("is-drawn");
  const canvas = frame.querySelector("canvas");
  makeReachable(canvas, chartOn(canvas, config), config);
  offerPicture(figure, config.picture, heightOf(config), (size, use) => drawApart(config, size, use));
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
