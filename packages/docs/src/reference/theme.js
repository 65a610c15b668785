// The theme that a reader chose on another page of the site, for Redoc, and the other way round. Starlight keeps an empty
// text for "as the system", Redoc nothing.
try {
  const [site, redoc] = ["starlight-theme", "redoc.colorMode"];
  const shown = () => (document.documentElement.classList.contains("dark") ? "dark" : "light");
  const chosen = localStorage.getItem(site);
  if (chosen) localStorage.setItem(redoc, chosen);
  else localStorage.removeItem(redoc);
  addEventListener("DOMContentLoaded", () => {
    const first = shown();
    addEventListener("pagehide", () => shown() !== first && localStorage.setItem(site, shown()));
  });
} catch {
  // A browser that keeps nothing for this site: each page follows the system.
}
