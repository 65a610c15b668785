import type { StarlightExpressiveCodeOptions } from "@astrojs/starlight/expressive-code";
import { highlightOnce } from "./highlight-once.ts";

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

/**
 * How code is shown: highlighted at build time, in colors for both themes. A long line goes on below, indented: cut at
 * the edge, it hides what a reader has to see before copying it.
 */
export const expressiveCode: StarlightExpressiveCodeOptions = {
  themes: ["github-dark-high-contrast", "github-light-high-contrast"],
  defaultProps: { wrap: true, hangingIndent: 2 },
  styleOverrides: { borderRadius: "0.375rem", codeFontSize: "0.8125rem", frames: { shadowColor: "transparent" } },
  shiki: { bundledLangs: Object.values(grammars) },
  plugins: [highlightOnce([...Object.keys(grammars), "text"])],
};
