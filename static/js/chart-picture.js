// A drawing as a picture to take away: on white, with its title, filters, note, source and day drawn in.

import { property } from "./chart-paint.js";

const WIDTH = 1200;
const SHARPNESS = 2;
const MARGIN = 32;
const LINE = 1.4;

// `drawApart` draws the chart in a size asked for and hands it over.
export function offerPicture(figure, picture, height, drawApart) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "chart__save" });
  button.textContent = "Save as a picture (PNG)";
  const title = Object.assign(document.createElement("span"), { className: "govuk-visually-hidden" });
  title.textContent = `: ${picture.title}`;
  button.append(title);
  button.addEventListener("click", () => save(picture, height, drawApart));
  figure.querySelector(".chart__scroll").after(button);
}

function save(picture, height, drawApart) {
  drawn(picture, height, drawApart).toBlob((blob) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = picture.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }, "image/png");
}

function drawn({ title, filters, note, source }, height, drawApart) {
  const pen = document.createElement("canvas").getContext("2d");
  const above = [...wrapped(pen, title, 24, "bold"), ...wrapped(pen, filters, 15)];
  const below = [...wrapped(pen, note, 13), ...wrapped(pen, source, 13)];
  const canvas = Object.assign(document.createElement("canvas"), {
    width: WIDTH * SHARPNESS,
    height: (MARGIN * 4 + heightOf(above) + height + heightOf(below)) * SHARPNESS,
  });
  const size = { width: WIDTH - 2 * MARGIN, height, sharpness: SHARPNESS };
  drawApart(size, (drawing) => compose(canvas, { above, drawing, height, below }));
  return canvas;
}

function compose(canvas, { above, drawing, height, below }) {
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.scale(SHARPNESS, SHARPNESS);
  const top = write(pen, above, MARGIN) + MARGIN;
  pen.drawImage(drawing, MARGIN, top, WIDTH - 2 * MARGIN, height);
  write(pen, below, top + height + MARGIN);
}

const fontOf = (size, weight = "") => `${weight} ${size}px ${Chart.defaults.font.family}`.trim();
const heightOf = (lines) => lines.reduce((sum, { size }) => sum + size * LINE, 0);

function write(pen, lines, top) {
  Object.assign(pen, { textBaseline: "top", fillStyle: property("--tone-ink") });
  for (const { text, size, font } of lines) {
    pen.font = font;
    pen.fillText(text, MARGIN, top);
    top += size * LINE;
  }
  return top;
}

// A text in lines that fit the picture.
function wrapped(pen, text, size, weight) {
  const font = (pen.font = fontOf(size, weight));
  const lines = [];
  for (const word of (text ?? "").split(/\s+/).filter(Boolean)) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && pen.measureText(longer).width <= WIDTH - 2 * MARGIN) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => ({ text: line, size, font }));
}
