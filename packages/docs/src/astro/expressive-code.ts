import type { StarlightExpressiveCodeOptions } from "@astrojs/starlight/expressive-code";

/** How code is shown: highlighted at build time, in colors for both themes. */
export const shikiOptions: StarlightExpressiveCodeOptions = {
  themes: ["github-dark-high-contrast", "github-light-high-contrast"],
  styleOverrides: { borderRadius: "0.375rem", codeFontSize: "0.8125rem", frames: { shadowColor: "transparent" } },
};
