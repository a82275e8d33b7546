// The tabs of the slots, and the panel of the one that is chosen.

import { captionPanel } from "./captions.js";
import { byId, icon, make, roving } from "./dom.js";
import { framePanel } from "./frame.js";
import { options } from "./options.js";
import { TABS } from "./slots.js";
import { state } from "./state.js";
import { stylePanel } from "./styles.js";
import { swatches } from "./swatches.js";
import { Thumbnails } from "./thumbnails.js";
import { word } from "./words.js";

let chosen = TABS[0].name;
let built = null;
let pieces = [];
let thumbnails = null;

/** The tabs for which a style has parts. */
const shownTabs = () => TABS.filter(({ slots }) =>
  slots.length === 0 || slots.some((slot) => state.library.parts(slot).length > 0)
  || (slots[0] === "backdrop"));

function buildTabs() {
  const list = byId("tabs");
  const tabs = shownTabs();
  if (!tabs.some(({ name }) => name === chosen)) chosen = tabs[0].name;
  list.replaceChildren(...tabs.map(({ name }) => make(
    "button",
    {
      type: "button", role: "tab", class: "tab", id: `tab-${name}`, "aria-controls": "options", "data-name": name,
      "aria-selected": String(name === chosen), tabindex: name === chosen ? "0" : "-1",
    },
    icon(name), make("span", {}, word(`tab.${name}`)))));
}

function buildPanel() {
  const panel = byId("options");
  thumbnails?.clear();
  // What scrolls is the panel where it has the height of the window, else the page.
  thumbnails = new Thumbnails(null);
  const { slots, roles } = TABS.find(({ name }) => name === chosen);
  const colors = roles.map((role) => swatches(role)).filter(Boolean);
  const shown = slots.filter((slot) => state.library.parts(slot).length > 0)
    .map((slot) => options(slot, thumbnails, { hasTitle: slots.length > 1 }));
  pieces = [...colors, ...shown];
  if (chosen === "words") pieces.push(captionPanel());
  if (chosen === "style") pieces.push(stylePanel(thumbnails));
  if (chosen === "backdrop") pieces.push(framePanel());
  panel.setAttribute("aria-labelledby", `tab-${chosen}`);
  panel.replaceChildren(make("h2", { class: "hidden" }, word(`tab.${chosen}`)), ...pieces.map(({ element }) => element));
  panel.scrollTop = 0;
  built = `${state.library.style.name}/${chosen}`;
}

function choose(name) {
  if (name === chosen && built) return;
  chosen = name;
  for (const tab of byId("tabs").children) {
    const isChosen = tab.dataset.name === name;
    tab.setAttribute("aria-selected", String(isChosen));
    tab.tabIndex = isChosen ? 0 : -1;
    if (isChosen) tab.scrollIntoView({ block: "nearest", inline: "center" });
  }
  buildPanel();
}

function update() {
  if (!state.library) return;
  if (built !== `${state.library.style.name}/${chosen}`) {
    // The focus stays where it was in the tabs of another style.
    const hadFocus = byId("options").contains(document.activeElement) ? document.activeElement.dataset.name : null;
    buildTabs();
    buildPanel();
    if (hadFocus) byId("options").querySelector(`[data-name="${hadFocus}"]`)?.focus();
    return;
  }
  for (const piece of pieces) piece.update();
  thumbnails.refresh();
}

/** Builds everything anew, for another photo or in another language. */
export function rebuildTabs() {
  built = null;
  update();
}

export function startTabs() {
  const list = byId("tabs");
  roving(list, ".tab", { onMove: (tab) => choose(tab.dataset.name) });
  list.addEventListener("click", (event) => {
    const tab = event.target.closest(".tab");
    if (tab) choose(tab.dataset.name);
  });
  state.addEventListener("change", update);
  document.addEventListener("mugmoji-language", rebuildTabs);
}
