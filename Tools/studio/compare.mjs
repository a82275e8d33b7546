// Compares what the studio's page composes with what the server draws: recipes by lot, every byte of the SVG.
//
//   node Tools/studio/compare.mjs http://127.0.0.1:8080 [recipes of each style, 200]
//
// Status 0: all are equal. With differences it names the first line that differs, writes both files beside each other
// into the folder for temporary files, and ends with 1.

import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const studio = new URL("../../Sources/MugmojiService/Resources/studio/", import.meta.url);
const { Library } = await import(new URL("library.js", studio));
const { compose } = await import(new URL("compose.js", studio));
const { randomRecipe } = await import(new URL("random.js", studio));
const { soundRecipe, withPart } = await import(new URL("recipe.js", studio));
const { decodeRecipe, encodeRecipe } = await import(new URL("fragment.js", studio));

const server = new URL(process.argv[2] ?? "http://127.0.0.1:8080");
const count = Number(process.argv[3] ?? 200);

/** Numbers by lot, 0…1, the same in every run: a linear congruence, whose upper bits do for drawing lots. */
function lots(state) {
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

async function get(path) {
  const answer = await fetch(new URL(path, server));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

async function drawn(recipe) {
  const answer = await fetch(new URL("/v1/render", server), {
    method: "POST", body: JSON.stringify(recipe), headers: { "Content-Type": "application/json", Accept: "image/svg+xml" },
  });
  if (answer.status === 503) {
    await new Promise((done) => setTimeout(done, 300));
    return drawn(recipe);
  }
  const text = await answer.text();
  if (!answer.ok) throw new Error(`render: ${answer.status} ${text}\n${JSON.stringify(recipe)}`);
  return text;
}

/** A face as random ones are, and then parts, colours, places, a lean, an expression and an outline that no photo would give. */
function wildRecipe(library, random) {
  let recipe = randomRecipe(library, random);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const hex = () => "#" + Math.floor(random() * 0x1000000).toString(16).padStart(6, "0");
  for (const { slot, required, follows, several } of library.slots) {
    const parts = library.parts(slot);
    if (follows || parts.length === 0 || random() < 0.3) continue;
    if (several) {
      const ids = new Set(Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(parts).id));
      recipe = withPart(recipe, library, slot, [...ids].join("+"));
    } else if (required || random() < 0.6) {
      recipe = withPart(recipe, library, slot, pick(parts).id);
    }
    if (random() < 0.4) {
      const about = (middle, span) => Math.round((middle + (random() - 0.5) * span) * 1000) / 1000;
      recipe.placements = {
        ...recipe.placements, [slot]: { dx: about(0, 40), dy: about(0, 40), sx: about(1, 0.6), sy: about(1, 0.6) },
      };
    }
  }
  recipe.colors = { ...recipe.colors };
  for (const role of ["skin", "hair", "cloth", "fabric", "frame", "iris", "lip", "brow", "beard", "backdrop", "hair-light"]) {
    if (random() < 0.25) recipe.colors[role] = hex();
  }
  if (random() < 0.6) recipe.expression = pick(library.expressions).name;
  if (random() < 0.3) recipe.roll = Math.round((random() - 0.5) * 600) / 10;
  if (random() < 0.2) recipe.outline = { color: hex(), width: 1 + Math.floor(random() * 40) };
  return recipe;
}

let differences = 0;
for (const { name } of await get("/v1/styles")) {
  const [style, { parts }] = await Promise.all([get(`/v1/styles/${name}`), get(`/v1/styles/${name}/parts.json`)]);
  const library = new Library(style, parts);
  const random = lots(18);
  const recipes = [library.defaultRecipe()];
  for (const { name: expression } of library.expressions) recipes.push({ ...library.defaultRecipe(), expression });
  for (let index = 0; index < count; index += 1) recipes.push(wildRecipe(library, random));
  let [equal, milliseconds] = [0, 0];
  for (const recipe of recipes) {
    const back = soundRecipe(await decodeRecipe(await encodeRecipe(recipe)), library);
    const start = performance.now();
    const own = compose(back, library);
    milliseconds += performance.now() - start;
    const expected = await drawn(recipe);
    if (own === expected) {
      equal += 1;
      continue;
    }
    differences += 1;
    if (differences > 5) continue;
    const [ours, theirs] = [own.split("\n"), expected.split("\n")];
    const at = ours.findIndex((line, index) => line !== theirs[index]);
    for (const [kind, text] of [["page", own], ["server", expected]]) writeFileSync(join(tmpdir(), `${name}-${kind}-${differences}.svg`), text);
    console.log(`${name}: line ${at + 1}\n  page   ${ours[at]?.slice(0, 200)}\n  server ${theirs[at]?.slice(0, 200)}\n  ${JSON.stringify(recipe)}`);
  }
  console.log(`${name}: ${equal} of ${recipes.length} equal, ${(milliseconds / recipes.length).toFixed(2)} ms each to compose`);
}
process.exit(differences === 0 ? 0 : 1);
