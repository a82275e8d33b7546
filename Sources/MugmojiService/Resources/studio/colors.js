// A colour for every role: the recipe's, else the style's, else one that follows from the others.
// The rules are those of `ColorScheme` in the module Compositing.

import { clamp, distance, hexOf, labOf, normalHex } from "./oklab.js";

/** All roles; where a shape has several, the last one counts. */
export const ROLES = [
  "skin", "skin-shade", "hair", "hair-shade", "hair-light", "brow", "sclera", "iris", "pupil", "lip", "teeth", "tongue",
  "mouth", "beard", "frame", "lens", "fabric", "fabric-shade", "metal", "line", "cloth", "cloth-shade", "cloth-light",
  "backdrop",
];

const DERIVED = [
  "skin-shade", "hair-shade", "hair-light", "brow", "beard", "lip", "fabric-shade", "cloth", "cloth-shade",
  "cloth-light", "backdrop",
];

/** The colour of each role, as it is drawn. */
export function colorScheme(recipe, style) {
  const chosen = recipe.colors ?? {};
  const colors = {};
  for (const role of ROLES) {
    const color = chosen[role] ?? style.colors[role] ?? style.palettes[role]?.[0]?.color;
    colors[role] = normalHex(color) ?? "#000000";
  }
  colors.skin = hexOf(readableSkin(labOf(colors.skin)));
  colors.hair = hexOf(standingOut(labOf(colors.hair), labOf(colors.skin), 0.1));
  for (const role of DERIVED) {
    if (chosen[role] === undefined && style.colors[role] === undefined) colors[role] = derived(role, colors);
  }
  return colors;
}

function derived(role, colors) {
  const lab = (name) => labOf(colors[name]);
  switch (role) {
    case "skin-shade": return hexOf(shaded(lab("skin"), 0.085, 0.012));
    case "hair-shade": return hexOf(shaded(lab("hair"), 0.075));
    case "hair-light": return hexOf(lit(lab("hair"), 0.09));
    case "fabric-shade": return hexOf(shaded(lab("fabric"), 0.08));
    case "cloth": return colors.fabric;
    case "cloth-shade": return hexOf(shaded(lab("cloth"), 0.09));
    case "cloth-light": return hexOf(lit(lab("cloth"), 0.08));
    case "backdrop": return hexOf(setOff(pastel(lab("cloth")), [lab("hair"), lab("cloth")]));
    case "beard": return hexOf(lab("hair"));
    case "brow": return hexOf(keptApart(shaded(lab("hair"), 0.03), lab("skin"), 0.17));
    default: return hexOf(lip(lab("skin")));
  }
}

function shaded({ l, a, b }, step, warmth = 0) {
  const strength = 0.5 + 0.5 * clamp(l / 0.7, 0, 1);
  const saturation = 1 + 0.12 * strength;
  return { l: Math.max(l - step * strength, 0), a: a * saturation + warmth * strength, b: b * saturation };
}

function lit({ l, a, b }, step) {
  const strength = 0.55 + 0.45 * clamp((1 - l) / 0.5, 0, 1);
  return { l: Math.min(l + step * strength, 1), a: a * 0.98, b: b * 0.98 };
}

/** A pale colour of the same hue; of a grey it is a pale blue. */
export function pastel({ a, b }) {
  const chroma = Math.hypot(a, b);
  if (chroma < 0.02) return { l: 0.92, a: -0.012, b: -0.043 };
  return { l: 0.92, a: (0.045 * a) / chroma, b: (0.045 * b) / chroma };
}

function setOff(ground, things) {
  if (!things.some((thing) => distance(thing, ground) < 0.1)) return ground;
  return { l: ground.l - 0.16, a: ground.a * 1.7, b: ground.b * 1.7 };
}

function keptApart(lab, ground, least) {
  if (Math.abs(lab.l - ground.l) >= least) return lab;
  const darker = ground.l - least;
  return { ...lab, l: darker >= 0.08 ? darker : ground.l + least };
}

function readableSkin(lab) {
  if (lab.l >= 0.42) return lab;
  const drawn = Math.max(0.36 + (lab.l - 0.26) * 0.375, 0.36);
  const ratio = drawn / Math.max(lab.l, 0.2);
  return { l: drawn, a: lab.a * ratio * ratio, b: lab.b * ratio * ratio };
}

function standingOut(lab, ground, least) {
  const [across, along] = [lab.a - ground.a, lab.b - ground.b];
  const step = Math.sqrt(Math.max(least * least - across * across - along * along, 0));
  if (Math.abs(lab.l - ground.l) >= step) return lab;
  const [darker, lighter] = [ground.l - step, ground.l + step];
  return { ...lab, l: (lab.l > ground.l && lighter <= 1) || darker < 0.1 ? lighter : darker };
}

function lip({ l, a, b }) {
  const strength = 0.4 + 0.6 * clamp(l / 0.8, 0, 1);
  return { l: l - 0.16 * strength, a: a + 0.075 * strength, b: b * 0.7 + 0.012 };
}
