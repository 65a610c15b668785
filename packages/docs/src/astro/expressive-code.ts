import type { StarlightExpressiveCodeOptions } from "@astrojs/starlight/expressive-code";
import { locales } from "@partner-qualification/openapi";
import { highlightOnce } from "./highlight-once.ts";
import { unwrapIndents } from "./unwrap-indents.ts";

/** The grammar of Shiki for each language of code: what is not named is not bundled, and most of Shiki is its grammars. */
const grammars = {
  csharp: "csharp",
  http: "http",
  json: "json",
  powershell: "powershell",
  python: "python",
  sh: "shellscript",
  shell: "shellscript",
  ts: "typescript",
  typescript: "typescript",
} as const;

/** The language of a page or a guide: the folder in which it stands, or the name of a start page, such as `/ja-JP.html`. */
const languageOf = (path = ""): string | undefined =>
  path.split(/[\\/.]/).find((folder) => locales.some(({ code }) => code === folder));

/**
 * How code is shown: highlighted at build time, in colors for both themes. A long line scrolls, as an address that is
 * broken reads as two; a shadow at the edge says that it goes on.
 */
export const expressiveCode: StarlightExpressiveCodeOptions = {
  themes: ["github-dark-high-contrast", "github-light-high-contrast"],
  styleOverrides: {
    borderColor: "var(--sl-color-hairline-light)",
    borderRadius: "0.375rem",
    codeBackground: "var(--code-paper)",
    codeFontSize: "0.8125rem",
    frames: {
      shadowColor: "transparent",
      editorActiveTabIndicatorTopColor: "transparent",
      editorBackground: "var(--code-paper)",
      editorTabBarBackground: "transparent",
      editorTabBarBorderColor: "var(--sl-color-hairline-light)",
      editorTabBarBorderBottomColor: "var(--sl-color-hairline-light)",
      terminalBackground: "var(--code-paper)",
      terminalTitlebarBackground: "transparent",
      terminalTitlebarBorderBottomColor: "var(--sl-color-hairline-light)",
    },
  },
  // Starlight's own takes no guide for one, as they are not in its folder, and no page of a site that has a base path.
  getBlockLocale: ({ file }) => languageOf(file.url?.pathname) ?? languageOf(file.path),
  shiki: { bundledLangs: Object.values(grammars) },
  plugins: [highlightOnce([...Object.keys(grammars), "text"]), unwrapIndents],
};
