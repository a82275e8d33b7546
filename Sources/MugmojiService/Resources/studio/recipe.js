// Recipes: everything that an avatar is made of, as `mugmoji convert --recipe` writes it.

import { ROLES } from "./colors.js";
import { clamp, normalHex } from "./oklab.js";

export const CROPS = ["bust", "head", "tight"];
export const PLACES = ["auto", "top", "bottom", "bubble"];
export const CAPTION_STYLES = ["classic", "ink", "sunny", "bubblegum"];
const MOST_LAYERS = 8;
export const LONGEST_CAPTION = 500;

const NAME = /^[a-z0-9-]{1,128}$/;

/** The ids of a slot that holds several parts, each once. */
export const layersOf = (text) => (text ? [...new Set(text.split("+"))] : []);

function placementOf(value) {
  const number = (key, low, high, rest) =>
    Number.isFinite(value?.[key]) ? clamp(value[key], low, high) : rest;
  return {
    dx: number("dx", -512, 512, 0), dy: number("dy", -512, 512, 0),
    sx: number("sx", 0.1, 4, 1), sy: number("sy", 0.1, 4, 1),
  };
}

function captionOf(value) {
  if (typeof value?.text !== "string" || checkCaption(value.text) !== null) return undefined;
  const caption = { text: value.text };
  for (const key of ["mood", "language", "model"]) if (NAME.test(value[key] ?? "")) caption[key] = value[key];
  if (Number.isSafeInteger(value.seed) && value.seed >= 0) caption.seed = value.seed;
  if (PLACES.includes(value.place) && value.place !== "auto") caption.place = value.place;
  if (CAPTION_STYLES.includes(value.style) && value.style !== "classic") caption.style = value.style;
  return caption;
}

/** What is wrong with the words of a caption: `"empty"`, `"long"`, `"bars"`, `"signs"`, or `null`. */
export function checkCaption(text) {
  if ([...text].length > LONGEST_CAPTION) return "long";
  if (/[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]/u.test(text)) return "signs";
  const blocks = text.split("|").map((block) => block.trim());
  if (blocks.length > 2) return "bars";
  return blocks.some((block) => block === "") ? "empty" : null;
}

/**
 * Takes over what is sound in a recipe that may come from anybody, such as the address of the page.
 * @returns `null` where it is no recipe of this style
 */
export function soundRecipe(value, library) {
  if (value === null || typeof value !== "object" || value.style !== library.style.name) return null;
  const recipe = { version: 1, style: library.style.name, parts: {}, colors: {} };
  for (const row of library.slots) {
    const text = value.parts?.[row.slot];
    if (typeof text === "string") {
      const ids = row.several ? layersOf(text).slice(0, MOST_LAYERS) : [text];
      const known = ids.filter((id) => library.part(row.slot, id));
      if (known.length) recipe.parts[row.slot] = known.join("+");
    }
    if (value.placements?.[row.slot]) {
      recipe.placements ??= {};
      recipe.placements[row.slot] = placementOf(value.placements[row.slot]);
    }
  }
  for (const role of ROLES) {
    const color = normalHex(value.colors?.[role]);
    if (color) recipe.colors[role] = color;
  }
  if (Object.keys(recipe.parts).length === 0) return null;
  if (Number.isFinite(value.roll) && value.roll !== 0) recipe.roll = clamp(value.roll, -45, 45);
  if (library.expression(value.expression)) recipe.expression = value.expression;
  if (CROPS.includes(value.crop) && value.crop !== "bust") recipe.crop = value.crop;
  if (value.outline && typeof value.outline === "object") {
    const width = Number.isFinite(value.outline.width) ? clamp(value.outline.width, 1, 48) : 14;
    recipe.outline = { color: normalHex(value.outline.color) ?? "#ffffff", width };
  }
  const caption = captionOf(value.caption);
  if (caption) recipe.caption = caption;
  return recipe;
}

/** The recipe with `id` in `slot`, or with nothing there. The back of the hair follows its front. */
export function withPart(recipe, library, slot, id) {
  const parts = { ...recipe.parts };
  if (id) parts[slot] = id;
  else delete parts[slot];
  const follower = library.follower(slot);
  if (follower) {
    const back = id && library.part(slot, id)?.back;
    if (back) parts[follower] = back;
    else delete parts[follower];
  }
  return { ...recipe, parts };
}

/** The recipe with one of several parts put in or taken out. */
export function withLayer(recipe, library, slot, id, isOn) {
  const ids = layersOf(recipe.parts[slot]).filter((other) => other !== id);
  if (isOn) ids.push(id);
  return withPart(recipe, library, slot, ids.slice(-MOST_LAYERS).join("+"));
}

/** The recipe with a colour for `role`, or with the style's own where `color` is `null`. */
export function withColor(recipe, role, color) {
  const colors = { ...recipe.colors };
  if (color) colors[role] = color;
  else delete colors[role];
  return { ...recipe, colors };
}

/** The recipe with a key set, or left out where the value is `undefined` or what is meant without it. */
export function withKey(recipe, key, value) {
  const copy = { ...recipe };
  if (value === undefined || (key === "crop" && value === "bust")) delete copy[key];
  else copy[key] = value;
  return copy;
}

/** The recipe as a JSON file: sorted keys, indented. */
export function recipeText(recipe) {
  const sorted = (value) =>
    value !== null && typeof value === "object"
      ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])) : value;
  return JSON.stringify(sorted(recipe), null, 2) + "\n";
}
