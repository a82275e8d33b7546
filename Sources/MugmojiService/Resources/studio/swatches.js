// Colours to choose from: the style's palette, the colour that follows from the others, and a picker.

import { colorScheme } from "./colors.js";
import { icon, make, roving } from "./dom.js";
import { tell } from "./notices.js";
import { normalHex } from "./oklab.js";
import { withColor } from "./recipe.js";
import { paletteOf } from "./slots.js";
import { state } from "./state.js";
import { colorName, word } from "./words.js";

/**
 * The colours of a role.
 * @returns the element and what brings it up to date; `null` where the style draws nothing in that colour
 */
export function swatches(role) {
  const { library } = state;
  const palette = paletteOf(library.style, role);
  if (!palette) return null;
  const name = word(`role.${role}`);
  const choose = (color, group) => {
    state.change(withColor(state.recipe, role, color), group);
    tell(word("colorChosen", { role: name, color: nameOf(color) }));
  };
  const nameOf = (color) => {
    if (!color) return word("colorOwn");
    const known = palette.find((entry) => normalHex(entry.color) === color);
    return known ? colorName(known.name) : color;
  };
  const button = (color, label, more) => make("button", {
    type: "button", role: "radio", class: "swatch", tabindex: "-1", "aria-label": label, title: label,
    "data-color": color ?? "", onclick: () => choose(color),
  }, more);
  const own = button(null, word("colorOwn"), icon("again"));
  const buttons = palette.map((entry) => {
    const swatch = button(normalHex(entry.color), colorName(entry.name), icon("check"));
    swatch.style.setProperty("--color", entry.color);
    return swatch;
  });
  const group = make("div", { class: "swatches", role: "radiogroup", "aria-label": name }, own, ...buttons);
  roving(group, ".swatch", { onMove: (swatch) => swatch.click() });
  const input = make("input", { type: "color", "aria-label": word("colorPicker", { role: name }) });
  input.addEventListener("input", () => choose(normalHex(input.value), `color-${role}`));
  const picker = make("label", { class: "picker", title: word("colorPicker", { role: name }) }, icon("drop"), input);
  const element = make("div", { class: "colors" }, make("h3", { class: "row-title" }, name), make("div", { class: "color-row" }, picker, group));

  function update() {
    const chosen = normalHex(state.recipe.colors[role]);
    const drawn = colorScheme(state.recipe, library.style)[role];
    let found = null;
    for (const swatch of [own, ...buttons]) {
      const isChosen = found === null && (swatch.dataset.color || null) === chosen;
      swatch.setAttribute("aria-checked", String(isChosen));
      if (isChosen) found = swatch;
    }
    for (const swatch of [own, ...buttons]) swatch.tabIndex = swatch === (found ?? own) ? 0 : -1;
    own.style.setProperty("--color", chosen ? "transparent" : drawn);
    input.value = drawn;
    picker.style.setProperty("--color", drawn);
    picker.classList.toggle("is-chosen", chosen !== null && found === null);
  }
  update();
  return { element, update };
}
