// The looks of a drawing: colours by the name of a dataset's tone (from the style sheet), and beside colour always
// something else: a pattern for bars, a dash and a mark for lines, a figure for cells.

const root = getComputedStyle(document.documentElement);
export const property = (name) => root.getPropertyValue(name).trim();

const pointOf = (context) => context.dataset.data[context.dataIndex];
export const percent = (value) => `${value}%`;

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

// White lines over the colour: none, falling, rising, dots.
const STROKES = [
  () => {},
  (pen) => [-8, 0, 8].forEach((start) => line(pen, start, 0, start + 8, 8)),
  (pen) => [0, 8, 16].forEach((start) => line(pen, start, 0, start - 8, 8)),
  (pen) => pen.fillRect(2, 2, 2.5, 2.5),
];

function line(pen, x, y, toX, toY) {
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(toX, toY);
  pen.stroke();
}

function pattern(tone, index) {
  const tile = Object.assign(document.createElement("canvas"), { width: 8, height: 8 });
  const pen = tile.getContext("2d");
  pen.fillStyle = colour(tone);
  pen.fillRect(0, 0, 8, 8);
  Object.assign(pen, { strokeStyle: "rgba(255, 255, 255, 0.75)", fillStyle: "rgba(255, 255, 255, 0.85)", lineWidth: 1.5 });
  STROKES[index % STROKES.length](pen);
  return pen.createPattern(tile, "repeat");
}

export function paint(config) {
  for (const [index, dataset] of config.data.datasets.entries()) {
    if (config.type === "matrix") paintCells(config, dataset);
    else if (config.type === "line") paintLine(dataset, index);
    else paintBars(config, dataset, index);
  }
}

function paintBars(config, dataset, index) {
  dataset.backgroundColor = pattern(dataset.tone, index);
  dataset.borderColor = config.stacked ? "#fff" : colour(dataset.tone);
  dataset.borderWidth = config.stacked ? { right: 0, top: 1 } : 1;
  dataset.hoverBorderColor = property("--tone-ink");
  dataset.hoverBorderWidth = 3;
  dataset.borderRadius = config.stacked ? 0 : 2;
  dataset.minBarLength = 0;
  dataset.barPercentage = 0.9;
  dataset.categoryPercentage = config.stacked ? 0.9 : 0.75;
}

const DASHES = [[], [6, 3], [2, 3], [10, 4]];
const MARKS = ["circle", "rect", "triangle", "rectRot"];

function paintLine(dataset, index) {
  dataset.borderColor = dataset.backgroundColor = colour(dataset.tone);
  dataset.borderWidth = 2.5;
  dataset.borderDash = DASHES[index % DASHES.length];
  dataset.pointStyle = MARKS[index % MARKS.length];
  dataset.pointRadius = 4;
  dataset.pointHoverRadius = 8;
  dataset.pointHoverBorderWidth = 3;
  dataset.pointHoverBorderColor = property("--tone-ink");
  dataset.pointHitRadius = 10;
  dataset.spanGaps = true;
  dataset.tension = 0;
}

function paintCells(config, dataset) {
  const highest = Math.max(1, ...dataset.data.map((cell) => cell.v ?? 0));
  dataset.highest = highest;
  dataset.backgroundColor = (context) => (pointOf(context)?.v == null ? "transparent" : shade(pointOf(context).v / highest));
  dataset.hoverBorderColor = property("--tone-ink");
  dataset.hoverBorderWidth = 3;
  dataset.width = ({ chart }) => (chart.chartArea?.width ?? 0) / config.columns.length - 2;
  dataset.height = ({ chart }) => (chart.chartArea?.height ?? 0) / config.data.labels.length - 2;
}

// The figure inside each cell of a heat map, so that it does not speak by colour alone.
export const cellFigures = {
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
