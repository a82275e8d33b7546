// Asks the service. What goes wrong is a `Problem` with a kind that the page has words for.

const MOST_BYTES = 20 * 1024 * 1024;
const TRIES = 4;

/** Why the service did not do what it was asked for. */
export class Problem extends Error {
  constructor(kind, title, detail) {
    super(title ?? kind);
    [this.kind, this.title, this.detail] = [kind, title, detail];
  }
}

/** Problems that are told in the same words. */
const ALIKE = {
  "body-timeout": "timeout", "unsupported-media-type": "not-a-picture", "no-such-face": "no-face", "head-too-large": "bad-request",
  "path-too-long": "bad-request", "not-acceptable": "bad-request", "method-not-allowed": "bad-request",
};

function kindOf(type, status) {
  const kind = /^urn:mugmoji:([\w-]+)$/.exec(type ?? "")?.[1];
  return ALIKE[kind] ?? kind ?? (status === 503 ? "busy" : "internal");
}

const later = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

/**
 * Fetches. A service that is busy is asked again after the time that it says.
 * @param onWait told how many seconds are waited
 */
async function ask(path, { onWait, ...options } = {}) {
  for (let attempt = 1; ; attempt += 1) {
    let answer;
    try {
      answer = await fetch(path, options);
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw new Problem("offline");
    }
    if (answer.ok) return answer;
    const problem = await answer.json().catch(() => ({}));
    const kind = kindOf(problem.type, answer.status);
    if (kind === "busy" && attempt < TRIES) {
      const seconds = Math.min(Math.max(Number(answer.headers.get("Retry-After")) || 1, 0.2), 10);
      onWait?.(seconds);
      await later(seconds);
      continue;
    }
    throw new Problem(kind, problem.title, problem.detail);
  }
}

const json = async (path, options) => (await ask(path, options)).json();

const query = (values) => {
  const known = Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
  return known.length ? "?" + new URLSearchParams(known) : "";
};

const post = (body, accept, more = {}) => ({
  method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json", Accept: accept }, ...more,
});

export const styles = () => json("/v1/styles");
export const style = (name) => json(`/v1/styles/${name}`);
export const parts = (name, hash) => json(`/v1/styles/${name}/parts.json${query({ h: hash })}`);
export const moods = () => json("/v1/moods");

/**
 * The avatars of the largest face of a picture, or of all.
 * @param face `largest` or `all`, which takes several times as long
 */
export async function emoji(file, styleName, face, onWait) {
  if (file.size > MOST_BYTES) throw new Problem("too-large");
  if (file.size === 0) throw new Problem("not-a-picture");
  const { faces } = await json(`/v1/emoji${query({ style: styleName, face, top: 12 })}`, {
    method: "POST", body: file, onWait,
    headers: { "Content-Type": file.type || "application/octet-stream", Accept: "application/json" },
  });
  return faces;
}

/** A picture of a recipe, as a blob. */
export async function render(recipe, kind, { size, animate, signal, onWait } = {}) {
  const answer = await ask(`/v1/render${query({ size, animate: animate ? 1 : undefined })}`, post(recipe, kind, { signal, onWait }));
  return answer.blob();
}

export const captions = (request, onWait) => json("/v1/caption", post(request, "application/json", { onWait }));

/** A sticker pack as a ZIP file. */
export async function pack(request, onWait) {
  return (await ask("/v1/pack", post(request, "application/zip", { onWait }))).blob();
}
