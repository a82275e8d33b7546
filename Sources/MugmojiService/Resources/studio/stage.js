// The large picture: drawn here at once, or by the service where words or a crop are wanted; and the photo beside it.

import * as api from "./api.js";
import { compose, needsServer } from "./compose.js";
import { colorScheme, pastel } from "./colors.js";
import { byId, settled } from "./dom.js";
import { tell, warnOf } from "./notices.js";
import { distance, hexOf, labOf } from "./oklab.js";
import { state } from "./state.js";
import { partName, titleOf, word } from "./words.js";

const parser = new DOMParser();

let drawing = null;

/** Puts an SVG document into the stage. */
function put(svg) {
  const root = parser.parseFromString(svg, "image/svg+xml").documentElement;
  if (root.localName !== "svg") return;
  // The stage says what the picture shows, and how large it is.
  for (const name of ["role", "width", "height"]) root.removeAttribute(name);
  root.setAttribute("aria-hidden", "true");
  root.querySelector("title")?.remove();
  byId("avatar").replaceChildren(document.importNode(root, true));
}

const fromService = settled(40, async (recipe) => {
  drawing?.abort();
  drawing = new AbortController();
  const { signal } = drawing;
  byId("stage").classList.add("is-drawing");
  try {
    const blob = await api.render(recipe, "image/svg+xml", { signal });
    const svg = await blob.text();
    if (!signal.aborted && state.recipe === recipe) put(svg);
  } catch (error) {
    if (error.name !== "AbortError") warnOf(error);
  } finally {
    if (!signal.aborted) byId("stage").classList.remove("is-drawing");
  }
});

function describe() {
  const { recipe, library } = state;
  const names = ["hairFront", "glasses", "headwear", "facialHair"].flatMap((slot) =>
    recipe.parts[slot] ? [partName(recipe.parts[slot], slot)] : []);
  const expression = library?.expression(recipe.expression);
  if (expression) names.push(titleOf(expression));
  if (recipe.caption) names.push(`“${recipe.caption.text.replace("|", " ")}”`);
  byId("avatar").setAttribute("aria-label", word("avatarLabel", { parts: names.join(word("comma")) }));
}

/** The stage has the hue of the clothes, pale, and deep where the page is dark; one that the skin stands out from. */
function tint({ cloth, skin }) {
  let pale = pastel(labOf(cloth));
  if (distance(pale, labOf(skin)) < 0.15) pale = { l: 0.92, a: -0.012, b: -0.043 };
  const { style } = document.documentElement;
  style.setProperty("--tint", hexOf(pale));
  style.setProperty("--tint-dark", hexOf({ l: 0.4, a: pale.a * 1.2, b: pale.b * 1.2 }));
}

function show({ detail: { svg } }) {
  const { recipe, library } = state;
  if (!library) {
    if (svg) put(svg);
  } else if (!needsServer(recipe)) {
    drawing?.abort();
    byId("stage").classList.remove("is-drawing");
    put(compose(recipe, library));
  } else {
    // Till it comes, the avatar without words is nearer than the old one.
    if (!byId("avatar").firstChild) put(compose(recipe, library));
    fromService(recipe);
  }
  if (library) tint(colorScheme(recipe, library.style));
  describe();
}

/** Shows the part of the photo with the face, as large as the face of the avatar is. */
function frame(image, photo) {
  const box = photo.faces?.[photo.index]?.face?.box;
  const { naturalWidth: width, naturalHeight: height } = image;
  const side = box ? Math.max(box.width, box.height) * 1.65 : Math.min(width, height);
  const x = box ? box.x + box.width / 2 - side / 2 : (width - side) / 2;
  const y = box ? box.y + box.height / 2 - side * 0.52 : (height - side) / 2;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 512;
  const context = canvas.getContext("2d");
  context.drawImage(image, x, y, side, side, 0, 0, 512, 512);
  return new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.9));
}

let shown = null;

/** Makes the photo ready to be compared with. */
export async function preparePhoto() {
  const { photo } = state;
  const [button, picture] = [byId("compare"), byId("photo")];
  comparing(false);
  button.hidden = true;
  if (shown) URL.revokeObjectURL(shown);
  shown = null;
  if (!photo) return;
  const url = URL.createObjectURL(photo.file);
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
    shown = URL.createObjectURL(await frame(image, photo));
    picture.src = shown;
    button.hidden = false;
  } catch {
    // A kind of picture that the service reads and this browser does not: there is nothing to compare with.
  } finally {
    URL.revokeObjectURL(url);
  }
}

function comparing(isOn) {
  byId("compare").setAttribute("aria-pressed", String(isOn));
  byId("photo").hidden = !isOn;
  byId("stage").classList.toggle("is-comparing", isOn);
}

export function startStage() {
  state.addEventListener("change", show);
  document.addEventListener("mugmoji-language", () => { if (state.recipe) describe(); });
  byId("compare").addEventListener("click", () => {
    const isOn = byId("compare").getAttribute("aria-pressed") !== "true";
    comparing(isOn);
    byId("photo").alt = word("photoAlt");
    tell(word(isOn ? "comparing" : "comparingNot"));
  });
}
