// A recipe as the part of an address behind `#`, which browsers send to nobody: JSON, deflated, in the letters of base64url.

const LONGEST = 1 << 16;

function lettersOf(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

const bytesOf = (letters) =>
  Uint8Array.from(atob(letters.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));

const through = (bytes, stream) => new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer();

/** `r=` and the recipe. */
export async function encodeRecipe(recipe) {
  const bytes = new TextEncoder().encode(JSON.stringify(recipe));
  return "r=" + lettersOf(new Uint8Array(await through(bytes, new CompressionStream("deflate-raw"))));
}

/** What `encodeRecipe` was given; `null` where a fragment holds none, or a broken one. */
export async function decodeRecipe(fragment) {
  const found = /(?:^|[#&])r=([\w-]{1,65536})(?:&|$)/.exec(fragment);
  if (!found) return null;
  try {
    const stream = new Blob([bytesOf(found[1])]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const chunks = [];
    let length = 0;
    for (const reader = stream.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      // Little can hold much that is deflated.
      if (length > LONGEST) return null;
      chunks.push(value);
    }
    return JSON.parse(await new Blob(chunks).text());
  } catch {
    return null;
  }
}
