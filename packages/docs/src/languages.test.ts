import { type Browser, launchBrowser, type Page } from "@partner-qualification/browser";
import { type Description, locales, operations, readDescription } from "@partner-qualification/openapi";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ServedDocs, serveDocs } from "./server/serve-docs.ts";

/** One page of each kind that a language has, beside the reference. */
const ofEachKind = [
  "overview.html",
  "operations/create-qualifications.html",
  "schemas/vetted-qualification.html",
  "errors/index.html",
  "errors/throttled.html",
];
const inEnglish = [
  "errata",
  "exchanges/index",
  "exchanges/any-throttled",
  "changes",
  "guides/index",
  "guides/credentials",
];

let browser: Browser;
let docs: ServedDocs;
let origin: string;
beforeAll(async () => {
  [docs, browser] = await Promise.all([serveDocs({ port: 0 }), launchBrowser()]);
  origin = new URL("/", docs.url).href;
});
afterAll(async () => {
  await browser?.close();
  await docs?.close();
});

/** A page that keeps what goes wrong in it, and each request to another host. */
const watch = async (options: { locale?: string } = {}): Promise<{ page: Page; problems: string[] }> => {
  const page = await browser.newPage({ ...options, viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  page.setDefaultTimeout(15_000);
  const problems: string[] = [];
  await page.route("**", (route) => {
    const requested = route.request().url();
    if (requested.startsWith(origin)) return route.continue();
    problems.push(`${page.url()} requests ${requested}`);
    return route.abort();
  });
  page.on("console", (message) => message.type() === "error" && problems.push(`${page.url()}: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`${page.url()}: ${error.message}`));
  return { page, problems };
};

describe.each(locales)("in $code", ({ code }) => {
  let page: Page;
  let problems: string[];
  let described: Description;
  beforeAll(async () => {
    described = await readDescription(code);
    ({ page, problems } = await watch());
    await page.goto(`${origin}${code}/index.html#/qualifications/createqualifications`);
  });
  afterAll(() => page.close());

  it("Redoc speaks the language too, also after it has taken the page over", async () => {
    const { "x-phrases": phrases, tags = [] } = described;
    const section = page.locator('[data-section-id="/qualifications/createqualifications"]');
    for (const name of ["request", "responses"]) {
      await section
        .getByRole("heading", { name: phrases[name] ?? "" })
        .first()
        .waitFor();
    }
    await page
      .getByTestId("search-trigger")
      .getByText(phrases.search ?? "")
      .waitFor();
    await page
      .getByText(tags[0]?.["x-displayName"] ?? "", { exact: true })
      .first()
      .waitFor();
  });

  it("the search finds what stands inside a text", async () => {
    const { "x-rules": rules } = described;
    // The end of the longest run of letters: a word's, or in Japanese and Chinese a sentence's.
    const runs = (rules["qualification-is-final"]?.statement ?? "").match(/\p{L}+/gu) ?? [];
    const word = runs.reduce((longest, run) => (run.length > longest.length ? run : longest), "").slice(-5);
    await page.getByTestId("search-trigger").click();
    await page.locator("input:focus").fill(word);
    const found = page.getByTestId("search-dialog").getByText("/v1/customers/{customer-tenant-id}/qualifications");
    await found.first().waitFor();
  });

  it("no page sends a request to another host, has an error or violates its own policy", async () => {
    for (const file of [...ofEachKind, ...(code === "en-US" ? inEnglish.map((name) => `${name}.html`) : [])]) {
      expect(await page.locator("html").getAttribute("lang")).toBe(code);
      await page.goto(`${origin}${code}/${file}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
    }
    expect(problems).toEqual([]);
  });
});

it.each([
  ["de-CH", "de-DE"],
  ["ja", "ja-JP"],
  ["zh-TW", "zh-TW"],
  ["is", "en-US"],
])("the first page leads a reader of %s to %s, and to the operation of the link", async (wanted, code) => {
  const { page, problems } = await watch({ locale: wanted });
  await page.goto(`${origin}#/validation-codes/getvalidationcodes`);
  await page.waitForURL(`${origin}${code}/index.html#/validation-codes/getvalidationcodes`);
  await page.locator('[data-section-id="/validation-codes/getvalidationcodes"] h2').waitFor();
  expect(problems).toEqual([]);
  await page.close();
});

it("a change of the language keeps the operation that is read", async () => {
  const { page } = await watch();
  const { tag = "", id = "" } = operations.at(-1) ?? {};
  await page.goto(`${docs.url}#/${tag}/${id.toLowerCase()}`);
  await page.locator(`[data-section-id="/${tag}/${id.toLowerCase()}"] h2`).waitFor();
  await page.locator(".languages summary").click();
  await page.getByRole("link", { name: "Deutsch" }).click();
  await page.waitForURL(`${origin}de-DE/index.html#/${tag}/${id.toLowerCase()}`);
  await page.close();
});

it("the link that skips the header leads into the reference, and not to another place of it", async () => {
  const { page } = await watch();
  await page.goto(docs.url);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
  expect(page.url()).toBe(docs.url);
  await page.close();
});
