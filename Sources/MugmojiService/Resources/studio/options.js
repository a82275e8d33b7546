// The options of a slot, each drawn as one's own face with that part.

import { icon, make, roving } from "./dom.js";
import { tell } from "./notices.js";
import { plainParts } from "./random.js";
import { layersOf, withKey, withLayer, withPart } from "./recipe.js";
import { viewOf } from "./slots.js";
import { state } from "./state.js";
import { partName, word } from "./words.js";

const LASH = "--lash";
const FACE = new Set(["eyes", "brows", "mouth"]);

/** The recipe as thumbnails of a slot show it: without what would hide the part. */
function ground(recipe, slot) {
  let { caption, outline, crop, roll, ...bare } = recipe;
  const parts = { ...bare.parts };
  if (slot === "hairFront" || slot === "outfit") delete parts.headwear;
  if (slot === "eyes" || slot === "brows") delete parts.glasses;
  if (["effectFront", "effectBack", "props", "hands"].includes(slot)) {
    for (const other of ["effectFront", "effectBack", "props", "hands"]) delete parts[other];
  }
  bare = { ...bare, parts };
  const expression = state.library.expression(bare.expression);
  if (expression && (FACE.has(slot) || expression.parts?.[slot])) delete bare.expression;
  return bare;
}

/** Takes a part, and what would keep it from being seen out of its way. */
function take(slot, id) {
  const { library } = state;
  let recipe = withPart(state.recipe, library, slot, id);
  const expression = library.expression(recipe.expression);
  const isOverruled = expression && (expression[slot] || expression.parts?.[slot] || (slot === "brows" && (expression.brows || expression.leftBrow)));
  if (isOverruled) recipe = withKey(recipe, "expression", undefined);
  if (slot === "hairFront" && id && library.part("headwear", recipe.parts.headwear)?.hidesHair) {
    recipe = withPart(recipe, library, "headwear", null);
  }
  state.change(recipe, `part-${slot}`);
  tell(word("partChosen", { slot: word(`slot.${slot}`), part: id ? partName(id, slot) : word("none") }));
}

function option(slot, id, thumbnails, { similarity, hasSeveral }) {
  const name = id ? partName(id, slot) : word("none");
  const share = similarity === undefined ? null : Math.max(0, Math.round(similarity * 100));
  const label = share === null ? name : word("similar", { part: name, share });
  const image = make("img", { alt: "", width: "96", height: "96", draggable: "false" });
  const button = make(
    "button",
    {
      type: "button", class: "option", role: hasSeveral ? "checkbox" : "radio", "aria-label": label, title: label,
      tabindex: "-1", "data-id": id ?? "",
    },
    image, share !== null && make("span", { class: "share" }, `${share} %`),
    make("span", { class: "tick" }, icon("check")), !id && make("span", { class: "none" }, icon("none")));
  thumbnails.add(image, {
    view: viewOf(slot),
    recipe: () => {
      const { library } = state;
      if (!library) return null;
      const base = ground(state.recipe, slot);
      const shown = lashed(slot, id);
      return {
        library,
        recipe: hasSeveral && id ? withPart(base, library, slot, id) : withPart(base, library, slot, shown),
      };
    },
  });
  return button;
}

const hasLashes = (slot) => slot === "eyes" && (state.recipe.parts.eyes?.endsWith(LASH) ?? false);

/** Eyes with lashes, where one's own have some and these come with them. */
function lashed(slot, id) {
  const twin = id && hasLashes(slot) ? state.library.part(slot, id + LASH) : undefined;
  return twin?.id ?? id;
}

const bare = (id) => (id?.endsWith(LASH) ? id.slice(0, -LASH.length) : id ?? "");

/**
 * The options of a slot: those most like the photo, and all.
 * @returns the element and what brings it up to date
 */
export function options(slot, thumbnails, { hasTitle = false } = {}) {
  const { library } = state;
  const row = library.rows[slot];
  const hasSeveral = row.several;
  const plain = plainParts(library, slot).map((part) => part.id);
  const others = library.parts(slot).filter((part) => !part.isMatched && !part.id.includes("--")).map((part) => part.id);
  const nearest = (state.nearest[library.style.name]?.[slot] ?? []).filter(({ id }) => library.part(slot, id));
  const element = make("div", { class: "slot" });
  const groups = [];

  function addGroup(title, className, entries, isShown = true) {
    if (entries.length === 0) return;
    const group = make(
      "div", { class: className, role: hasSeveral ? "group" : "radiogroup", "aria-label": `${word(`slot.${slot}`)}: ${title}` },
      ...entries);
    // Moving on to an option takes it, as in every group of radio buttons.
    roving(group, ".option", { onMove: hasSeveral ? undefined : (button) => choose(button) });
    group.addEventListener("click", (event) => {
      const button = event.target.closest(".option");
      if (button) choose(button);
    });
    groups.push(group);
    element.append(...(isShown ? [make("h3", { class: "row-title" }, title)] : []), group);
  }

  function choose(button) {
    const id = button.dataset.id || null;
    if (!hasSeveral || id === null) return take(slot, lashed(slot, id));
    const isOn = button.getAttribute("aria-checked") !== "true";
    state.change(withLayer(state.recipe, library, slot, id, isOn));
    tell(word(isOn ? "layerOn" : "layerOff", { part: partName(id, slot) }));
  }

  const draw = (id, more) => option(slot, id, thumbnails, { hasSeveral, ...more });
  addGroup(word("likeYou"), "options-row", nearest.map(({ id, similarity }) => draw(id, { similarity })));
  const all = [...plain, ...others].map((id) => draw(id));
  if (!row.required) all.unshift(draw(null));
  addGroup(hasTitle ? word(`slot.${slot}`) : word("all"), "options-grid", all, hasTitle || nearest.length > 0);

  let lashes;
  if (slot === "eyes" && library.parts("eyes").some((part) => part.id.endsWith(LASH))) {
    lashes = make("button", { type: "button", class: "toggle", role: "switch" }, make("span", { class: "knob" }), word("lashes"));
    lashes.addEventListener("click", () => {
      const id = state.recipe.parts.eyes;
      const other = hasLashes(slot) ? bare(id) : id + LASH;
      if (!library.part("eyes", other)) return tell(word("lashesNone"));
      take("eyes", other);
    });
    element.prepend(lashes);
  }

  function update() {
    const chosen = hasSeveral ? layersOf(state.recipe.parts[slot]) : [bare(state.recipe.parts[slot])];
    for (const group of groups) {
      const buttons = [...group.children];
      let isReachable = false;
      for (const button of buttons) {
        const { id } = button.dataset;
        const isChosen = id === "" ? !state.recipe.parts[slot] : chosen.includes(id);
        button.setAttribute("aria-checked", String(isChosen));
        button.tabIndex = isChosen && !isReachable ? 0 : -1;
        isReachable ||= isChosen;
      }
      if (!isReachable && buttons[0]) buttons[0].tabIndex = 0;
      if (group.contains(document.activeElement)) {
        for (const button of buttons) button.tabIndex = button === document.activeElement ? 0 : -1;
      }
    }
    if (lashes) {
      lashes.setAttribute("aria-checked", String(hasLashes(slot)));
      lashes.disabled = !hasLashes(slot) && !library.part("eyes", (state.recipe.parts.eyes ?? "") + LASH);
    }
  }
  update();
  return { element, update };
}
