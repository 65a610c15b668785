import type { Browser, Page } from "@partner-qualification/browser";
import { findOperation, locales, operations, readDescription } from "@partner-qualification/openapi";
import { withCodeSamples } from "@partner-qualification/samples";
import { describe, expect, it } from "vitest";
import { useSite } from "./testing/use-site.ts";
import { watchPage } from "./testing/watch-page.ts";

const site = useSite();

/** The readers by their languages: two pages of one reader share what was loaded. */
const readers = new Map<string, ReturnType<Browser["newContext"]>>();

/** A page that keeps what goes wrong in it, and each request to another host. */
const watch = async (locale = "en-US"): Promise<{ page: Page; problems: string[] }> => {
  const options = { locale, viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" } as const;
  const reader = readers.get(locale) ?? site.browser.newContext(options);
  readers.set(locale, reader);
  const page = await (await reader).newPage();
  page.setDefaultTimeout(15_000);
  return { page, problems: watchPage(page, site.origin) };
};

describe.each(locales)("in $code", ({ code }) => {
  it("the search finds words of the language, also inside a text without spaces", async () => {
    const { page, problems } = await watch();
    const { "x-rules": rules } = await readDescription(code);
    // Of the longest run of letters, a part: in Japanese and Chinese it is a whole sentence's.
    const runs = (rules["qualification-is-final"]?.statement ?? "").match(/\p{L}+/gu) ?? [];
    const longest = runs.reduce((most, run) => (run.length > most.length ? run : most), "");
    await page.goto(`${site.origin}${code}/index.html`);
    await page.locator("site-search button[data-open-modal]").click();
    await page.locator("#starlight__search input").fill(/^(?:ja|zh)/.test(code) ? longest.slice(0, 4) : longest);
    const found = page.locator(`.pagefind-ui__result-link[href*="/${code}/operations/"]`);
    await found.first().waitFor();
    expect(problems).toEqual([]);
    await page.close();
  });
});

it.each([
  ["de-CH", "de-DE"],
  ["ja", "ja-JP"],
  ["zh-TW", "zh-TW"],
  ["is", "en-US"],
])("the first page leads a reader of %s to %s", async (wanted, code) => {
  const { page, problems } = await watch(wanted);
  await page.goto(site.origin);
  await page.waitForURL(`${site.origin}${code}/index.html`);
  expect(problems).toEqual([]);
  await page.close();
});

it("a link to an operation from before it had a page leads to its place in the one-page view", async () => {
  const { page } = await watch("ja");
  await page.goto(`${site.origin}#/validation-codes/getvalidationcodes`);
  await page.waitForURL(`${site.origin}ja-JP/interactive.html#/validation-codes/getvalidationcodes`);
  await page.locator('[data-section-id="/validation-codes/getvalidationcodes"] h2').waitFor();
  await page.close();
});

it("a change of the language keeps the page that is read", async () => {
  const { page } = await watch();
  await page.goto(`${site.docs.url}errors/throttled.html`);
  await page.locator("starlight-lang-select select").first().selectOption({ label: "Deutsch" });
  await page.waitForURL(`${site.origin}de-DE/errors/throttled.html`);
  await page.close();
});

it("the language of the samples is remembered from page to page", async () => {
  const { page } = await watch();
  await page.goto(`${site.docs.url}operations/get-validation-codes.html`);
  await page.getByRole("tab", { name: "Python" }).first().click();
  await page.goto(`${site.docs.url}operations/create-qualifications.html`);
  expect(await page.getByRole("tab", { name: "Python" }).first().getAttribute("aria-selected")).toBe("true");
  await page.close();
});

it("copies a page as Markdown", async () => {
  const context = await site.browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  await page.goto(`${site.docs.url}errors/throttled.html`);
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  expect(await page.evaluate("navigator.clipboard.readText()")).toMatch(/^# The request was throttled\n/);
  await context.close();
});

it("copies a sample as it is shown", async () => {
  const context = await site.browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  await page.goto(`${site.docs.url}operations/get-validation-codes.html`);
  const { path } = findOperation("getValidationCodes", operations);
  const samples = withCodeSamples(await readDescription("en-US")).paths[path]?.get?.["x-codeSamples"] ?? [];
  expect(samples.length).toBeGreaterThan(4);
  for (const { label, source } of samples) {
    await page.getByRole("tab", { name: label, exact: true }).first().click();
    await page.getByRole("tabpanel", { name: label, exact: true }).first().getByRole("button").click();
    await expect.poll(() => page.evaluate("navigator.clipboard.readText()")).toBe(source.trimEnd());
  }
  await context.close();
});

it.each(locales)("shows a reader of $code who is lost a page in that language", async ({ code }) => {
  const response = await fetch(`${site.origin}${code}/guides/nowhere.html`);
  expect(response.status).toBe(404);
  expect(await response.text()).toContain(`<html lang="${code}"`);
});

it("shows everything but what is interactive without a script", async () => {
  const context = await site.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.docs.url}operations/create-qualifications.html`);
  for (const language of ["curl", "TypeScript", "C#", "PowerShell", "Python"])
    expect(await page.getByRole("tabpanel", { name: language, exact: true }).first().isVisible(), language).toBe(true);
  for (const control of ["site-search", "starlight-lang-select", "starlight-theme-select", ".page-actions button"]) {
    expect(await page.locator(control).count(), control).toBeGreaterThan(0);
    expect(await page.locator(control).filter({ visible: true }).count(), control).toBe(0);
  }
  await page.getByRole("navigation", { name: "Select language" }).getByRole("link", { name: "Deutsch" }).click();
  await page.waitForURL(`${site.origin}de-DE/operations/create-qualifications.html`);
  await context.close();
});
