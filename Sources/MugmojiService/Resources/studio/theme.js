// Light and dark: as the system has it, or as it is switched.

import { byId, setIcon } from "./dom.js";
import { word } from "./words.js";

const KEY = "mugmoji.theme";
const system = matchMedia("(prefers-color-scheme: dark)");

const isDark = () => (document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";

function show() {
  const button = byId("theme");
  setIcon(button, isDark() ? "sun" : "moon");
  button.title = word(isDark() ? "themeLight" : "themeDark");
  button.setAttribute("aria-label", button.title);
}

export function startTheme() {
  try {
    const stored = localStorage.getItem(KEY);
    if (stored === "dark" || stored === "light") document.documentElement.dataset.theme = stored;
  } catch { /* The system's then. */ }
  byId("theme").addEventListener("click", () => {
    const theme = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    try { localStorage.setItem(KEY, theme); } catch { /* For this visit. */ }
    show();
  });
  system.addEventListener("change", show);
  document.addEventListener("mugmoji-language", show);
  show();
}
