// Small pictures that are drawn when they come into sight, and again when what they show has changed.

import { compose } from "./compose.js";

const BUDGET = 9;

/** Draws the pictures in one scrolling element. */
export class Thumbnails {
  #observer;
  #waiting = new Set();
  #visible = new Set();
  #isScheduled = false;
  /** image → `{ recipe(): recipe, view }`; what it shows is asked for when it is drawn. */
  #subjects = new Map();

  constructor(root) {
    this.#observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) {
          this.#visible.add(target);
          this.#ask(target);
        } else {
          this.#visible.delete(target);
          this.#waiting.delete(target);
        }
      }
    }, { root, rootMargin: "160px", scrollMargin: "160px" });
  }

  add(image, subject) {
    this.#subjects.set(image, { ...subject, shown: null });
    this.#observer.observe(image);
  }

  /** Those in sight are drawn anew, the others when they come into sight. */
  refresh() { for (const image of this.#visible) this.#ask(image); }

  clear() {
    this.#observer.disconnect();
    for (const image of this.#subjects.keys()) if (image.src) URL.revokeObjectURL(image.src);
    this.#subjects.clear();
    this.#visible.clear();
    this.#waiting.clear();
  }

  #ask(image) {
    this.#waiting.add(image);
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setTimeout(() => this.#work(), 0);
  }

  #work() {
    this.#isScheduled = false;
    const start = performance.now();
    for (const image of this.#waiting) {
      this.#waiting.delete(image);
      this.#draw(image);
      if (performance.now() - start > BUDGET && this.#waiting.size) {
        this.#isScheduled = true;
        requestAnimationFrame(() => setTimeout(() => this.#work(), 0));
        return;
      }
    }
  }

  #draw(image) {
    const subject = this.#subjects.get(image);
    if (!subject) return;
    const { recipe, library } = subject.recipe() ?? {};
    if (!library) return;
    const key = JSON.stringify(recipe);
    if (key === subject.shown) return;
    subject.shown = key;
    const svg = compose(recipe, library, { size: 128, view: subject.view ?? library.style.viewBox });
    const old = image.src;
    image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    if (old) URL.revokeObjectURL(old);
  }
}
