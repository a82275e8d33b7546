// What of the avatar is drawn, and the line round it, as stickers have one.

import { chips } from "./captions.js";
import { icon, make } from "./dom.js";
import { normalHex } from "./oklab.js";
import { CROPS, withKey } from "./recipe.js";
import { state } from "./state.js";
import { word } from "./words.js";

const LINES = ["#ffffff", "#26212e", "#ffc93c", "#ff7a8a", "#5ab4e8", "#4ca95c"];

export function framePanel() {
  const crop = chips(word("crop"), CROPS, (name) => word(`crop.${name}`), () => state.recipe.crop ?? "bust", (name) =>
    state.change(withKey(state.recipe, "crop", name)));
  const colors = chips(word("outline"), ["none", ...LINES], () => "", () => state.recipe.outline?.color ?? "none", (value) =>
    state.change(withKey(state.recipe, "outline", value === "none" ? undefined : { color: value, width: state.recipe.outline?.width ?? 14 })));
  for (const chip of colors.element.querySelectorAll(".chip")) {
    const { value } = chip.dataset;
    chip.className = "chip swatch";
    chip.setAttribute("aria-label", word(value === "none" ? "none" : `line.${value.slice(1)}`));
    chip.title = chip.getAttribute("aria-label");
    chip.append(icon(value === "none" ? "none" : "check"));
    if (value !== "none") chip.style.setProperty("--color", value);
  }
  const width = make("input", { type: "range", id: "outline-width", min: "4", max: "40", step: "1" });
  width.addEventListener("input", () => {
    const color = normalHex(state.recipe.outline?.color) ?? "#ffffff";
    state.change(withKey(state.recipe, "outline", { color, width: Number(width.value) }), "outline-width");
  });
  const widthField = make("div", { class: "field" }, make("label", { class: "row-title", for: "outline-width" }, word("outlineWidth")), width);
  function update() {
    crop.update();
    colors.update();
    widthField.hidden = !state.recipe.outline;
    width.value = String(state.recipe.outline?.width ?? 14);
  }
  update();
  return { element: make("div", { class: "form" }, crop.element, colors.element, widthField), update };
}
