import { type Browser, launchBrowser, type Page } from "@partner-qualification/browser";
import { locales, operations } from "@partner-qualification/openapi";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ServedDocs, serveDocs } from "./server/serve-docs.ts";
import { findViolations } from "./testing/find-violations.ts";

/** Findings left, by rule: a count may only shrink. */
const accepted: Record<string, number> = {};

// At the last operation of a tag the page holds all those of the tag.
const lastOfTag = new Map(operations.map(({ tag, id }) => [tag, `/${tag}/${id.toLowerCase()}`]));
const places = ["/", ...lastOfTag.values()];
// Redoc scrolls to a place and renders its parts as they come into view: a target is measured when all stands still.
const settle = `new Promise((done) => {
  let [last, still] = ["", 0];
  const look = () => {
    const now = [scrollY, document.documentElement.scrollHeight, document.getElementsByTagName("*").length].join();
    still = now === last ? still + 1 : 0;
    last = now;
    if (still < 30) requestAnimationFrame(look);
    else done();
  };
  look();
})`;

// Width decides about targets and overflow, colours about contrast, and language about the length of words: not every
// combination of them is another page. A page is loaded once for each colour scheme, and then resized.
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

/** One page of each kind but the reference. */
const plainPages = (code: string) => [
  `${code}/overview.html`,
  `${code}/operations/create-qualifications.html`,
  `${code}/schemas/vetted-qualification.html`,
  `${code}/schemas/qualification-request.html`,
  `${code}/errors/index.html`,
  `${code}/errors/throttled.html`,
];
const inEnglish = [
  "index.html",
  "404.html",
  "en-US/errata.html",
  "en-US/exchanges/index.html",
  "en-US/exchanges/put-qualification-gcc-2020.html",
  "en-US/changes.html",
  "en-US/guides/index.html",
  "en-US/guides/credentials.html",
  "en-US/guides/moving-from-the-dotnet-sdk.html",
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

const open = async (colorScheme: ColorScheme): Promise<Page> => {
  const page = await browser.newPage({ colorScheme, reducedMotion: "reduce" });
  // The first page would lead away to one that is looked at by itself.
  await page.route("**/start.js", (route) => route.abort());
  return page;
};

const countByRule = (findings: string[]) => {
  const counts: Record<string, number> = {};
  for (const finding of findings) {
    const [rule = ""] = finding.split(":", 1);
    counts[rule] = (counts[rule] ?? 0) + 1;
  }
  return counts;
};

const resize = async (page: Page, width: number, then?: string) => {
  await page.setViewportSize({ width, height: 900 });
  if (then) await page.evaluate(then);
};

const expectNoSidewaysScroll = async (page: Page, width: number) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBeLessThanOrEqual(width);

describe.each(colorSchemes)("in %s colours", (colorScheme) => {
  let page: Page;
  beforeAll(async () => {
    page = await open(colorScheme);
  });
  afterAll(() => page?.close());

  it.each(looks[colorScheme].map(({ width }) => width))(
    "the reference meets WCAG 2.2 A and AA everywhere, %i px wide",
    async (width) => {
      await resize(page, width);
      await page.goto("about:blank");
      await page.goto(docs.url);
      const findings: string[] = [];
      for (const place of places) {
        await page.goto(`${docs.url}#${place}`);
        await page.locator(`[data-section-id="${place}"]`).getByRole("heading").first().waitFor();
        await page.evaluate(settle);
        findings.push(...(await findViolations(page)));
      }
      expect(countByRule(findings), findings.join("\n\n")).toEqual(accepted);
      await expectNoSidewaysScroll(page, width);
    },
  );

  it.each(everyLanguage)("the reference in %s meets them", async (code) => {
    await page.goto(new URL(`/${code}/index.html`, docs.url).href);
    await page.getByRole("heading", { level: 1 }).waitFor();
    for (const width of widthsFor(colorScheme, code)) {
      await resize(page, width, settle);
      expect(await findViolations(page)).toEqual([]);
      await expectNoSidewaysScroll(page, width);
    }
  });

  const plain = [
    ...inEnglish.map((path) => ({ path, widths: widthsFor(colorScheme, "en-US") })),
    ...everyLanguage.flatMap((code) =>
      plainPages(code).map((path) => ({ path, widths: widthsFor(colorScheme, code) })),
    ),
  ];

  it.each(plain)("$path meets them, and does not scroll sideways, $widths px wide", async ({ path, widths }) => {
    await page.goto(new URL(`/${path}`, docs.url).href);
    expect(widths).not.toEqual([]);
    for (const width of widths) {
      await resize(page, width);
      expect(await findViolations(page)).toEqual([]);
      await expectNoSidewaysScroll(page, width);
    }
  });
});
