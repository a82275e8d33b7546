// The words on the emoji: written by the service for a mood, or one's own.

import * as api from "./api.js";
import { icon, make, roving } from "./dom.js";
import { tell, waiting, warnOf } from "./notices.js";
import { CAPTION_STYLES, LONGEST_CAPTION, PLACES, checkCaption, withKey } from "./recipe.js";
import { state } from "./state.js";
import { language, titleOf, word } from "./words.js";

const COUNT = 4;

let moods = null;
/** What is kept while other tabs are open. */
const kept = { mood: "happy", language: null, prompt: "", another: 0, found: [] };

function set(caption, group) {
  state.change(withKey(state.recipe, "caption", caption), group);
}

/** Radio buttons as chips. */
function chips(name, values, wordOf, read, choose) {
  const group = make("div", { class: "chips", role: "radiogroup", "aria-label": name });
  for (const value of values) {
    group.append(make("button", { type: "button", role: "radio", class: "chip", tabindex: "-1", "data-value": value }, wordOf(value)));
  }
  roving(group, ".chip", { onMove: (chip) => chip.click() });
  group.addEventListener("click", (event) => {
    const chip = event.target.closest(".chip");
    if (!chip) return;
    choose(chip.dataset.value);
    update();
  });
  function update() {
    const chosen = String(read());
    for (const chip of group.children) {
      const isChosen = chip.dataset.value === chosen;
      chip.setAttribute("aria-checked", String(isChosen));
      chip.tabIndex = isChosen ? 0 : -1;
    }
    if (!group.querySelector('[tabindex="0"]') && group.firstChild) group.firstChild.tabIndex = 0;
  }
  update();
  return { element: make("div", { class: "field" }, make("h3", { class: "row-title" }, name), group), update };
}

export { chips };

export function captionPanel() {
  kept.language ??= language;
  const select = make("select", { id: "mood" });
  const fillMoods = () => select.replaceChildren(...(moods ?? []).map(({ mood, ...titles }) =>
    make("option", { value: mood, selected: mood === kept.mood }, titleOf(titles))));
  if (moods) fillMoods();
  else api.moods().then((answer) => { moods = answer; fillMoods(); }).catch((error) => warnOf(error));
  select.addEventListener("change", () => { [kept.mood, kept.another] = [select.value, 0]; });

  const languages = chips(word("captionLanguage"), ["en", "zh"], (name) => word(`language.${name}`), () => kept.language, (name) => {
    [kept.language, kept.another] = [name, 0];
  });
  const prompt = make("input", { type: "text", id: "prompt", maxlength: "80", value: kept.prompt, autocomplete: "off" });
  prompt.addEventListener("input", () => { [kept.prompt, kept.another] = [prompt.value, 0]; });

  const write = make("button", { type: "button", class: "primary" }, icon("words"), make("span", {}, word("captionWrite")));
  const found = make("div", { class: "lines", role: "radiogroup", "aria-label": word("captionLines") });
  roving(found, ".line", { onMove: (line) => line.click() });
  const own = make("textarea", { id: "own-words", rows: "2", maxlength: String(LONGEST_CAPTION), "aria-describedby": "own-hint" });
  const fault = make("p", { class: "fault", role: "alert" });
  const place = chips(word("captionPlace"), PLACES, (name) => word(`place.${name}`), () => state.recipe.caption?.place ?? "auto", (name) => {
    if (state.recipe.caption) set({ ...state.recipe.caption, place: name }, "caption-place");
  });
  const look = chips(word("captionStyle"), CAPTION_STYLES, (name) => word(`captionStyle.${name}`), () => state.recipe.caption?.style ?? "classic", (name) => {
    if (state.recipe.caption) set({ ...state.recipe.caption, style: name }, "caption-style");
  });
  const remove = make("button", { type: "button", class: "secondary" }, icon("close"), make("span", {}, word("captionRemove")));
  remove.addEventListener("click", () => {
    set(undefined);
    tell(word("captionRemoved"));
    own.focus();
  });

  /** A caption's words with the place and look that are chosen. */
  const placed = (caption) => ({
    ...caption, place: state.recipe.caption?.place ?? "auto", style: state.recipe.caption?.style ?? "classic",
  });

  function take(line) {
    const { text, mood, language, seed, model } = line;
    set(placed({ text, mood, language, seed, model }), "caption");
    tell(word("captionChosen", { text: text.replace("|", " ") }));
  }

  function showLines() {
    found.replaceChildren(...kept.found.map((line) => make(
      "button", { type: "button", role: "radio", class: "line", tabindex: "-1", lang: line.language, onclick: () => take(line) },
      line.text.replace("|", " / "))));
    updateLines();
  }

  function updateLines() {
    const text = state.recipe.caption?.text;
    [...found.children].forEach((button, index) => {
      const isChosen = kept.found[index].text === text;
      button.setAttribute("aria-checked", String(isChosen));
      button.tabIndex = isChosen ? 0 : -1;
    });
    if (found.firstChild && !found.querySelector('[tabindex="0"]')) found.firstChild.tabIndex = 0;
  }

  write.addEventListener("click", async () => {
    write.setAttribute("aria-disabled", "true");
    try {
      const { caption, ...recipe } = state.recipe;
      const answer = await api.captions({
        recipe, mood: kept.mood, language: kept.language, prompt: kept.prompt.trim() || undefined,
        another: kept.another, count: COUNT,
      }, waiting);
      kept.found = answer.captions;
      kept.another += COUNT;
      showLines();
      if (kept.found[0]) {
        // The face that goes with the mood comes with its words.
        const { expressions = [] } = moods?.find(({ mood }) => mood === kept.mood) ?? {};
        const expression = expressions.find((name) => state.library.expression(name));
        const { text, mood, language, seed, model } = kept.found[0];
        let next = withKey(state.recipe, "caption", placed({ text, mood, language, seed, model }));
        if (expression) next = withKey(next, "expression", expression);
        state.change(next);
        tell(word("captionChosen", { text: text.replace("|", " ") }));
      }
    } catch (error) {
      warnOf(error);
    } finally {
      write.removeAttribute("aria-disabled");
    }
  });

  own.addEventListener("input", () => {
    const text = own.value.replaceAll(/\s*\n\s*/g, " ");
    const reason = text.trim() === "" ? null : checkCaption(text);
    fault.textContent = reason ? word(`caption.${reason}`) : "";
    own.setAttribute("aria-invalid", String(reason !== null));
    if (reason) return;
    set(text.trim() === "" ? undefined : placed({ text: text.trim() }), "caption-own");
  });

  function update() {
    const { caption } = state.recipe;
    if (document.activeElement !== own) own.value = caption?.text ?? "";
    remove.hidden = !caption;
    write.querySelector("span").textContent = word(kept.found.length ? "captionAnother" : "captionWrite");
    place.update();
    look.update();
    place.element.hidden = look.element.hidden = !caption;
    updateLines();
  }
  const labelled = (id, key, control, hint) => make(
    "div", { class: "field" }, make("label", { class: "row-title", for: id }, word(key)), control, hint);
  const element = make(
    "div", { class: "form" },
    make("div", { class: "fields" }, labelled("mood", "mood", select), languages.element),
    labelled("prompt", "captionPrompt", prompt), write, found,
    labelled("own-words", "captionOwn", own, make("p", { id: "own-hint", class: "hint" }, word("captionHint"))), fault,
    place.element, look.element, remove);
  showLines();
  update();
  return { element, update };
}
