// Light or dark: as the system has it, until the reader chooses; the choice is kept where the browser allows.
const THEMES = { auto: "Theme: system", light: "Theme: light", dark: "Theme: dark" };

function storedTheme() {
  try {
    const stored = localStorage.getItem("onrecord-theme");
    return stored in THEMES ? stored : "auto";
  } catch {
    return "auto";
  }
}

function applyTheme(theme) {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  byId("theme").textContent = THEMES[theme];
  byId("theme").dataset.choice = theme;
  try {
    localStorage.setItem("onrecord-theme", theme);
  } catch {
    // A browser that keeps nothing for files on the disk asks again next time.
  }
}

function startTheme() {
  applyTheme(storedTheme());
  byId("theme").addEventListener("click", () => {
    const names = Object.keys(THEMES);
    const next = names[(names.indexOf(byId("theme").dataset.choice) + 1) % names.length];
    applyTheme(next);
    announce(THEMES[next]);
  });
}
