import { type Browser, launchBrowser, type Page } from "@partner-qualification/browser";
import { locales } from "@partner-qualification/openapi";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ServedDocs, serveDocs } from "./server/serve-docs.ts";
import { findViolations } from "./testing/find-violations.ts";

// Width decides about targets and overflow, colors about contrast, and language about the length of words: not every
// combination of them is another page.
const scripts = locales.filter(({ code }) => /^(?:en|ja|zh)/.test(code)).map(({ code }) => code);
const everyLanguage = locales.map(({ code }) => code);
const looks = {
  light: [
    { width: 1440, languages: scripts },
    { width: 360, languages: everyLanguage },
  ],
  dark: [
    { width: 1440, languages: everyLanguage },
    { width: 768, languages: scripts },
  ],
} as const;
type ColorScheme = keyof typeof looks;
const colorSchemes = Object.keys(looks) as ColorScheme[];

/** The widths at which a page in a language is another page. */
const widthsFor = (colorScheme: ColorScheme, code: string): number[] =>
  looks[colorScheme].filter(({ languages }) => languages.includes(code)).map(({ width }) => width);

/** One page of each kind whose words are translated. */
const translated = (code: string) =>
  [
    "index",
    "operations/create-qualifications",
    "schemas/qualification-request",
    "errors/index",
    "errors/throttled",
  ].map((file) => `${code}/${file}.html`);
const inEnglish = [
  "404.html",
  "en-US/overview.html",
  "en-US/schemas/vetted-qualification.html",
  "en-US/operations/update-qualification.html",
  "en-US/errata.html",
  "en-US/exchanges/index.html",
  "en-US/exchanges/put-qualification-gcc-2020.html",
  "en-US/changes.html",
  "en-US/guides/index.html",
  "en-US/guides/credentials.html",
  "en-US/guides/moving-from-the-dotnet-sdk.html",
  "en-US/interactive.html",
];

let browser: Browser;
let docs: ServedDocs;
beforeAll(async () => {
  [docs, browser] = await Promise.all([serveDocs({ port: 0 }), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await docs?.close();
});

const expectNoSidewaysScroll = async (page: Page, width: number) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBeLessThanOrEqual(width);

describe.each(colorSchemes)("in %s colors", (colorScheme) => {
  let page: Page;
  beforeAll(async () => {
    page = await browser.newPage({ colorScheme, reducedMotion: "reduce" });
  });
  afterAll(() => page?.close());

  const all = [
    ...inEnglish.map((path) => ({ path, widths: widthsFor(colorScheme, "en-US") })),
    ...everyLanguage.flatMap((code) =>
      translated(code).map((path) => ({ path, widths: widthsFor(colorScheme, code) })),
    ),
  ];

  it.each(all)(
    "$path meets WCAG 2.2 A and AA, and does not scroll sideways, $widths px wide",
    async ({ path, widths }) => {
      expect(widths).not.toEqual([]);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        // Loaded again: what scrolls at this width can be reached by key from the start.
        await page.goto(new URL(`/${path}`, docs.url).href);
        // What is folded is unfolded: axe sees only what is shown.
        await page.evaluate(() => {
          for (const part of document.querySelectorAll("main details")) part.setAttribute("open", "");
        });
        expect(await findViolations(page)).toEqual([]);
        await expectNoSidewaysScroll(page, width);
      }
    },
  );

  it("the search meets them, and shows what it finds", async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(docs.url);
    await page.locator("site-search button[data-open-modal]").click();
    await page.locator("#starlight__search input").fill("validation");
    await page.locator(".pagefind-ui__result-link").first().waitFor();
    expect(await findViolations(page, "site-search dialog")).toEqual([]);
  });
});
