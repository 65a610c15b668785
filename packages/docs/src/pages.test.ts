import type { Page } from "@partner-qualification/browser";
import { locales } from "@partner-qualification/openapi";
import { describe, it } from "vitest";
import { type Checked, checkPage, setTheme, toWidth } from "./testing/check-page.ts";
import { findColorViolations, findViolations, settle } from "./testing/find-violations.ts";
import { lendTabs } from "./testing/lend-tabs.ts";
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

const site = useSite();

/** What was checked on some page. */
const checked: Checked = new Set();

const inTab = lendTabs(() => site.browser.newPage({ reducedMotion: "reduce" }));

const open = async (page: Page, path: string): Promise<void> => {
  await toWidth(page, 1440);
  await page.goto(site.origin + path);
  await page.locator("h1").first().waitFor();
};

describe.concurrent("a page in both themes, on a phone, a tablet and a desktop", () => {
  it.for(pages)(
    "$path meets WCAG 2.2 A and AA, never scrolls sideways, and has no error and no request to another host",
    ({ lang, path }, { expect }) =>
      inTab(async (page) => {
        const problems = watchPage(page, site.origin);
        await open(page, path);
        expect(await page.locator("html").getAttribute("lang")).toBe(lang);
        // What is folded is unfolded: axe sees only what is shown.
        await page.evaluate(() => {
          for (const part of document.querySelectorAll("main details")) part.setAttribute("open", "");
        });
        expect(await checkPage(page, checked)).toEqual([]);
        expect(problems).toEqual([]);
      }),
  );

  it("the link to the content meets them where it has the focus, and is shown", ({ expect }) =>
    inTab(async (page) => {
      await open(page, "en-US/index.html");
      await page.keyboard.press("Tab");
      const link = ".sl-skip-link:focus";
      for (const theme of ["light", "dark"] as const) {
        await setTheme(page, theme);
        await settle(page);
        const looks: Checked = new Set();
        expect(await findColorViolations(page, looks, link)).toEqual([]);
        expect(looks.size).toBe(1);
      }
    }));

  it("the search meets them, and shows what it finds", ({ expect }) =>
    inTab(async (page) => {
      await open(page, "en-US/index.html");
      await page.locator("site-search button[data-open-modal]").click();
      await page.locator("#starlight__search input").fill("validation");
      await page.locator(".pagefind-ui__result-link").first().waitFor();
      const dialog = "site-search dialog";
      await settle(page);
      for (const rules of ["markup", "layout"] as const) expect(await findViolations(page, rules, dialog)).toEqual([]);
      for (const theme of ["light", "dark"] as const) {
        await setTheme(page, theme);
        await settle(page);
        expect(await findColorViolations(page, checked, dialog)).toEqual([]);
      }
    }));
});
