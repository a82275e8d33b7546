// The styles: the same person in another drawing.

import * as api from "./api.js";
import { make, roving } from "./dom.js";
import { tell, waiting, warnOf } from "./notices.js";
import { translated } from "./random.js";
import { state } from "./state.js";
import { word } from "./words.js";

let known = null;

/** Makes the avatar anew in another style: from the photo where there is one, else by what its parts show. */
async function choose(name) {
  const from = state.library;
  if (!from || from.style.name === name) return;
  try {
    const { recipe, photo } = state;
    const to = await state.load(name);
    let next = translated(recipe, from, to);
    if (photo) {
      photo.ofStyle ??= {};
      const faces = photo.ofStyle[name] ??= await api.emoji(photo.file, name, photo.faces.length > 1 ? "all" : "largest", waiting);
      const face = faces[photo.index];
      if (face) {
        state.nearest[name] = face.nearest;
        const { caption, outline, crop, expression } = next;
        next = Object.fromEntries(Object.entries({ ...face.recipe, caption, outline, crop, expression }).filter(([, value]) => value !== undefined));
      }
    }
    if (state.recipe !== recipe) return;
    state.change(next);
    tell(word("styleChosen", { name: to.style.title }));
  } catch (error) {
    warnOf(error, { text: word("again"), run: () => choose(name) });
  }
}

export function stylePanel(thumbnails) {
  const group = make("div", { class: "style-cards", role: "radiogroup", "aria-label": word("tab.style") });
  roving(group, ".style-card");
  group.addEventListener("click", (event) => {
    const card = event.target.closest(".style-card");
    if (card) choose(card.dataset.name);
  });
  const text = (name) => {
    const words = word(`style.${name}`);
    return words === `style.${name}` ? "" : words;
  };
  function fill() {
    group.replaceChildren(...known.map(({ name, title, author, license }) => {
      const image = make("img", { alt: "", width: "128", height: "128" });
      thumbnails.add(image, {
        recipe: () => {
          const [from, library] = [state.library, state.libraryOf(name)];
          if (!from || !library) return null;
          const { caption, outline, crop, ...recipe } = state.recipe;
          return { library, recipe: from === library ? recipe : translated(recipe, from, library) };
        },
      });
      if (!state.libraryOf(name)) state.load(name).then(() => thumbnails.refresh()).catch(() => { /* It is told when it is chosen. */ });
      return make(
        "button", { type: "button", role: "radio", class: "style-card", tabindex: "-1", "data-name": name }, image,
        make("span", { class: "style-words" }, make("strong", {}, title), make("span", {}, text(name)), make("small", {}, `${author}, ${license}`)));
    }));
    update();
  }
  function update() {
    for (const card of group.children) {
      const isChosen = card.dataset.name === state.recipe.style;
      card.setAttribute("aria-checked", String(isChosen));
      card.tabIndex = isChosen ? 0 : -1;
    }
  }
  if (known) fill();
  else api.styles().then((styles) => { known = styles; fill(); }).catch((error) => warnOf(error));
  return { element: make("div", {}, make("p", { class: "hint" }, word("styleHint")), group), update };
}
