// Draws a recipe as an SVG document: the same text as `AvatarRenderer.svg(of:)` of the module Compositing writes, letter by letter.

import { colorScheme } from "./colors.js";
import { drawingText, firstShape, line, shapeText } from "./drawing.js";
import { clamp } from "./oklab.js";
import { layersOf } from "./recipe.js";

/** A number as SVG has it here: to a ten-thousandth. */
export function number(value) {
  const scaled = value * 10000;
  const rounded = (Math.sign(scaled) * Math.floor(Math.abs(scaled) + 0.5)) / 10000;
  return String(rounded === 0 ? 0 : rounded);
}

const escaped = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** Whether only the server can draw a recipe: words are set in its fonts, and what a crop holds is measured there. */
export const needsServer = (recipe) => recipe.caption !== undefined || (recipe.crop ?? "bust") !== "bust";

const HELD = new Set(["effectFront", "props", "hands"]);

/** The recipe's parts with those of its expression in their place. */
function expressed(recipe, library) {
  const parts = {};
  for (const { slot, several } of library.slots) {
    const text = recipe.parts[slot];
    if (text) parts[slot] = library.part(slot, several ? layersOf(text)[0] : text);
  }
  const placements = { ...recipe.placements };
  const expression = library.expression(recipe.expression);
  if (!expression) return { parts, placements, expression: undefined };
  if (expression.eyes) parts.eyes = library.eyes(recipe.parts.eyes, expression.eyes) ?? parts.eyes;
  const mouth = expression.mouth && library.part("mouth", expression.mouth);
  if (mouth) {
    parts.mouth = mouth;
    if (placements.mouth) {
      placements.mouth = { ...placements.mouth, sx: clamp(placements.mouth.sx, 0.88, 1.12), sy: 1 };
    }
  }
  for (const [slot, id] of Object.entries(expression.parts ?? {})) {
    if (slot === "headwear" && recipe.parts.headwear !== undefined) continue;
    parts[slot] = library.part(slot, id) ?? parts[slot];
  }
  const opening = expression.opening ?? 1;
  if (opening !== 1) {
    const place = { dx: 0, dy: 0, sx: 1, sy: 1, ...placements.eyes };
    placements.eyes = { ...place, sy: place.sy * opening, sx: place.sx * ((1 + opening) / 2) };
  }
  return { parts, placements, expression };
}

class Scene {
  constructor(recipe, library) {
    this.library = library;
    const drawn = expressed(recipe, library);
    this.headwear = drawn.parts.headwear;
    this.placements = drawn.placements;
    this.expression = drawn.expression;
    this.colors = colorScheme(recipe, library.style);
    this.roll = (recipe.roll ?? 0) + (drawn.expression?.roll ?? 0);
    const [x, y, width, height] = library.style.viewBox;
    this.box = { x, y, width, height };
    this.parts = [];
    for (const row of library.slots) {
      if (this.headwear?.hidesHair && row.underHeadwear !== "seen") continue;
      const part = drawn.parts[row.slot];
      if (!part) continue;
      this.parts.push(part);
      if (row.several) {
        for (const id of layersOf(recipe.parts[row.slot]).slice(1)) this.parts.push(library.part(row.slot, id));
      }
    }
    this.head = this.parts.find((part) => part.slot === "head");
    this.headShape = this.head && firstShape(this.head.drawing, ["skin", "skin-shade"]);
  }

  row(part) { return this.library.rows[part.slot]; }

  window(slot) {
    const [x, y, width, height] = this.library.rows[slot].window;
    return { x, y, width, height };
  }

  /** The placement about the middle of the window, so that a factor does not move the part. */
  place(slot) {
    const placement = this.placements[slot];
    if (!placement) return undefined;
    const { dx, dy, sx, sy } = placement;
    if (dx === 0 && dy === 0 && sx === 1 && sy === 1) return undefined;
    const window = this.window(slot);
    const [x, y] = [window.x + window.width / 2, window.y + window.height / 2];
    return `translate(${number(x + dx)} ${number(y + dy)}) scale(${number(sx)} ${number(sy)}) `
      + `translate(${number(-x)} ${number(-y)})`;
  }

  clipPaths() {
    let text = "";
    const { box } = this;
    if (this.headwear?.hairTop !== undefined) {
      text += `${line(1)}<defs>${line(2)}<clipPath id="hair-top">${line(3)}<rect x="${number(box.x + box.width * 0.01)}"`
        + ` y="${number(this.headwear.hairTop)}" width="${number(box.width * 0.98)}" height="${number(box.height * 2)}"`
        + ` rx="${number(box.width * 0.22)}" ry="${number(box.height * 0.3)}"/>${line(2)}</clipPath>${line(1)}</defs>`;
    }
    if (this.headShape && this.parts.some((part) => part.liesOnSkin)) {
      text += this.clipPath("skin-outline", this.headShape, this.head);
    }
    return text;
  }

  clipPath(id, shape, part, beside = "") {
    return `${line(1)}<clipPath id="${id}">${beside}${line(2)}${shapeText(shape, this.place(part.slot))}${line(1)}</clipPath>`;
  }

  groundClipPath(shape, part) {
    const { box } = this;
    const rect = `${line(2)}<rect x="${number(box.x - box.width)}" y="${number(box.y - box.height)}"`
      + ` width="${number(box.width * 3)}" height="${number(box.height * 1.56)}"/>`;
    // librsvg clips by the sum of windings, and a backdrop may be drawn the other way round: twice wins over that.
    return this.clipPath("ground", shape, part, rect + rect);
  }

  brows(part, transform) {
    const { box, expression } = this;
    const window = this.window("brows");
    const middle = window.x + window.width / 2;
    const both = expression.brows;
    let text = `${line(1)}<g id="brows" data-part="${part.id}"${transform ? ` transform="${transform}"` : ""}>`;
    for (const side of ["left", "right"]) {
      const isLeft = side === "left";
      const brow = { dy: 0, frown: 0, ...(expression[`${side}Brow`] ?? both) };
      const x = isLeft ? box.x : middle;
      const width = isLeft ? middle - box.x : box.x + box.width - middle;
      const pivot = window.x + window.width * (isLeft ? 0.25 : 0.75);
      const angle = isLeft ? brow.frown : -brow.frown;
      text += `${line(2)}<clipPath id="brows-${side}-half"><rect x="${number(x)}" y="${number(box.y)}"`
        + ` width="${number(width)}" height="${number(box.height)}"/></clipPath>`
        + `${line(2)}<g transform="translate(0 ${number(brow.dy)}) rotate(${number(angle)} ${number(pivot)} `
        + `${number(window.y + window.height / 2)})"><g clip-path="url(#brows-${side}-half)">`
        + `${drawingText(part.drawing, `brows-${side}`, this.colors)}${line(2)}</g></g>`;
    }
    return text + `${line(1)}</g>`;
  }

  movesBrows() {
    const { expression } = this;
    if (!expression) return false;
    return [expression.leftBrow ?? expression.brows, expression.rightBrow ?? expression.brows]
      .some((brow) => brow && ((brow.dy ?? 0) !== 0 || (brow.frown ?? 0) !== 0));
  }

  part(part) {
    const { slot } = part;
    const place = this.place(slot);
    if (slot === "brows" && this.movesBrows()) return this.brows(part, place);
    const isUnderHat = this.headwear?.hairTop !== undefined && this.row(part).underHeadwear === "clipped";
    const clip = isUnderHat ? "hair-top" : part.liesOnSkin && this.headShape ? "skin-outline" : null;
    const isFirst = this.parts.find((other) => other.slot === slot).id === part.id;
    const name = isFirst ? slot : `${slot}.${part.id}`;
    const gaze = slot === "eyes" ? this.expression?.gaze : undefined;
    const shift = gaze && ((gaze.x ?? 0) !== 0 || (gaze.y ?? 0) !== 0)
      ? `translate(${number(gaze.x ?? 0)} ${number(gaze.y ?? 0)})` : null;
    const drawing = drawingText(part.drawing, name, this.colors, shift);
    let text = `${line(1)}<g id="${name}" data-part="${part.id}"`;
    if (clip) text += ` clip-path="url(#${clip})"`;
    else if (place) text += ` transform="${place}"`;
    text += ">";
    text += clip && place ? `${line(1)}<g transform="${place}">${drawing}${line(1)}</g>` : drawing;
    return text + `${line(1)}</g>`;
  }

  /** Parts back to front; those that lean with the head together in one group. */
  runs(parts) {
    const { box, roll } = this;
    const lean = roll === 0 ? null : `rotate(${number(roll)} ${number(box.x + box.width / 2)} ${number(box.y + box.height / 2)})`;
    let text = "";
    for (let start = 0; start < parts.length;) {
      const leans = (part) => lean !== null && this.row(part).leans;
      const isLeaning = leans(parts[start]);
      let end = start + 1;
      while (end < parts.length && leans(parts[end]) === isLeaning) end += 1;
      const run = parts.slice(start, end).map((part) => this.part(part)).join("");
      text += isLeaning ? `${line(1)}<g transform="${lean}">${run}${line(1)}</g>` : run;
      start = end;
    }
    return text;
  }

  fitted() {
    const backdrop = this.parts.filter((part) => part.slot === "backdrop");
    const firstHeld = this.parts.findIndex((part) => HELD.has(part.slot));
    const end = firstHeld < 0 ? this.parts.length : firstHeld;
    const person = this.parts.slice(backdrop.length, end);
    const ground = backdrop[0];
    const shape = ground && firstShape(ground.drawing, ["backdrop"]);
    const behind = this.runs(backdrop);
    if (!shape) return behind + this.runs(this.parts.slice(backdrop.length));
    return behind + this.groundClipPath(shape, ground)
      + `${line(1)}<g clip-path="url(#ground)">${this.runs(person)}${line(1)}</g>` + this.runs(this.parts.slice(end));
  }

  outlined({ color, width }) {
    const { box } = this;
    const frame = `x="${number(box.x)}" y="${number(box.y)}" width="${number(box.width)}" height="${number(box.height)}"`;
    const scale = (box.width - 2 * width) / box.width;
    const [dx, dy] = [(box.x + box.width / 2) * (1 - scale), (box.y + box.height / 2) * (1 - scale)];
    return `${line(1)}<defs>${line(2)}<filter id="outline" filterUnits="userSpaceOnUse" ${frame} color-interpolation-filters="sRGB">`
      + `${line(3)}<feGaussianBlur in="SourceAlpha" stdDeviation="${number(width)}"/>`
      + `${line(3)}<feComponentTransfer><feFuncA type="linear" slope="60" intercept="${number(0.5 - 60 * 0.1587)}"/></feComponentTransfer>`
      + `${line(3)}<feGaussianBlur stdDeviation="0.7" result="shape"/>${line(3)}<feFlood flood-color="${color}"/>`
      + `${line(3)}<feComposite in2="shape" operator="in" result="line"/>`
      + `${line(3)}<feMerge><feMergeNode in="line"/><feMergeNode in="SourceGraphic"/></feMerge>`
      + `${line(2)}</filter>${line(1)}</defs>${line(1)}<clipPath id="frame"><rect ${frame}/></clipPath>`
      + `${line(1)}<g filter="url(#outline)">${line(1)}<g transform="translate(${number(dx)} ${number(dy)}) scale(${number(scale)})">`
      + `${line(1)}<g clip-path="url(#frame)">${this.fitted()}${line(1)}</g>${line(1)}</g>${line(1)}</g>`;
  }
}

const licenseAddress = (license) => {
  const words = license.toLowerCase().split("-");
  if (words.join("-") === "cc0-1.0") return "https://creativecommons.org/publicdomain/zero/1.0/";
  if (words.length >= 3 && words[0] === "cc" && words.at(-1).includes(".")) {
    return `https://creativecommons.org/licenses/${words.slice(1, -1).join("-")}/${words.at(-1)}/`;
  }
  return `https://spdx.org/licenses/${license}.html`;
};

function metadata(style) {
  const [title, version, author, license] = [style.title, style.version, style.author, style.license].map(escaped);
  const rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  return `${line(1)}<title>Avatar emoji</title>`
    + `${line(1)}<desc>Made with Mugmoji from parts of ${title} ${version} by ${author}, ${license}</desc>`
    + `${line(1)}<metadata>${line(2)}<rdf:RDF xmlns:rdf="${rdf}" xmlns:cc="http://creativecommons.org/ns#"`
    + ` xmlns:dc="http://purl.org/dc/elements/1.1/">${line(3)}<cc:Work rdf:about="">`
    + `${line(4)}<dc:format>image/svg+xml</dc:format>`
    + `${line(4)}<dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/>`
    + `${line(4)}<dc:title>Avatar emoji</dc:title>`
    + `${line(4)}<dc:creator><cc:Agent><dc:title>${author}</dc:title></cc:Agent></dc:creator>`
    + `${line(4)}<dc:source>${title} ${version}</dc:source>`
    + `${line(4)}<dc:rights><cc:Agent><dc:title>${license}</dc:title></cc:Agent></dc:rights>`
    + `${line(4)}<cc:license rdf:resource="${escaped(licenseAddress(style.license))}"/>`
    + `${line(3)}</cc:Work>${line(2)}</rdf:RDF>${line(1)}</metadata>`;
}

/**
 * The document of a recipe. Caption and crop are left out; see `needsServer`.
 * @param size width and height that it is shown at by default, in pixels
 * @param view `[x, y, width, height]` to be shown in place of the whole frame; then without words about licence and author
 */
export function compose(recipe, library, { size = 512, view } = {}) {
  const scene = new Scene(recipe, library);
  const links = scene.parts.some((part) => part.drawing.usesLinks) ? ' xmlns:xlink="http://www.w3.org/1999/xlink"' : "";
  const body = recipe.outline ? scene.outlined(recipe.outline) : scene.fitted();
  return `<svg xmlns="http://www.w3.org/2000/svg"${links} width="${size}" height="${size}"`
    + ` viewBox="${(view ?? library.style.viewBox).map(number).join(" ")}" role="img">`
    + `${view ? "" : metadata(library.style)}${scene.clipPaths()}${body}\n</svg>\n`;
}
