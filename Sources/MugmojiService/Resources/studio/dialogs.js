// Dialogs: opened over the page, closed by Escape, their button or a press beside them.

import { icon, make } from "./dom.js";
import { word } from "./words.js";

/**
 * Opens a dialog.
 * @returns the dialog; it is gone from the page once it is closed
 */
export function openDialog(title, content, { className = "", onClose } = {}) {
  const close = make("button", { type: "button", class: "tool", "aria-label": word("close"), title: word("close") }, icon("close"));
  const dialog = make(
    "dialog", { class: `dialog ${className}`, "aria-labelledby": "dialog-title" },
    make("header", { class: "dialog-head" }, make("h2", { id: "dialog-title" }, title), close), content);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    onClose?.();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
