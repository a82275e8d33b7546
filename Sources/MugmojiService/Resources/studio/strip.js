// The expressions, each drawn as one's own face.

import { byId, make, roving } from "./dom.js";
import { tell } from "./notices.js";
import { withKey } from "./recipe.js";
import { state } from "./state.js";
import { Thumbnails } from "./thumbnails.js";
import { titleOf, word } from "./words.js";

let thumbnails = null;
let style = null;

function choose(name) {
  if ((state.recipe.expression ?? "") === name) return;
  state.change(withKey(state.recipe, "expression", name || undefined), "expression");
  const expression = state.library.expression(name);
  tell(word("expressionChosen", { name: expression ? titleOf(expression) : word("ownExpression") }));
}

function build() {
  const strip = byId("expressions");
  thumbnails?.clear();
  thumbnails = new Thumbnails(strip);
  style = state.library.style.name;
  const own = { name: "", title: word("ownExpression"), zh: word("ownExpression") };
  strip.replaceChildren(...[own, ...state.library.expressions].map((expression) => {
    const title = titleOf(expression);
    const image = make("img", { alt: "", width: "56", height: "56", draggable: "false" });
    const button = make(
      "button", { type: "button", role: "radio", class: "face", tabindex: "-1", "data-name": expression.name, title },
      image, make("span", { class: "face-name" }, title));
    thumbnails.add(image, {
      recipe: () => {
        if (!state.library || state.library.style.name !== style) return null;
        const { caption, outline, crop, ...bare } = state.recipe;
        return { library: state.library, recipe: withKey(bare, "expression", expression.name || undefined) };
      },
    });
    return button;
  }));
}

function update() {
  if (!state.library) return;
  if (state.library.style.name !== style) build();
  const chosen = state.recipe.expression ?? "";
  for (const button of byId("expressions").children) {
    const isChosen = button.dataset.name === chosen;
    button.setAttribute("aria-checked", String(isChosen));
    button.tabIndex = isChosen ? 0 : -1;
  }
  thumbnails.refresh();
}

export function startStrip() {
  const strip = byId("expressions");
  roving(strip, ".face", { onMove: (button) => choose(button.dataset.name) });
  strip.addEventListener("click", (event) => {
    const button = event.target.closest(".face");
    if (button) choose(button.dataset.name);
  });
  byId("strip-more").addEventListener("click", () => {
    const isOpen = byId("strip").classList.toggle("is-open");
    byId("strip-more").setAttribute("aria-expanded", String(isOpen));
    thumbnails?.refresh();
  });
  state.addEventListener("change", update);
  document.addEventListener("mugmoji-language", () => {
    if (!state.library) return;
    build();
    update();
  });
}

/** Brings the strip up to date once a style is there. */
export const updateStrip = update;
