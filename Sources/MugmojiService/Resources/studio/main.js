// The page: from a photo, or without one, to an avatar that is finished by hand.

import * as api from "./api.js";
import { takePhoto } from "./camera.js";
import { byId, make, settled } from "./dom.js";
import { chooseFace } from "./faces.js";
import { decodeRecipe, encodeRecipe } from "./fragment.js";
import { clear, tell, waiting, warn, warnOf } from "./notices.js";
import { randomRecipe } from "./random.js";
import { soundRecipe } from "./recipe.js";
import { openSave } from "./save.js";
import { preparePhoto, startStage } from "./stage.js";
import { state } from "./state.js";
import { startStrip, updateStrip } from "./strip.js";
import { rebuildTabs, startTabs } from "./tabs.js";
import { startTheme } from "./theme.js";
import { chooseLanguage, fillWords, language, word } from "./words.js";

const USUAL = "pop";

// MARK: What is shown

function showScreen(name) {
  document.body.dataset.screen = name;
  byId("start").hidden = name !== "start";
  byId("studio").hidden = name !== "studio";
  byId("save").hidden = byId("new-photo").hidden = name !== "studio";
}

/** Opens the editor with a recipe, at once with a drawing that is there already. */
async function open(recipe, { svg, photo = null, nearest } = {}) {
  clear();
  state.photo = photo;
  if (nearest) state.nearest = { [recipe.style]: nearest };
  else state.nearest = {};
  byId("faces").hidden = true;
  showScreen("studio");
  state.begin(recipe, svg);
  preparePhoto();
  await state.load(recipe.style);
  if (state.recipe !== recipe) return;
  state.begin(recipe);
  rebuildTabs();
  updateStrip();
}

function working(isOn, text = "") {
  document.body.classList.toggle("is-working", isOn);
  byId("main").setAttribute("aria-busy", String(isOn));
  document.querySelector(".drop-hint").textContent = isOn ? text : word("dropHint");
  if (isOn) tell(text);
}

// MARK: How an avatar comes about

async function openRecipeFile(file) {
  let value = null;
  try {
    value = JSON.parse(await file.text());
  } catch { /* Told below. */ }
  const library = await state.load(typeof value?.style === "string" ? value.style : USUAL).catch(() => null);
  const recipe = library && soundRecipe(value, library);
  if (!recipe) return warn(word("bad-recipeTitle"), word("bad-recipeText"));
  await open(recipe);
}

let turn = 0;

const SIDE = 1600;

/** A photo that is no larger than is needed to find faces in; itself where the browser cannot read it. */
async function reduced(file) {
  try {
    const bitmap = await createImageBitmap(file);
    const scale = SIDE / Math.max(bitmap.width, bitmap.height);
    if (scale >= 1) return file;
    const canvas = make("canvas", { width: Math.round(bitmap.width * scale), height: Math.round(bitmap.height * scale) });
    canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    return await new Promise((done) => canvas.toBlob((blob) => done(blob ?? file), "image/jpeg", 0.92));
  } catch {
    return file;
  }
}

/** Once the largest face has its avatar, the others are looked for; people may take one of theirs. */
async function lookForMore(photo) {
  try {
    const file = await reduced(photo.file);
    const faces = await api.emoji(file, photo.faces[0].recipe.style, "all");
    if (faces.length < 2 || state.photo !== photo) return;
    const size = ({ face }) => (face?.box?.width ?? 0) * (face?.box?.height ?? 0);
    const index = faces.reduce((best, face, place) => (size(face) > size(faces[best]) ? place : best), 0);
    Object.assign(photo, { file, faces, index });
    byId("faces").hidden = false;
    warn(word("facesTitle", { count: faces.length }), word("facesText"), {
      kind: "hint", action: { text: word("facesChoose"), run: chooseOther },
    });
  } catch { /* One face is there, which is what most photos have. */ }
}

async function chooseOther() {
  const { photo } = state;
  const index = await chooseFace(photo.faces);
  if (index === null || state.photo !== photo) return;
  const { recipe, svg, nearest } = photo.faces[index];
  // The photo may have been looked at in another style than the one that is shown now.
  await open(recipe, { svg, nearest, photo: { ...photo, index, ofStyle: undefined } });
  byId("faces").hidden = false;
  tell(word("ready"));
}

/** Makes the avatar of the largest face of a picture. */
async function openPicture(file) {
  clear();
  if (/json/.test(file.type) || file.name?.endsWith(".json")) return openRecipeFile(file);
  const own = ++turn;
  working(true, word("looking"));
  try {
    const style = state.recipe?.style ?? USUAL;
    const faces = await api.emoji(file, style, "largest", waiting);
    if (own !== turn) return;
    working(false);
    const { recipe, svg, nearest } = faces[0];
    const photo = { file, index: 0, faces };
    const opening = open(recipe, { svg, nearest, photo });
    tell(word("ready"));
    byId("studio-title").focus({ preventScroll: true });
    await opening;
    lookForMore(photo);
  } catch (error) {
    working(false);
    const isPicture = ["no-face", "not-a-picture", "too-large", "too-many-pixels"].includes(error.kind);
    warnOf(error, isPicture
      ? { text: word("otherPhoto"), run: () => byId("file").click() } : { text: word("again"), run: () => openPicture(file) });
  }
}

async function openRandom() {
  const before = state.recipe;
  working(true, word("looking"));
  try {
    const library = await state.load(before?.style ?? USUAL);
    const recipe = randomRecipe(library);
    working(false);
    if (document.body.dataset.screen === "studio") {
      const { caption, outline, crop, expression } = before;
      state.change(Object.fromEntries(
        Object.entries({ ...recipe, caption, outline, crop, expression }).filter(([, value]) => value !== undefined)));
    } else {
      await open(recipe);
      byId("random").focus({ preventScroll: true });
    }
    tell(word("randomReady"));
  } catch (error) {
    working(false);
    warnOf(error, { text: word("again"), run: openRandom });
  }
}

/** Opens what the address holds; `false` where it holds nothing. */
async function openAddress() {
  const value = await decodeRecipe(location.hash);
  if (!value) return false;
  try {
    const library = await state.load(/^[a-z0-9-]{1,128}$/.test(value.style) ? value.style : USUAL);
    const recipe = soundRecipe(value, library);
    if (!recipe) {
      warn(word("bad-linkTitle"), word("bad-linkText"));
      return false;
    }
    await open(recipe);
    return true;
  } catch (error) {
    warnOf(error.kind === "not-found" ? { kind: "bad-link" } : error, { text: word("again"), run: openAddress });
    return false;
  }
}

// MARK: The address

let written = "";

const writeAddress = settled(150, async () => {
  const { recipe } = state;
  // A browser that does not deflate has no addresses of avatars.
  const fragment = await encodeRecipe(recipe).catch(() => null);
  if (fragment === null) return;
  if (state.recipe !== recipe || document.body.dataset.screen !== "studio") return;
  written = "#" + fragment;
  history.replaceState(null, "", location.pathname + location.search + written);
});

// MARK: Wiring

function startFiles() {
  for (const id of ["file", "capture"]) {
    byId(id).addEventListener("change", () => {
      const [file] = byId(id).files;
      byId(id).value = "";
      if (file) openPicture(file);
    });
  }
  byId("choose").addEventListener("click", () => byId("file").click());
  byId("new-photo").addEventListener("click", goHome);
  byId("camera").addEventListener("click", () => takePhoto(openPicture));
  document.addEventListener("paste", (event) => {
    const file = [...(event.clipboardData?.files ?? [])].find(({ type }) => type.startsWith("image/"));
    if (!file) return;
    event.preventDefault();
    openPicture(file);
  });
  let depth = 0;
  const over = (isOn) => { byId("dropping").hidden = !isOn; };
  document.addEventListener("dragenter", (event) => {
    if (![...(event.dataTransfer?.types ?? [])].includes("Files")) return;
    depth += 1;
    over(true);
  });
  document.addEventListener("dragleave", () => {
    depth = Math.max(depth - 1, 0);
    if (depth === 0) over(false);
  });
  document.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    depth = 0;
    over(false);
    openPicture(event.dataTransfer.files[0]);
  });
}

function goHome() {
  turn += 1;
  working(false);
  clear();
  showScreen("start");
  history.replaceState(null, "", location.pathname + location.search);
  showExamples();
  byId("choose").focus();
}

function startHistory() {
  const step = (isBack) => {
    const can = isBack ? state.canUndo : state.canRedo;
    if (!can) return;
    if (isBack) state.undo();
    else state.redo();
    tell(word(isBack ? "undone" : "redone"));
  };
  byId("undo").addEventListener("click", () => step(true));
  byId("redo").addEventListener("click", () => step(false));
  byId("random").addEventListener("click", openRandom);
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || document.body.dataset.screen !== "studio") return;
    if (event.target.matches("input[type=text], textarea") || document.querySelector("dialog[open]")) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    step(key === "z" && !event.shiftKey);
  });
  state.addEventListener("change", () => {
    // A button that goes out of use under the finger would lose the focus.
    byId("undo").setAttribute("aria-disabled", String(!state.canUndo));
    byId("redo").setAttribute("aria-disabled", String(!state.canRedo));
    writeAddress();
  });
}

function showLanguage() {
  const button = byId("language");
  button.textContent = language === "zh" ? "EN" : "中文";
  button.lang = language === "zh" ? "en" : "zh-Hans";
  button.setAttribute("aria-label", language === "zh" ? "EN, switch to English" : "中文，切换到中文");
}

function startLanguage() {
  byId("language").addEventListener("click", () => chooseLanguage(language === "zh" ? "en" : "zh"));
  document.addEventListener("mugmoji-language", showLanguage);
  fillWords();
  showLanguage();
}

/** Faces by lot that the service draws, to show what comes out. */
function showExamples() {
  const examples = byId("examples");
  if (examples.children.length) return;
  for (const seed of ["river", "plum", "maple", "cloud", "ember", "lotus", "pepper", "moss", "sunny"]) {
    examples.append(make("img", { src: `/v1/avatar/${seed}.svg`, alt: "", width: "160", height: "160" }));
  }
}

async function start() {
  startLanguage();
  startTheme();
  startFiles();
  startStage();
  startStrip();
  startTabs();
  startHistory();
  byId("home").addEventListener("click", goHome);
  byId("save").addEventListener("click", openSave);
  byId("faces").addEventListener("click", chooseOther);
  byId("without").addEventListener("click", openRandom);
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    (byId("studio").hidden ? byId("choose") : byId("tabs").querySelector('[tabindex="0"]') ?? byId("options")).focus();
  });
  addEventListener("hashchange", () => { if (location.hash !== written) openAddress(); });
  addEventListener("online", clear);
  addEventListener("offline", () => warn(word("offlineTitle"), word("offlineText")));
  showScreen("start");
  if (location.hash.includes("r=") && await openAddress()) return;
  showExamples();
  // While people look for their photo, the parts come.
  state.load(USUAL).catch(() => { /* It is asked for again when it is needed, and told then. */ });
}

start();
