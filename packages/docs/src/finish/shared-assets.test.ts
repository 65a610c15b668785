import { describe, expect, it } from "vitest";
import { mergeAssets } from "./shared-assets.ts";

const style = (name: string, rest = "") => `<link rel="stylesheet" href="../_astro/${name}.css"${rest}>`;
const script = (name: string) => `<script type="module" src="../_astro/${name}.js"></script>`;
const texts: Record<string, string> = {
  "frame.css": "a{}",
  "print.css": "b{}",
  "code.css": "c{}",
  "menu.js": "var e=1;",
  "search.js": 'var e=2;import("./ui.js")',
  "rare.js": "var e=3;",
  "toc.js": 'import{a}from"./b.js";',
};
const read = (name: string) => texts[name] ?? "";
const pages = new Map([
  [
    "en-US/a.html",
    style("print", ' media="print"') + style("frame") + script("menu") + script("toc") + script("search"),
  ],
  ["en-US/b.html", style("frame") + script("menu") + script("toc") + script("search") + style("code") + script("rare")],
  ...Array.from({ length: 8 }, (_, number) => [`en-US/${number}.html`, style("frame")] as const),
]);

describe("mergeAssets", () => {
  const { pages: merged, files, merged: names } = mergeAssets(pages, read);

  it("gives each page one stylesheet, and one script for those that more than a tenth of the pages have", () => {
    expect(merged.get("en-US/a.html")).toBe(style("site") + script("site") + script("toc"));
    expect(merged.get("en-US/b.html")).toBe(style("site") + script("site") + script("toc") + script("rare"));
  });

  it("keeps the styles in their order, and those for paper to paper", () => {
    expect(files["site.css"]).toBe("@media print{b{}}\na{}\nc{}");
  });

  it("keeps the names of a script from the others", () => {
    expect(files["site.js"]).toBe('(()=>{var e=1;\n})();\n(()=>{var e=2;import("./ui.js")\n})();');
  });

  it("names the files that no page needs any more", () => {
    expect(names.sort()).toEqual(["code.css", "frame.css", "menu.js", "print.css", "search.js"]);
  });
});
