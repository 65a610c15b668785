import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import type { LocaleView } from "./locale-view.ts";
import type { PageView } from "./page-view.ts";

const folder = new URL("../../guides/", import.meta.url);

export interface GuideView extends PageView {
  markdownText: string;
}

/**
 * Reads the guides in the order of their files' names. The first line of each is its title, the first paragraph its
 * summary.
 *
 * @throws TypeError when a guide has no title or no summary.
 */
export const readGuides = (locale: LocaleView): GuideView[] =>
  readdirSync(folder)
    .sort()
    .map((file) => {
      const text = readFileSync(new URL(file, folder), "utf8");
      const { title, summary, rest } =
        /^# (?<title>.+)\n\n(?<summary>[^\n]+(?:\n[^\n]+)*)\n(?<rest>[\s\S]*)$/.exec(text)?.groups ?? {};
      if (!title || !summary)
        throw new TypeError(`guides/${file} does not start with a title and a paragraph. Add them.`);
      const name = basename(file, ".md").replace(/^\d+-/, "");
      return {
        path: `${locale.code}/guides/${name}.html`,
        locale,
        title,
        summary: summary.replaceAll("\n", " "),
        markdownText: rest ?? "",
      };
    });
