import type { Plugin } from "vite";
import { replaceOnce } from "../reference/replace-once.ts";

const ofList = [
  {
    reason: "a column that stays in view is not where its reader is",
    find: "if (!isIntersecting) continue;",
    replace:
      'const column = target.closest(".samples"); if (!isIntersecting || (column && getComputedStyle(column).position === "sticky")) continue;',
  },
];

/**
 * The list of contents and its menu on a phone have a script each, and share a third. The menu's defines both, and stands
 * in each page that has the list: alone, it needs no other file, and becomes part of the script that the pages share.
 */
const importOfList = /import\s*["'][^"']*\/starlight-toc["'];?/;

export const contentsScript = (): Plugin => ({
  name: "contents-script",
  enforce: "pre",
  transform: (code, id) => {
    if (/\/TableOfContents\/starlight-toc\.js$/.test(id)) return replaceOnce("starlight-toc.js", code, ofList);
    if (!/\/starlight\/dist\/components\/TableOfContents\.astro\?astro&type=script/.test(id)) return undefined;
    const [find = "the import of starlight-toc"] = importOfList.exec(code) ?? [];
    return replaceOnce("TableOfContents.astro", code, [
      { reason: "the menu's script defines the list", find, replace: "" },
    ]);
  },
});
