// Which of several faces it is to be.

import { openDialog } from "./dialogs.js";
import { make } from "./dom.js";
import { word } from "./words.js";

const pictureOf = (svg) => URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));

/** Lets people choose among the faces of a picture; gives the number of one, or `null`. */
export function chooseFace(faces) {
  return new Promise((done) => {
    let chosen = null;
    const urls = faces.map(({ svg }) => pictureOf(svg));
    // From left to right, as in the picture.
    const order = faces.map((_, index) => index).sort((one, other) => (faces[one].face?.box?.x ?? 0) - (faces[other].face?.box?.x ?? 0));
    const buttons = order.map((index, place) => make(
      "button",
      { type: "button", class: "face-choice", onclick: () => { chosen = index; dialog.close(); } },
      make("img", { src: urls[index], alt: "", width: "144", height: "144" }),
      make("span", {}, word("faceNumber", { number: place + 1 }))));
    const dialog = openDialog(
      word("facesTitle", { count: faces.length }),
      make("div", {}, make("p", { class: "hint" }, word("facesHint")), make("div", { class: "face-choices" }, ...buttons)),
      {
        onClose: () => {
          for (const url of urls) URL.revokeObjectURL(url);
          done(chosen);
        },
      });
    buttons[0].focus();
  });
}
