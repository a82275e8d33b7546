// What the page says, in the language that is chosen.

import en from "./words.en.js";
import zh from "./words.zh.js";

const LANGUAGES = { en, zh };
const KEY = "mugmoji.language";

function stored() {
  try { return localStorage.getItem(KEY); } catch { return null; }
}

function preferred() {
  const own = stored();
  if (own in LANGUAGES) return own;
  return navigator.languages?.find((tag) => /^(en|zh)\b/i.test(tag))?.slice(0, 2).toLowerCase() ?? "en";
}

export let language = preferred();

/** What stands for `key`, with `{name}` replaced by the values. */
export function word(key, values = {}) {
  const text = LANGUAGES[language].words[key] ?? en.words[key] ?? key;
  return text.replaceAll(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** The name of a slot's part, for people. */
export const partName = (id, slot) => LANGUAGES[language].partName(id, slot);

/** The name of a colour of a palette. */
export const colorName = (name) => LANGUAGES[language].colorName(name);

/** An expression's or a mood's title. */
export const titleOf = (thing) => (language === "zh" ? thing.zh : thing.title ?? thing.en) ?? thing.title ?? thing.name;

/** Fills in all words of the document, or of what lies in an element. */
export function fillWords(root = document) {
  for (const element of root.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const element of root.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", word(element.dataset.label));
    if (element.tagName === "BUTTON") element.title = word(element.dataset.label);
  }
  if (root !== document) return;
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
  document.title = word("pageTitle");
}

/** Changes the language; everything is filled in anew by whoever listens to `mugmoji-language`. */
export function chooseLanguage(name) {
  language = name;
  try { localStorage.setItem(KEY, name); } catch { /* Then it is asked for again. */ }
  fillWords();
  document.dispatchEvent(new Event("mugmoji-language"));
}
