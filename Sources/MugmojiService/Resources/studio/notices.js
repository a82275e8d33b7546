// What the page tells: quietly to screen readers, and aloud what went wrong, with what to do about it.

import { byId, icon, make } from "./dom.js";
import { word } from "./words.js";

let clearing;

/** Tells a result to those who do not see it. */
export function tell(text) {
  const status = byId("status");
  // The same words twice are told twice.
  status.textContent = status.textContent === text ? text + "\u00a0" : text;
  clearTimeout(clearing);
  clearing = setTimeout(() => { status.textContent = ""; }, 8000);
}

/**
 * Shows a message until it is closed or another one comes.
 * @param title,text what happened, and what to do
 * @param action `{ text, run }` of a button beside it
 */
export function warn(title, text, { action, kind = "error" } = {}) {
  const close = make("button", { type: "button", class: "tool", "aria-label": word("close"), title: word("close") }, icon("close"));
  const notice = make(
    "div", { class: `notice notice-${kind}`, role: kind === "error" ? "alert" : "status" },
    make("div", { class: "notice-words" }, make("strong", {}, title), make("p", {}, text)),
    action && make("button", { type: "button", class: "secondary", onclick: () => { clear(); action.run(); } }, action.text),
    close);
  close.addEventListener("click", () => {
    clear();
    byId("main").querySelector("button:not([hidden]):not([disabled])")?.focus();
  });
  byId("notices").replaceChildren(notice);
}

/** Tells that the service is busy, till it is asked again. */
export function waiting(seconds) {
  warn(word("busyTitle"), word("waiting", { seconds }), { kind: "hint" });
  const notice = byId("notices").firstChild;
  setTimeout(() => notice.remove(), seconds * 1000 + 400);
}

export const clear = () => byId("notices").replaceChildren();

/** Shows a problem that the service answered with, or that kept it from answering. */
export function warnOf(error, action) {
  const kind = error?.kind ?? "internal";
  const known = word(`${kind}Title`);
  const title = known === `${kind}Title` ? error.title ?? word("internalTitle") : known;
  const text = known === `${kind}Title` ? error.detail ?? word("internalText") : word(`${kind}Text`);
  warn(title, text, { action });
}
