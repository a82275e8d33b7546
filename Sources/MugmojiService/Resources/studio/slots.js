// The tabs of the page: which slots they hold, which colours go with them, and from how near they are looked at.

/** What of the 512 units of the frame a thumbnail shows: `[x, y, side]`. */
const VIEWS = {
  eyes: [126, 148, 260], brows: [126, 116, 260], nose: [146, 200, 220], mouth: [136, 248, 240], facialHair: [86, 176, 340],
  glasses: [96, 120, 320], ears: [76, 120, 360], earrings: [76, 140, 360], head: [46, 76, 420], details: [86, 110, 340],
  outfit: [62, 124, 388],
};

export const viewOf = (slot) => {
  const view = VIEWS[slot];
  return view && [view[0], view[1], view[2], view[2]];
};

/** Slots of a tab with the roles whose colours are chosen there. */
export const TABS = [
  { name: "hairFront", slots: ["hairFront"], roles: ["hair"] },
  { name: "head", slots: ["head"], roles: ["skin"] },
  { name: "eyes", slots: ["eyes"], roles: ["iris"] },
  { name: "brows", slots: ["brows"], roles: ["brow"] },
  { name: "nose", slots: ["nose"], roles: [] },
  { name: "mouth", slots: ["mouth"], roles: ["lip"] },
  { name: "facialHair", slots: ["facialHair"], roles: ["beard"] },
  { name: "glasses", slots: ["glasses"], roles: ["frame", "lens"] },
  { name: "headwear", slots: ["headwear"], roles: ["fabric"] },
  { name: "outfit", slots: ["outfit"], roles: ["cloth"] },
  { name: "ears", slots: ["ears"], roles: [] },
  { name: "earrings", slots: ["earrings"], roles: ["metal"] },
  { name: "details", slots: ["details"], roles: [] },
  { name: "backdrop", slots: ["backdrop"], roles: ["backdrop"] },
  { name: "extras", slots: ["hands", "props", "effectFront", "effectBack"], roles: [] },
  { name: "words", slots: [], roles: [] },
  { name: "style", slots: [], roles: [] },
];

/** The palette that a role without one of its own uses. */
const PALETTES = {
  brow: "hair", beard: "hair", backdrop: "cloth", cloth: "cloth", lens: "frame", metal: "frame",
};

export function paletteOf(style, role) {
  const palette = style.palettes[role] ?? style.palettes[PALETTES[role]];
  if (palette) return palette;
  return role === "cloth" || role === "backdrop" ? style.palettes.fabric : undefined;
}
