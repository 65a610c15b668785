/** What search engines may read: everything. The sitemap needs the address of the site. */
export const robots = (site: URL | undefined): string =>
  `User-agent: *\nAllow: /\n${site ? `Sitemap: ${new URL("sitemap.xml", site)}\n` : ""}`;
