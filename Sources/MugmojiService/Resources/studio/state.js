// The avatar that is worked on, how it came about, and the styles that were loaded.

import * as api from "./api.js";
import { Library } from "./library.js";

const MOST_STEPS = 200;
const TOGETHER = 1200;

class State extends EventTarget {
  /** The recipe that is shown; never changed in place. */
  recipe = null;
  /** The photo, as long as the page is open: `{ file, url, index, faces }`. */
  photo = null;
  /** Style → slot → parts most like the photo. */
  nearest = {};
  #libraries = new Map();
  #loading = new Map();
  #past = [];
  #future = [];
  #group = null;
  #time = 0;

  /** The style of the recipe, with its parts; `undefined` while it is loaded. */
  get library() { return this.#libraries.get(this.recipe?.style); }

  libraryOf(style) { return this.#libraries.get(style); }

  /** Loads a style once. */
  load(style) {
    if (!this.#loading.has(style)) {
      const loading = (async () => {
        const info = await api.style(style);
        const { parts } = await api.parts(style, info.hash);
        this.#libraries.set(style, new Library(info, parts));
        return this.#libraries.get(style);
      })();
      loading.catch(() => this.#loading.delete(style));
      this.#loading.set(style, loading);
    }
    return this.#loading.get(style);
  }

  get canUndo() { return this.#past.length > 0; }
  get canRedo() { return this.#future.length > 0; }

  /** Begins with a recipe; what was before is forgotten. */
  begin(recipe, svg) {
    [this.#past, this.#future, this.#group] = [[], [], null];
    this.#show(recipe, svg);
  }

  /**
   * Changes the recipe, so that it can be undone.
   * @param group changes of one group that follow each other quickly, as of a slider, are one step
   */
  change(recipe, group = null) {
    const now = performance.now();
    const isTogether = group !== null && group === this.#group && now - this.#time < TOGETHER;
    if (!isTogether && this.recipe) this.#past.push(this.recipe);
    if (this.#past.length > MOST_STEPS) this.#past.shift();
    [this.#group, this.#time, this.#future] = [group, now, []];
    this.#show(recipe);
  }

  undo() { this.#step(this.#past, this.#future); }
  redo() { this.#step(this.#future, this.#past); }

  #step(from, to) {
    if (from.length === 0) return;
    to.push(this.recipe);
    this.#group = null;
    this.#show(from.pop());
  }

  #show(recipe, svg) {
    this.recipe = recipe;
    this.dispatchEvent(new CustomEvent("change", { detail: { svg } }));
  }
}

export const state = new State();
