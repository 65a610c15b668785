import type { Plugin } from "vite";
import type { Settings } from "../settings.ts";
import type { SiteData } from "../views/site-data.ts";

const name = "virtual:site-data";

/** What the templates import as `virtual:site-data`: read once, and outside of what Vite bundles. */
export const virtualSite = (site: SiteData, { repository, site: address }: Settings): Plugin => ({
  name: "site-data",
  resolveId: (id) => (id === name ? `\0${name}` : undefined),
  load: (id) =>
    id === `\0${name}`
      ? `export const site = JSON.parse(${JSON.stringify(JSON.stringify(site))});
export const settings = ${JSON.stringify({ repository, address: address?.href })};`
      : undefined,
});
