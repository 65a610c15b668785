import { readdirSync, readFileSync } from "node:fs";
import type { Page } from "@partner-qualification/browser";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { useSite } from "./testing/use-site.ts";

const site = useSite();
let page: Page;

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
const desktop = { viewport: { width: 1440, height: 900 } } as const;

const open = async (path: string, screen: Parameters<typeof site.browser.newContext>[0]): Promise<void> => {
  const context = await site.browser.newContext({ ...screen, reducedMotion: "reduce" });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(site.origin + path);
};

afterEach(() => page.context().close());

describe("the menu of a page", () => {
  const menu = () => page.locator(".page-actions details");
  const isOpen = () => menu().evaluate((details) => details.hasAttribute("open"));
  beforeEach(async () => {
    await open("en-US/errata.html", desktop);
    await menu().locator("summary").click();
    expect(await isOpen()).toBe(true);
  });

  it("stays open while its reader is in it", async () => {
    await page.keyboard.press("Tab");
    expect(await isOpen()).toBe(true);
  });

  it("closes on a click outside", async () => {
    await page.locator("main p").first().click();
    expect(await isOpen()).toBe(false);
  });

  it("closes when the focus leaves it", async () => {
    await page.getByRole("button", { name: "Copy as Markdown" }).focus();
    expect(await isOpen()).toBe(false);
  });

  it("closes on Escape, and gives its button the focus", async () => {
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
    expect(await isOpen()).toBe(false);
    expect(
      await menu()
        .locator("summary")
        .evaluate((summary) => summary === document.activeElement),
    ).toBe(true);
  });
});

it.each([{ screen: phone }, { screen: desktop }])(
  "an operation has a menu of its sections at $screen.viewport.width px",
  async ({ screen }) => {
    await open("en-US/operations/create-qualifications.html", screen);
    const menu = page.locator("mobile-starlight-toc");
    await menu.locator("summary").click();
    const sections = await page.locator("main h2[id]").evaluateAll((all) => all.map((one) => `#${one.id}`));
    const links = await menu.locator("a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
    expect(links).toEqual(["#_top", ...sections]);
    await menu.getByRole("link", { name: "Errors" }).click();
    await expect.poll(() => menu.locator(".display-current").textContent()).toBe("Errors");
  },
);

it("an operation has a list of its sections where there is room for it", async () => {
  await open("en-US/operations/create-qualifications.html", { viewport: { width: 1728, height: 900 } });
  expect(await page.locator("mobile-starlight-toc").isVisible()).toBe(false);
  const [list, samples] = await Promise.all([
    page.locator("starlight-toc").boundingBox(),
    page.locator(".samples").boundingBox(),
  ]);
  expect(list?.x).toBeGreaterThan((samples?.x ?? Number.NaN) + (samples?.width ?? 0));
});

it("the method, the path and the way to the form of an operation are one line on a desktop", async () => {
  await open("en-US/operations/create-qualifications.html", desktop);
  const heights = await page
    .locator(".address :is(.method, .path, .button)")
    .evaluateAll((parts) =>
      parts.map((part) => part.getBoundingClientRect()).map(({ top, bottom }) => (top + bottom) / 2),
    );
  expect(heights).toHaveLength(3);
  expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(4);
});

it("the button that copies covers no code on a touch screen", async () => {
  await open("en-US/operations/create-qualifications.html", phone);
  const covered = await page.locator(".expressive-code .frame").evaluateAll((frames) =>
    frames
      .filter((frame) => frame.checkVisibility())
      .map((frame) => {
        const [button, code] = [frame.querySelector(".copy button"), frame.querySelector("pre > code")];
        return (button?.getBoundingClientRect().bottom ?? 0) > (code?.getBoundingClientRect().top ?? 0) + 12;
      }),
  );
  expect(covered.length).toBeGreaterThan(2);
  expect(covered).not.toContain(true);
});

it("has every rule of its styles", async () => {
  await open("en-US/operations/create-qualifications.html", desktop);
  const folder = new URL("../site/styles/", import.meta.url);
  const files = readdirSync(folder);
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) {
    const missing = await page.evaluate(
      (source) => {
        const selectorsOf = (rules: CSSRuleList): string[] =>
          [...rules].flatMap((rule) => {
            // The build writes the first child so.
            if (rule instanceof CSSStyleRule) return [rule.selectorText.replaceAll(":nth-child(1)", ":first-child")];
            return rule instanceof CSSGroupingRule ? selectorsOf(rule.cssRules) : [];
          });
        const all = [...document.styleSheets].flatMap(({ cssRules }) => selectorsOf(cssRules)).join();
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(source);
        return selectorsOf(sheet.cssRules).filter((selector) => !all.includes(selector));
      },
      readFileSync(new URL(file, folder), "utf8"),
    );
    expect(missing, file).toEqual([]);
  }
});

it("shows on paper what is folded, and code without a part that is cut off", async () => {
  await open("en-US/operations/create-qualifications.html", desktop);
  await page.emulateMedia({ media: "print" });
  const folded = page.locator("main details:not([open]) .rules > li");
  expect(await folded.count()).toBeGreaterThan(0);
  expect(await folded.filter({ visible: false }).count()).toBe(0);
  expect(await page.locator(".page-actions").filter({ visible: true }).count()).toBe(0);
  const cut = await page
    .locator(".expressive-code pre")
    .evaluateAll((all) => all.filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth).length);
  expect(cut).toBe(0);
});

it.each(["404.html", "ja-JP/404.html"])("%s opens the search", async (path) => {
  await open(path, desktop);
  await page.locator("main button[data-open-search]").click();
  await page.locator("#starlight__search input").waitFor();
});
