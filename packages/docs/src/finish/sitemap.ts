import type { SitePaths } from "./site-paths.ts";

/** The pages of a site for search engines, which take whole addresses only. */
export const sitemap = (files: readonly string[], paths: SitePaths, site: URL): string => {
  const addresses = files.map((file) => paths.linkFrom(file, new URL(file, site).href));
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${addresses.map((address) => `<url><loc>${address}</loc></url>`).join("\n")}
</urlset>
`;
};
