import type { SiteData } from "../views/site-data.ts";

const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** The versions of the spec as an Atom feed, in English. */
export const changesFeed = ({ locales }: SiteData, site: URL | undefined): string => {
  const [english] = locales;
  const versions = english?.versions ?? [];
  const page = site ? new URL("en-US/changes.html", site).href : "en-US/changes.html";
  const idOf = (version: string) => (site ? `${page}#v${version}` : `urn:partner-qualification:changes:${version}`);
  const entries = versions.map(
    ({ version, date, changes }) => `  <entry>
    <id>${escapeXml(idOf(version))}</id>
    <title>${escapeXml(version)}</title>
    <updated>${date}T00:00:00Z</updated>
    <link href="${escapeXml(`${page}#v${version}`)}"/>
    <content type="text">${escapeXml(changes.map(({ text }) => `- ${text}`).join("\n"))}</content>
  </entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-US">
  <id>${escapeXml(site ? page : "urn:partner-qualification:changes")}</id>
  <title>${escapeXml(english?.title ?? "")}</title>
  <updated>${versions[0]?.date ?? "1970-01-01"}T00:00:00Z</updated>
  <author><name>partner-qualification</name></author>
  <link href="${escapeXml(page)}"/>${site ? `\n  <link rel="self" href="${escapeXml(new URL("changes.xml", site).href)}"/>` : ""}
${entries.join("\n")}
</feed>
`;
};
