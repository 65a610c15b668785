import type { Page } from "@partner-qualification/browser";
import { locales } from "@partner-qualification/openapi";
import { describe, it } from "vitest";
import { findViolations, type RuleSet } from "./testing/find-violations.ts";
import { useSite } from "./testing/use-site.ts";
import { watchPage } from "./testing/watch-page.ts";

/** One page of each kind. */
const kinds = [
  "index",
  "overview",
  "operations/create-qualifications",
  "schemas/qualification-request",
  "schemas/vetted-qualification",
  "errors/index",
  "errors/throttled",
  "errata",
  "exchanges/index",
  "exchanges/put-qualification-gcc-2020",
  "changes",
  "workflows",
  "guides/index",
  "guides/credentials",
  "guides/choose-your-qualification",
  "interactive",
  "404",
];
const pages = [
  ...locales.flatMap(({ code }) => kinds.map((kind) => ({ lang: code, path: `${code}/${kind}.html` }))),
  ...["404.html", "en-US/operations/update-qualification.html", "mock-control.html"].map((path) => ({
    lang: "en-US",
    path,
  })),
];

/**
 * How a page is looked at in turn, without loading it again. The markup that is shown differs between a phone and a
 * desktop, and in another theme its colors. A tablet shows what a phone does, in another layout.
 */
const looks: { width: number; light: RuleSet; dark: RuleSet }[] = [
  { width: 360, light: "everything", dark: "colors" },
  { width: 768, light: "layout", dark: "layout" },
  { width: 1440, light: "everything", dark: "colors" },
];

const site = useSite();

const open = async (path: string): Promise<{ page: Page; problems: string[] }> => {
  const page = await site.browser.newPage({ viewport: { width: 360, height: 900 }, reducedMotion: "reduce" });
  const problems = watchPage(page, site.origin);
  await page.goto(site.origin + path);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  return { page, problems };
};

const setTheme = async (page: Page, colorScheme: "light" | "dark"): Promise<void> => {
  await page.emulateMedia({ colorScheme });
  // Redoc's pages have a theme by their styles alone.
  await page.waitForFunction((wanted: string) => {
    const { theme = wanted } = document.documentElement.dataset;
    return theme === wanted;
  }, colorScheme);
};

/** The names of the site in the bar that are not shown whole. */
const cutTitles = (page: Page): Promise<(string | null)[]> =>
  page.locator(".site-title span").evaluateAll((titles) =>
    titles
      .filter((title) => {
        const [text, bar] = [title.getBoundingClientRect(), title.closest("header")?.getBoundingClientRect()];
        return title.scrollWidth > title.clientWidth || text.top < (bar?.top ?? 0) || text.bottom > (bar?.bottom ?? 0);
      })
      .map((title) => title.textContent),
  );

describe.concurrent("a page in both themes, on a phone, a tablet and a desktop", () => {
  it.for(pages)(
    "$path meets WCAG 2.2 A and AA, never scrolls sideways, and has no error and no request to another host",
    async ({ lang, path }, { expect }) => {
      const { page, problems } = await open(path);
      expect(await page.locator("html").getAttribute("lang")).toBe(lang);
      // What is folded is unfolded: axe sees only what is shown.
      await page.evaluate(() => {
        for (const part of document.querySelectorAll("main details")) part.setAttribute("open", "");
      });
      for (const { width, light, dark } of looks) {
        await page.setViewportSize({ width, height: 900 });
        await setTheme(page, "light");
        expect(await findViolations(page, light), `${width}`).toEqual([]);
        await setTheme(page, "dark");
        expect(await findViolations(page, dark), `${width}`).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        expect(await cutTitles(page), `${width}`).toEqual([]);
      }
      expect(problems).toEqual([]);
      await page.close();
    },
  );

  it("the search meets them, and shows what it finds", async ({ expect }) => {
    const { page } = await open("en-US/index.html");
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.locator("site-search button[data-open-modal]").click();
    await page.locator("#starlight__search input").fill("validation");
    await page.locator(".pagefind-ui__result-link").first().waitFor();
    await setTheme(page, "light");
    expect(await findViolations(page, "everything", "site-search dialog")).toEqual([]);
    await setTheme(page, "dark");
    expect(await findViolations(page, "colors", "site-search dialog")).toEqual([]);
    await page.close();
  });
});
