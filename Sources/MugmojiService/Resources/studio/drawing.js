// What is drawn of a part: its elements without the root. The rules are those of `Drawing` in the module PartLibrary.

import { ROLES } from "./colors.js";

const SHAPES = new Set(["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"]);
const GEOMETRY = new Set([
  "d", "points", "x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "x1", "y1", "x2", "y2", "transform",
]);
const TAG = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;
const ATTRIBUTE = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

function attributesOf(text) {
  const attributes = [];
  for (const [, name, double, single] of text.matchAll(ATTRIBUTE)) {
    attributes.push([name, double ?? single.replaceAll('"', "&quot;")]);
  }
  return attributes;
}

/** The attributes of a file's root element, as an object. */
export function rootOf(text) {
  const found = text.matchAll(TAG).next().value;
  return found ? Object.fromEntries(attributesOf(found[3])) : {};
}

function paintOf(classes) {
  const words = classes.split(/\s+/);
  const role = ROLES.findLast((name) => words.includes(name));
  return role && { role, isOutline: words.includes("outline") };
}

function node(name, attributeText, isEmpty) {
  const element = { name, isEmpty, paint: undefined, hasClass: false, attributes: [], children: [] };
  for (const [key, value] of attributesOf(attributeText)) {
    if (key.startsWith("xmlns")) continue;
    if (key === "class") {
      element.paint = paintOf(value);
      element.hasClass = value !== "";
      continue;
    }
    // An id that is the element's own or that it refers to is parted from what stands before it.
    if (key === "id") element.attributes.push([key, "", value]);
    else if (key === "href" || key === "xlink:href") element.attributes.push(["xlink:href", value.slice(0, 1), value.slice(1)]);
    else {
      const start = value.indexOf("url(#");
      if (start < 0) element.attributes.push([key, value, null]);
      else element.attributes.push([key, value.slice(0, start + 5), value.slice(start + 5)]);
    }
  }
  return element;
}

/** Reads a part's file. */
export function readDrawing(text) {
  const drawing = { children: [], usesLinks: false };
  const open = [drawing];
  let words = 0;
  let isRoot = true;
  for (const [, end, name, attributes, empty] of text.matchAll(TAG)) {
    if (name === "title" || name === "desc") {
      if (!empty) words += end ? -1 : 1;
      continue;
    }
    if (words > 0) continue;
    if (isRoot) {
      isRoot = false;
      continue;
    }
    if (end) {
      if (open.length > 1) open.pop();
      continue;
    }
    const element = node(name, attributes, empty === "/");
    if (element.attributes.some(([key]) => key === "xlink:href")) drawing.usesLinks = true;
    open.at(-1).children.push(element);
    if (!empty) open.push(element);
  }
  return drawing;
}

function isOnEyeball(element) {
  if (!SHAPES.has(element.name)) return false;
  if (element.paint) return element.paint.role === "iris" || element.paint.role === "pupil";
  return element.hasClass;
}

const indents = ["\n", "\n  ", "\n    ", "\n      ", "\n        "];
/** A new line, indented by two spaces for each of `depth`. */
export const line = (depth) => indents[depth] ?? "\n" + "  ".repeat(depth);

function write(children, depth, prefix, shift, colors) {
  let text = "";
  for (const element of children) {
    if (shift && isOnEyeball(element)) {
      text += `${line(depth)}<g transform="${shift}">`;
      text += write([element], depth + 1, prefix, null, colors) + `${line(depth)}</g>`;
      continue;
    }
    text += `${line(depth)}<${element.name}`;
    let paint = [];
    if (element.paint) {
      const color = colors[element.paint.role];
      if (element.name === "stop") paint = [["stop-color", color]];
      else paint = element.paint.isOutline ? [["fill", "none"], ["stroke", color]] : [["fill", color]];
    }
    for (const [name, before, id] of element.attributes) {
      if (paint.some(([painted]) => painted === name)) continue;
      text += id === null ? ` ${name}="${before}"` : ` ${name}="${before}${prefix}-${id}"`;
    }
    for (const [name, color] of paint) text += ` ${name}="${color}"`;
    if (element.isEmpty) text += "/>";
    else text += ">" + write(element.children, depth + 1, prefix, shift, colors) + `${line(depth)}</${element.name}>`;
  }
  return text;
}

/** The drawing's markup with `prefix` and `-` before every id; `shift` moves what lies on the eyeballs. */
export const drawingText = (drawing, prefix, colors, shift = null) => write(drawing.children, 2, prefix, shift, colors);

/** The first shape, in no group, that is filled with the colour of one of `roles`. */
export const firstShape = (drawing, roles) =>
  drawing.children.find(
    ({ name, paint }) => SHAPES.has(name) && paint && !paint.isOutline && roles.includes(paint.role));

/** The geometry of a shape alone, as what a clip path leaves. */
export function shapeText(element, transform) {
  let text = `<${element.name}`;
  for (const [name, value] of element.attributes) {
    if (!GEOMETRY.has(name)) continue;
    if (name === "transform") transform = [transform, value].filter(Boolean).join(" ");
    else text += ` ${name}="${value}"`;
  }
  return text + (transform ? ` transform="${transform}"` : "") + "/>";
}
