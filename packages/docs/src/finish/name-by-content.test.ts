import { expect, it } from "vitest";
import { hashedName, nameByContent } from "./name-by-content.ts";

const html =
  '<link href="../_astro/site.css"><use href="../_astro/icons.svg#i0"/><script src="../_astro/B.js"></script>';

it("names a file by its text, and the pages' links to it", () => {
  const { files, inPage } = nameByContent({ "site.css": "a{}", "icons.svg": "<svg/>" });
  const [[sheet = "", styles], [drawing = "", icons]] = Object.entries(files) as [[string, string], [string, string]];
  expect([styles, icons]).toEqual(["a{}", "<svg/>"]);
  expect(sheet).toMatch(/^_astro\/site\.[0-9a-f]{8}\.css$/);
  expect(inPage(html)).toBe(html.replace("_astro/site.css", sheet).replace("_astro/icons.svg", drawing));
});

it("gives another text another name, and the same text the same one", () => {
  const nameOf = (text: string) => Object.keys(nameByContent({ "site.css": text }).files);
  expect(nameOf("a{}")).toEqual(nameOf("a{}"));
  expect(nameOf("b{}")).not.toEqual(nameOf("a{}"));
});

it("puts the hash before the extension alone", () => {
  expect(hashedName("a.min.css", "a{}")).toMatch(/^a\.min\.[0-9a-f]{8}\.css$/);
});
