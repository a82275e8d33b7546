// Saving: pictures, the recipe, a link, and packs of stickers for chats.

import * as api from "./api.js";
import { chips } from "./captions.js";
import { compose, needsServer } from "./compose.js";
import { openDialog } from "./dialogs.js";
import { icon, make, saveFile } from "./dom.js";
import { recipeText } from "./recipe.js";
import { state } from "./state.js";
import { word } from "./words.js";

const SIZES = ["128", "512", "1024"];
/** Pictures that move have two dozen frames a second, each of which is drawn. */
const MOVING = 256;
const CHATS = ["whatsapp", "telegram", "signal", "discord", "slack", "imessage", "line", "wechat", "mastodon"];

const kept = { size: "512", chats: ["whatsapp", "telegram"], title: "My Mugmoji", author: "Me", moves: false, captions: "none" };

async function svg(onWait) {
  const { recipe, library } = state;
  if (library && !needsServer(recipe)) return new Blob([compose(recipe, library, { size: Number(kept.size) })], { type: "image/svg+xml" });
  return api.render(recipe, "image/svg+xml", { size: kept.size, onWait });
}

const KINDS = [
  { name: "png", file: "mugmoji.png", make: (onWait) => api.render(state.recipe, "image/png", { size: kept.size, onWait }) },
  { name: "svg", file: "mugmoji.svg", make: svg },
  { name: "webp", file: "mugmoji.webp", make: (onWait) => api.render(state.recipe, "image/webp", { size: kept.size, onWait }) },
  {
    name: "moving", file: "mugmoji-moving.webp",
    make: (onWait) => api.render(state.recipe, "image/webp", { size: Math.min(Number(kept.size), MOVING), animate: true, onWait }),
  },
  { name: "recipe", file: "mugmoji.json", make: async () => new Blob([recipeText(state.recipe)], { type: "application/json" }) },
];

/** A button that works for a while and then says how it went, in `result`. */
function worker(button, result, work) {
  button.addEventListener("click", async () => {
    if (button.getAttribute("aria-disabled")) return;
    button.setAttribute("aria-disabled", "true");
    button.classList.add("is-working");
    result.className = "result";
    result.textContent = word("working");
    try {
      result.textContent = await work((seconds) => { result.textContent = word("waiting", { seconds }); });
    } catch (error) {
      const title = word(`${error.kind}Title`);
      result.className = "result is-fault";
      result.textContent = title === `${error.kind}Title` ? error.detail ?? word("internalText") : `${title}. ${word(`${error.kind}Text`)}`;
    } finally {
      button.removeAttribute("aria-disabled");
      button.classList.remove("is-working");
    }
  });
}

function pictures(result) {
  const size = chips(word("size"), SIZES, (value) => `${value} px`, () => kept.size, (value) => { kept.size = value; });
  const list = make("div", { class: "downloads" }, ...KINDS.map((kind) => {
    const button = make(
      "button", { type: "button", class: "download" }, icon(kind.name === "recipe" ? "style" : "download"),
      make("span", { class: "download-words" }, make("strong", {}, word(`kind.${kind.name}`)), make("small", {}, word(`kind.${kind.name}Text`))));
    worker(button, result, async (onWait) => {
      saveFile(await kind.make(onWait), kind.file);
      return word("saved", { file: kind.file });
    });
    return button;
  }));
  const copy = make(
    "button", { type: "button", class: "download" }, icon("link"),
    make("span", { class: "download-words" }, make("strong", {}, word("kind.link")), make("small", {}, word("kind.linkText"))));
  worker(copy, result, async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      return word("linkCopied");
    } catch {
      return word("linkByHand");
    }
  });
  list.append(copy);
  return make("div", { class: "form" }, size.element, list);
}

function packs() {
  const result = make("p", { class: "result", role: "status" });
  const boxes = CHATS.map((chat) => {
    const box = make("input", { type: "checkbox", checked: kept.chats.includes(chat), value: chat });
    box.addEventListener("change", () => {
      kept.chats = boxes.filter((label) => label.firstChild.checked).map((label) => label.firstChild.value);
    });
    return make("label", { class: "check" }, box, make("span", {}, word(`chat.${chat}`)));
  });
  const field = (id, key) => {
    const input = make("input", { type: "text", id, maxlength: "30", value: kept[key], autocomplete: "off" });
    input.addEventListener("input", () => { kept[key] = input.value; });
    return make("div", { class: "field" }, make("label", { class: "row-title", for: id }, word(`pack.${key}`)), input);
  };
  const moves = make("input", { type: "checkbox", checked: kept.moves });
  moves.addEventListener("change", () => { kept.moves = moves.checked; });
  const captions = chips(word("pack.captions"), ["none", "en", "zh"], (name) => word(name === "none" ? "none" : `language.${name}`), () => kept.captions, (name) => { kept.captions = name; });
  const button = make("button", { type: "button", class: "primary" }, icon("pack"), make("span", {}, word("pack.make")));
  worker(button, result, async (wait) => {
    if (kept.chats.length === 0) return word("pack.noChat");
    const { caption, ...recipe } = state.recipe;
    const zip = await api.pack({
      recipe, platforms: kept.chats, title: kept.title.trim() || "My Mugmoji", author: kept.author.trim() || "Mugmoji",
      captions: kept.captions, animated: kept.moves,
    }, wait);
    saveFile(zip, "mugmoji-stickers.zip");
    return word("saved", { file: "mugmoji-stickers.zip" });
  });
  return make(
    "section", { class: "form packs", "aria-labelledby": "packs-title" }, make("h3", { id: "packs-title" }, word("packTitle")),
    make("p", { class: "hint" }, word("packHint")),
    make("fieldset", { class: "checks" }, make("legend", { class: "row-title" }, word("pack.chats")), ...boxes),
    make("div", { class: "fields" }, field("pack-title", "title"), field("pack-author", "author")), captions.element,
    make("label", { class: "check" }, moves, make("span", {}, word("pack.moves"))), button, result);
}

export function openSave() {
  const result = make("p", { class: "result", role: "status" });
  openDialog(word("saveTitle"), make("div", { class: "save" }, pictures(result), result, packs()), { className: "dialog-save" });
}
