import type { SiteData } from "../views/site-data.ts";

/** A page as Markdown. */
export interface MarkdownPage {
  file: string;
  title: string;
  summary: string;
  /** For the one file: its text, with links from the root of the site. */
  whole: string | undefined;
}

/** Whether a page is in the one file: the documented exchanges are a third as much as all others, and say little new. */
export const isInOneFile = (file: string): boolean => /^en-US\/(?!exchanges\/(?!index))/.test(file);

const line = ({ file, title, summary }: MarkdownPage, address: (file: string) => string): string =>
  `- [${title}](${address(file)})${summary ? `: ${summary}` : ""}`;

/** What stands under each heading of the list, by the folder or file of the pages. */
const sections: [heading: string, places: RegExp][] = [
  ["Guides", /^guides\//],
  ["Reference", /^(?:index|overview|workflows)\.md$|^(?:operations|schemas|errors)\//],
  ["The documents", /^errata\.md$|^exchanges\/|^changes\.md$/],
];

/** The lists for language models: `llms.txt` names every page, `llms-full.txt` holds most of the English ones whole. */
export const llmsFiles = (
  { locales: [english, ...others] }: SiteData,
  pages: readonly MarkdownPage[],
  site: URL | undefined,
): Record<string, string> => {
  const address = (file: string) => (site ? new URL(file, site).href : file);
  const of = (code: string) => pages.filter(({ file }) => file.startsWith(`${code}/`));
  const inEnglish = of("en-US").map((page) => ({ page, place: page.file.slice("en-US/".length) }));
  const listed = sections.map(([heading, places]) => {
    const lines = inEnglish.filter(({ place }) => places.test(place)).map(({ page }) => line(page, address));
    return `## ${heading}\n\n${lines.join("\n")}`;
  });
  const optional = others.map(
    ({ code, language }) =>
      `### ${language}\n\n${of(code)
        .map((page) => line(page, address))
        .join("\n")}`,
  );
  const intro = `# ${english?.title}\n\n> ${english?.summary}`;
  return {
    "llms.txt": `${[
      intro,
      `The description itself: [OpenAPI 3.1](${address("en-US/openapi.json")}). The English pages in one file, without the documented exchanges: [llms-full.txt](${address("llms-full.txt")}).`,
      ...listed,
      "## Optional",
      ...optional,
    ].join("\n\n")}\n`,
    "llms-full.txt": `${intro}\n\n${pages.flatMap(({ whole }) => whole ?? []).join("\n---\n\n")}`,
  };
};
