import type { Plugin } from "vite";
import { replaceOnce } from "../reference/replace-once.ts";

/** Starlight loads the search, 30 kB, into every page once it is idle; most readers of a page never search. */
const replacements = [
  {
    reason: "the search is loaded when its dialog opens",
    find: 'window.addEventListener("DOMContentLoaded", () => {',
    replace: 'dialog.addEventListener("toggle", () => {',
  },
  {
    reason: "the search is loaded once",
    find: "if (import.meta.env.DEV) return;",
    replace: "if (import.meta.env.DEV || 'loaded' in dialog.dataset) return; dialog.dataset.loaded = '';",
  },
  {
    reason: "a reader who opened the dialog waits for the search: it does not wait until the page is idle",
    find: "const onIdle = window.requestIdleCallback || ((cb) => setTimeout(cb, 1));",
    replace: "const onIdle = (cb) => cb();",
  },
  {
    reason: "a reader who opened the dialog can type as soon as the field is there",
    find: "showImages: false,",
    replace: "showImages: false, autofocus: true,",
  },
  {
    reason: "the styles of the search are loaded with it",
    find: 'const { PagefindUI } = await import("@pagefind/default-ui");',
    replace: `const styles = Object.assign(document.createElement("link"), {
        rel: "stylesheet",
        href: import.meta.env.BASE_URL.replace(/[/]$/, "") + "/search.css",
      });
      const loaded = new Promise((resolve) => { styles.onload = styles.onerror = resolve; });
      document.head.append(styles);
      const [{ PagefindUI }] = await Promise.all([import("@pagefind/default-ui"), loaded]);`,
  },
];

export const searchOnDemand = (): Plugin => ({
  name: "search-on-demand",
  enforce: "pre",
  transform: (code, id) =>
    /\/starlight\/dist\/components\/Search\.astro\?astro&type=script/.test(id)
      ? replaceOnce("Search.astro", code, replacements)
      : undefined,
});
