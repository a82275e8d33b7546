// Small helpers for elements.

export const byId = (id) => document.getElementById(id);

/** An element with attributes, listeners (`onclick`) and children; what is `undefined`, `null` or `false` is left out. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

/** An icon of the sheet. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `/studio/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

export const setIcon = (button, name) =>
  button.querySelector("use").setAttribute("href", `/studio/icons.svg#${name}`);

/** Lets the arrow keys go through the items of a group of which one is in the tab order. */
export function roving(group, selector, { onMove, isVertical = false } = {}) {
  const items = () => [...group.querySelectorAll(selector)].filter((item) => item.offsetParent !== null);
  group.addEventListener("keydown", (event) => {
    const all = items();
    const index = all.indexOf(event.target.closest(selector));
    if (index < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    const next = {
      ArrowRight: () => (index + 1) % all.length, ArrowLeft: () => (index - 1 + all.length) % all.length,
      ArrowDown: () => beside(all, index, 1, isVertical), ArrowUp: () => beside(all, index, -1, isVertical),
      Home: () => 0, End: () => all.length - 1,
    }[event.key]?.();
    if (next === undefined) return;
    event.preventDefault();
    focusItem(group, selector, all[next]);
    onMove?.(all[next]);
  });
  group.addEventListener("focusin", (event) => {
    const item = event.target.closest(selector);
    if (item) keepInTabOrder(group, selector, item);
  });
}

/** The item one row further; in a single row the next one. */
function beside(all, index, step, isVertical) {
  const here = all[index].offsetTop;
  if (isVertical || all[0].offsetTop === all.at(-1).offsetTop) return (index + step + all.length) % all.length;
  const left = all[index].offsetLeft;
  const rows = all.map((item) => item.offsetTop).filter((top) => (step > 0 ? top > here : top < here));
  if (rows.length === 0) return index;
  const row = step > 0 ? Math.min(...rows) : Math.max(...rows);
  const inRow = all.flatMap((item, place) => (item.offsetTop === row ? [place] : []));
  return inRow.reduce((best, place) =>
    Math.abs(all[place].offsetLeft - left) < Math.abs(all[best].offsetLeft - left) ? place : best);
}

function keepInTabOrder(group, selector, item) {
  for (const other of group.querySelectorAll(`${selector}[tabindex="0"]`)) if (other !== item) other.tabIndex = -1;
  item.tabIndex = 0;
}

function focusItem(group, selector, item) {
  keepInTabOrder(group, selector, item);
  item.focus();
  item.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** Runs `work` once things have been quiet for so many milliseconds. */
export function settled(milliseconds, work) {
  let timer;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...values), milliseconds);
  };
}

/** Gives a file to be saved. */
export function saveFile(blob, name) {
  const url = URL.createObjectURL(blob);
  const link = make("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
