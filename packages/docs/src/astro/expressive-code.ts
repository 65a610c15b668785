import type { StarlightExpressiveCodeOptions } from "@astrojs/starlight/expressive-code";

/**
 * How code is shown: highlighted at build time, in colors for both themes. A long line goes on below, indented: cut at
 * the edge, it hides what a reader has to see before copying it.
 */
export const shikiOptions: StarlightExpressiveCodeOptions = {
  themes: ["github-dark-high-contrast", "github-light-high-contrast"],
  defaultProps: { wrap: true, hangingIndent: 2 },
  styleOverrides: { borderRadius: "0.375rem", codeFontSize: "0.8125rem", frames: { shadowColor: "transparent" } },
};
