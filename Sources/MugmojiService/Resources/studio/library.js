// A style with all its parts. Drawings are read when they are first drawn.

import { readDrawing, rootOf } from "./drawing.js";

const TAGS = [
  "glasses", "headwear", "facial-hair", "hair-length", "bangs", "hair-texture", "mouth", "eyes", "headwear-kind",
  "hair-up", "earrings", "age", "clothes",
];
const LASH = "--lash";

class Part {
  #text;
  #drawing;

  constructor(slot, id, text) {
    this.slot = slot;
    this.id = id;
    this.#text = text;
    const root = rootOf(text);
    this.tags = {};
    for (const tag of TAGS) {
      const value = root[`data-${tag}`];
      if (value !== undefined) this.tags[tag.replace("-", "_")] = value;
    }
    this.back = root["data-back"];
    this.hairTop = root["data-hair-top"] === undefined ? undefined : Number(root["data-hair-top"]);
    this.isMatched = root["data-matched"] !== "no";
  }

  get drawing() {
    this.#drawing ??= readDrawing(this.#text);
    return this.#drawing;
  }

  get hidesHair() { return this.slot === "headwear" && this.tags.hair_length === "hidden"; }
  get liesOnSkin() { return this.slot === "facialHair" && this.tags.facial_hair === "stubble"; }
}

export class Library {
  #texts;
  #parts = new Map();

  /**
   * @param style what the server says of the style: slots in drawing order, palettes, colours, expressions
   * @param texts slot → id → SVG
   */
  constructor(style, texts) {
    this.style = style;
    this.slots = style.slots;
    this.rows = Object.fromEntries(style.slots.map((row) => [row.slot, row]));
    this.expressions = style.expressions ?? [];
    this.#texts = texts;
  }

  /** The part `id` of `slot`, or `undefined`. */
  part(slot, id) {
    if (typeof id !== "string" || !Object.hasOwn(this.#texts[slot] ?? {}, id)) return undefined;
    const key = `${slot}/${id}`;
    if (!this.#parts.has(key)) this.#parts.set(key, new Part(slot, id, this.#texts[slot][id]));
    return this.#parts.get(key);
  }

  /** All parts of a slot, by id. */
  parts(slot) {
    return Object.keys(this.#texts[slot] ?? {}).sort().map((id) => this.part(slot, id));
  }

  expression(name) { return this.expressions.find((expression) => expression.name === name); }

  /** The slot in which a part of `slot` names its partner. */
  follower(slot) { return this.slots.find((row) => row.follows === slot)?.slot; }

  /** The part that shows `eyes` in a state: `<eyes>--<state>`, else the style's part `<state>`, with lashes where there is one. */
  eyes(eyes, state) {
    if (eyes !== undefined) {
      const bare = eyes.endsWith(LASH) ? eyes.slice(0, -LASH.length) : eyes;
      const own = this.part("eyes", `${bare}--${state}`);
      if (own) return own;
      const lashed = eyes.includes("lash") && this.part("eyes", `${state}-lashes`);
      if (lashed) return lashed;
    }
    return this.part("eyes", state);
  }

  /** The face of a style that no photo has had a say in. */
  defaultRecipe() {
    const recipe = { version: 1, style: this.style.name, parts: {}, colors: {} };
    for (const row of this.slots) if (row.default) recipe.parts[row.slot] = row.default;
    for (const row of this.slots) {
      const leader = row.follows && this.part(row.follows, recipe.parts[row.follows]);
      if (leader?.back) recipe.parts[row.slot] = leader.back;
    }
    return recipe;
  }
}
