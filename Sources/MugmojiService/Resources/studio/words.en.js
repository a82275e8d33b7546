// English.

const words = {
  pageTitle: "Mugmoji Studio", comma: ", ", skip: "Skip to the options", home: "Mugmoji, back to the start",
  startTitle: "Your face, as an emoji",
  startLead: "Add a selfie. A moment later there is an emoji that looks like you, and every part of it is yours to change.",
  choosePhoto: "Choose a photo", takePhoto: "Take a photo", dropHint: "or drop one here, or paste it",
  withoutPhoto: "Start without a photo", promise: "Your photo is only looked at to draw the emoji. It is not stored and goes nowhere else.",
  dropNow: "Let go, and it becomes an emoji", newPhoto: "Another photo", save: "Save", close: "Close",
  themeDark: "Dark look", themeLight: "Light look",
  studioTitle: "Your emoji", history: "Undo and redo", undo: "Undo", redo: "Redo", undone: "Undone.", redone: "Done again.",
  tools: "Tools", random: "A face by chance", compare: "Compare with the photo", photoAlt: "Your photo",
  comparing: "Your photo is shown.", comparingNot: "Your emoji is shown.",
  expressions: "Expressions", allExpressions: "All expressions", ownExpression: "My own", parts: "Parts of the emoji",
  avatarLabel: "Your emoji: {parts}", looking: "Looking at your photo …", ready: "Your emoji is ready.",
  randomReady: "A new face.", waiting: "It is busy here. Trying again in {seconds} s.", again: "Try again", otherPhoto: "Another photo",
  likeYou: "Most like you", all: "All", none: "None", similar: "{part}, {share} % like you", lashes: "Lashes",
  lashesNone: "These eyes have no lashes.", partChosen: "{slot}: {part}.", layerOn: "{part} added.", layerOff: "{part} removed.",
  colorOwn: "What goes with the rest", colorPicker: "Any colour: {role}", colorChosen: "{role}: {color}.",
  expressionChosen: "Expression: {name}.", styleChosen: "Style: {name}.",
  styleHint: "The same you, in another hand.", "style.pop": "Large eyes, flat colours, with shoulders", "style.classic": "Soft shades, the head alone",
  "style.ink": "Ink lines on flat tones",
  crop: "Picture", "crop.bust": "As drawn", "crop.head": "Head only", "crop.tight": "Fill the picture",
  outline: "Sticker line", outlineWidth: "Width of the line", "line.ffffff": "White", "line.26212e": "Dark", "line.ffc93c": "Yellow",
  "line.ff7a8a": "Pink", "line.5ab4e8": "Blue", "line.4ca95c": "Green",
  mood: "Mood", captionLanguage: "Language", "language.en": "English", "language.zh": "Chinese", captionPrompt: "Begin with (optional)",
  captionWrite: "Write one for me", captionAnother: "Others", captionLines: "Captions", captionOwn: "Or your own words",
  captionHint: "| parts what stands above from what stands below.", captionPlace: "Place", "place.auto": "Automatic", "place.top": "Above",
  "place.bottom": "Below", "place.bubble": "Speech bubble", captionStyle: "Look", "captionStyle.classic": "White",
  "captionStyle.ink": "Dark", "captionStyle.sunny": "Sunny", "captionStyle.bubblegum": "Bubblegum", captionRemove: "Remove the words",
  captionRemoved: "The words are gone.", captionChosen: "Words: {text}", "caption.long": "That is too long: 500 characters are the most.",
  "caption.bars": "Use one | at the most.", "caption.empty": "Write something on both sides of the |.", "caption.signs": "There are signs in it that cannot be drawn.",
  saveTitle: "Save and share", size: "Size", working: "Working …", saved: "{file} is saved.", linkCopied: "The link is copied. It holds the whole emoji.",
  linkByHand: "Copy the address of this page: it holds the whole emoji.",
  "kind.png": "PNG", "kind.pngText": "Works everywhere", "kind.svg": "SVG", "kind.svgText": "Sharp at every size", "kind.webp": "WebP",
  "kind.webpText": "Small, without loss", "kind.moving": "Moving WebP", "kind.movingText": "Blinks, waves, laughs; 256 px", "kind.recipe": "Recipe",
  "kind.recipeText": "JSON, to go on later", "kind.link": "Copy the link", "kind.linkText": "The emoji is in the address",
  packTitle: "Sticker pack", packHint: "Up to 24 expressions of you, just as each chat takes them.", "pack.chats": "Chats", "pack.title": "Name of the pack",
  "pack.author": "Made by", "pack.captions": "Words on the stickers", "pack.moves": "Stickers that move (takes a while)", "pack.make": "Make the pack",
  "pack.noChat": "Choose a chat first.", "chat.whatsapp": "WhatsApp", "chat.telegram": "Telegram", "chat.signal": "Signal", "chat.discord": "Discord",
  "chat.slack": "Slack", "chat.imessage": "iMessage", "chat.line": "LINE", "chat.wechat": "WeChat", "chat.mastodon": "Mastodon",
  cameraTitle: "Take a photo", cameraHint: "Face in the oval, eyes open, light from the front.", shoot: "Take it", viewfinder: "What the camera sees",
  cameraReady: "The camera is ready.", facesTitle: "{count} faces in your photo", facesText: "This is the largest one.", facesChoose: "Choose another face", facesHint: "They stand as in your photo, from left to right.", faceNumber: "Face {number}",
  // What went wrong, and what to do
  "no-faceTitle": "No face found", "no-faceText": "Take a photo in which the whole face is seen from the front, in good light.",
  "not-a-pictureTitle": "That is no picture we can read", "not-a-pictureText": "The file may be damaged. Take a JPEG, PNG, WebP, GIF, HEIC or AVIF.",
  "too-largeTitle": "The file is too large", "too-largeText": "Up to 20 MB will do. Make the photo smaller, or take a screenshot of it.",
  "too-many-pixelsTitle": "The picture is too large", "too-many-pixelsText": "Up to 50 megapixels will do. Make the photo smaller, or take a screenshot of it.",
  busyTitle: "Many people are here just now", busyText: "Your turn has not come yet. Wait a moment and try again.",
  timeoutTitle: "That took too long", timeoutText: "Try again in a moment. A smaller photo or size helps.",
  offlineTitle: "Mugmoji cannot be reached", offlineText: "Is the server running, and are you connected? What you made stays here; changing parts still works.",
  unauthorizedTitle: "This server wants a key", unauthorizedText: "Ask whoever runs it for a link with the key.",
  "bad-recipeTitle": "That is no recipe", "bad-recipeText": "Open a JSON file that was saved here or by mugmoji.",
  "bad-linkTitle": "The link is incomplete", "bad-linkText": "Copy it once more, all of it, or begin anew with a photo.",
  "bad-captionTitle": "These words cannot be drawn", "bad-captionText": "There may be a sign that no font has here. Take others.",
  "bad-requestTitle": "That did not work", "bad-requestText": "Change something and try again.",
  "not-foundTitle": "That is not here", "not-foundText": "The page may be older than the server. Reload it.",
  "bad-packTitle": "The pack could not be made", "bad-packText": "Leave out a chat, or choose stickers that do not move.",
  unavailableTitle: "This server cannot do that", unavailableText: "A program that it needs is not installed there. Choose another kind.",
  internalTitle: "Something went wrong", internalText: "Try again. If it happens once more, reload the page; your emoji stays.",
  cameraRefusedTitle: "The camera is blocked", cameraRefusedText: "Allow the camera for this page in the address bar, or choose a photo.",
  cameraNoneTitle: "No camera found", cameraNoneText: "Connect one, or choose a photo.",
  cameraBusyTitle: "The camera does not start", cameraBusyText: "Another program may be using it. Close that one, or choose a photo.",
};

const names = {
  hairFront: "Hair", head: "Face", eyes: "Eyes", brows: "Brows", nose: "Nose", mouth: "Mouth", facialHair: "Beard", glasses: "Glasses",
  headwear: "Headwear", outfit: "Outfit", ears: "Ears", earrings: "Earrings", details: "Details", backdrop: "Backdrop", extras: "Extras",
  words: "Words", style: "Style", hands: "Hands", props: "Things", effectFront: "Effects in front", effectBack: "Effects behind",
};
for (const [name, text] of Object.entries(names)) words[`tab.${name}`] = words[`slot.${name}`] = text;

const roles = {
  hair: "Hair colour", skin: "Skin", iris: "Eye colour", brow: "Brow colour", lip: "Lip colour", beard: "Beard colour", frame: "Frame",
  lens: "Lenses", fabric: "Colour", cloth: "Colour", metal: "Metal", backdrop: "Colour",
};
for (const [name, text] of Object.entries(roles)) words[`role.${name}`] = text;

function partName(id) {
  const text = id.replace("--lash", " with lashes").replaceAll(/-+/g, " ").trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export default { words, partName, colorName: partName };
