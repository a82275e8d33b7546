// Faces by lot that people would meet, and styles' parts that mean the same.

import { withPart } from "./recipe.js";

const pick = (list, random) => list[Math.floor(random() * list.length)];

/** Parts that a photo may be matched with, without states of others. */
export const plainParts = (library, slot) =>
  library.parts(slot).filter((part) => part.isMatched && !part.id.includes("--"));

const CHANCES = { glasses: 0.28, facialHair: 0.22, headwear: 0.16, earrings: 0.25, details: 0.2 };

const SMILES = new Set(["closed", "smile", "teeth"]);

/** A face by lot. */
export function randomRecipe(library, random = Math.random) {
  let recipe = library.defaultRecipe();
  for (const { slot, required } of library.slots) {
    let parts = plainParts(library, slot);
    if (slot === "mouth") parts = parts.filter((part) => SMILES.has(part.tags.mouth ?? "closed"));
    if (slot === "eyes") parts = parts.filter((part) => part.tags.eyes === "open");
    const chance = required || slot === "hairFront" || slot === "outfit" ? 1 : CHANCES[slot] ?? 0;
    if (parts.length && random() < chance) recipe = withPart(recipe, library, slot, pick(parts, random).id);
  }
  const { palettes } = library.style;
  const colors = {};
  for (const role of ["skin", "hair", "iris", "cloth", "fabric", "frame"]) {
    if (!palettes[role]) continue;
    // Most people have one of the colours that hair grows in.
    const natural = palettes[role].filter((color) => role !== "hair" || color.value !== "dyed");
    colors[role] = pick(random() < 0.15 ? palettes[role] : natural, random).color;
  }
  recipe.colors = colors;
  if (random() < 0.25 && library.parts("backdrop").length) recipe = withPart(recipe, library, "backdrop", "circle");
  return recipe;
}

/** A recipe of another style: the same parts where it has them, else those that show the same. */
export function translated(recipe, from, to) {
  let other = to.defaultRecipe();
  for (const { slot, required, follows, several } of to.slots) {
    if (follows) continue;
    const id = recipe.parts[slot];
    if (!id) {
      if (!required && slot !== "outfit") other = withPart(other, to, slot, null);
      continue;
    }
    if (several) {
      const known = id.split("+").filter((one) => to.part(slot, one));
      other = withPart(other, to, slot, known.join("+"));
      continue;
    }
    const part = to.part(slot, id) ?? likest(from.part(slot, id), plainParts(to, slot));
    if (part) other = withPart(other, to, slot, part.id);
  }
  const translated = { ...recipe, style: to.style.name, parts: other.parts };
  delete translated.placements;
  if (!to.expression(recipe.expression)) delete translated.expression;
  return translated;
}

/** The part whose tags and name have most in common with those of another style's. */
function likest(part, candidates) {
  if (!part) return undefined;
  const words = new Set(part.id.split("-"));
  const score = (candidate) => {
    let score = candidate.id.split("-").filter((word) => words.has(word)).length;
    for (const [tag, value] of Object.entries(part.tags)) score += candidate.tags[tag] === value ? 4 : -4;
    return score;
  };
  return candidates.reduce((best, candidate) => (best && score(best) >= score(candidate) ? best : candidate), undefined);
}
