// A photo by the camera, where the browser lets a page have it.

import { openDialog } from "./dialogs.js";
import { byId, icon, make } from "./dom.js";
import { tell, warn } from "./notices.js";
import { word } from "./words.js";

const faultOf = (error) =>
  ({ NotAllowedError: "cameraRefused", SecurityError: "cameraRefused", NotFoundError: "cameraNone", OverconstrainedError: "cameraNone" })[error.name] ?? "cameraBusy";

/** Takes a photo; `take` is given it as a blob. */
export async function takePhoto(take) {
  // Without a camera for pages, telephones have one for fields of files.
  if (!navigator.mediaDevices?.getUserMedia) return byId("capture").click();
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: "user", width: { ideal: 1280 }, height: { ideal: 960 } }, audio: false,
    });
  } catch (error) {
    const fault = faultOf(error);
    return warn(word(`${fault}Title`), word(`${fault}Text`), {
      action: { text: word("choosePhoto"), run: () => byId("file").click() },
    });
  }
  const video = make("video", { class: "viewfinder", playsinline: true, muted: true, "aria-label": word("viewfinder") });
  video.muted = true;
  video.srcObject = stream;
  const shoot = make("button", { type: "button", class: "primary large", disabled: true }, icon("camera"), make("span", {}, word("shoot")));
  const dialog = openDialog(
    word("cameraTitle"),
    make("div", { class: "camera" }, make("div", { class: "finder" }, video, make("div", { class: "finder-oval" })), make("p", { class: "hint" }, word("cameraHint")), shoot),
    { className: "dialog-camera", onClose: () => stream.getTracks().forEach((track) => track.stop()) });
  video.addEventListener("playing", () => {
    shoot.disabled = false;
    shoot.focus();
    tell(word("cameraReady"));
  });
  shoot.addEventListener("click", () => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
    canvas.getContext("2d").drawImage(video, 0, 0);
    canvas.toBlob((blob) => {
      dialog.close();
      take(new File([blob], "photo.jpg", { type: "image/jpeg" }));
    }, "image/jpeg", 0.92);
  });
  video.play().catch(() => { /* It says itself when it plays. */ });
}
