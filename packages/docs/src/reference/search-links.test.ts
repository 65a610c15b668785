import { expect, it } from "vitest";
import { searchLinks } from "./search-links.ts";

const languages = [
  { lang: "en-US", file: "en-US/interactive.html" },
  { lang: "de-DE", file: "de-DE/interactive.html" },
];

it("names the page, and each of its languages, by whole addresses below that of the site", () => {
  expect(searchLinks("de-DE/interactive.html", languages, new URL("https://example.org/docs/"))).toEqual([
    '<link rel="canonical" href="https://example.org/docs/de-DE/interactive.html">',
    '<link rel="alternate" hreflang="en-US" href="https://example.org/docs/en-US/interactive.html">',
    '<link rel="alternate" hreflang="de-DE" href="https://example.org/docs/de-DE/interactive.html">',
  ]);
});

it("names nothing where the address of the site is not known", () => {
  expect(searchLinks("de-DE/interactive.html", languages, undefined)).toEqual([]);
});
