// Colours in OKLab. Source: Björn Ottosson, “A perceptual color space for image processing” (2020).

const linear = Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
});

/** `#rgb` or `#rrggbb` as three bytes; `null` for anything else. */
export function bytesOf(hex) {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(hex);
  if (short) return short.slice(1).map((digit) => parseInt(digit + digit, 16));
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  return long ? long.slice(1).map((pair) => parseInt(pair, 16)) : null;
}

/** `#rrggbb` in lower case, or `null`. */
export function normalHex(text) {
  const bytes = typeof text === "string" ? bytesOf(text) : null;
  return bytes && "#" + bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** `{ l, a, b }` of a hex colour. */
export function labOf(hex) {
  const [red, green, blue] = bytesOf(hex).map((byte) => linear[byte]);
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return {
    l: 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    a: 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    b: 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  };
}

function linearRGB({ a, b }, lightness, chroma) {
  const long = Math.pow(lightness + chroma * (0.3963377774 * a + 0.2158037573 * b), 3);
  const medium = Math.pow(lightness - chroma * (0.1055613458 * a + 0.0638541728 * b), 3);
  const short = Math.pow(lightness - chroma * (0.0894841775 * a + 1.291485548 * b), 3);
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

const isShown = (rgb) => rgb.every((value) => value >= -0.001 && value <= 1.001);

function encoded(value) {
  const light = value <= 0.0031308 ? 12.92 * value : 1.055 * Math.pow(value, 1 / 2.4) - 0.055;
  return Math.round(clamp(light, 0, 1) * 255);
}

/** The nearest hex colour of the same lightness and hue: where sRGB cannot show it, the chroma is reduced. */
export function hexOf(lab) {
  const lightness = clamp(lab.l, 0, 1);
  let [low, high] = [0, 1];
  if (isShown(linearRGB(lab, lightness, 1))) {
    low = 1;
  } else {
    for (let step = 0; step < 20; step += 1) {
      const middle = (low + high) / 2;
      if (isShown(linearRGB(lab, lightness, middle))) low = middle;
      else high = middle;
    }
  }
  const bytes = linearRGB(lab, lightness, low).map(encoded);
  return "#" + bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export const distance = (one, other) =>
  Math.hypot(one.l - other.l, Math.hypot(one.a - other.a, one.b - other.b));

export const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
