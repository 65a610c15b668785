import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { parse } from "yaml";
import type { LocaleView } from "./locale-view.ts";
import type { PageView } from "./page-view.ts";

const folder = new URL("../../guides/", import.meta.url);

export interface GuideView extends PageView {
  markdownText: string;
}

/**
 * Reads the English guides in the order of their files' names. The front matter of each has its title and its
 * description.
 *
 * @throws TypeError when a guide has no title or no description.
 */
export const readGuides = (locale: LocaleView): GuideView[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".md"))
    .sort()
    .map((file) => {
      const text = readFileSync(new URL(file, folder), "utf8");
      const [, matter = "", rest] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
      const { title, description: summary } = (parse(matter) ?? {}) as { title?: string; description?: string };
      if (!title || !summary)
        throw new TypeError(`The front matter of guides/${file} has no title or no description. Add both.`);
      const name = basename(file, ".md").replace(/^\d+-/, "");
      return {
        path: `${locale.code}/guides/${name}.html`,
        locale,
        title,
        summary,
        markdownText: rest ?? "",
      };
    });
