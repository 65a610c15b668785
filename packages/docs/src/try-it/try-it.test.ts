import { type Browser, launchBrowser, type Page } from "@partner-qualification/browser";
import { createMock, type Listener } from "@partner-qualification/mock";
import { operations } from "@partner-qualification/openapi";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { consoleHeaderPolicy, headerPolicy } from "../policy.ts";
import { type ServedDocs, serveDocs } from "../server/serve-docs.ts";
import { findViolations } from "../testing/find-violations.ts";

const mock = createMock({ vetting: "hold" });
let docs: ServedDocs;
let server: Listener;
let browser: Browser;
let page: Page;
let address: string;
const problems: string[] = [];
const requested: string[] = [];

beforeAll(async () => {
  [docs, server, browser] = await Promise.all([serveDocs({ port: 0 }), mock.listen({ port: 0 }), launchBrowser()]);
  address = new URL("try-it.html", docs.url).href;
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  page.setDefaultTimeout(30_000);
  page.on("request", (request) => requested.push(new URL(request.url()).origin));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(error.message));
  await page.goto(address);
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([docs?.close(), server?.close()]);
});

const field = () => page.getByLabel("Address of the mock");
const set = async (value: string) => {
  await field().fill(value);
  await page.getByRole("button", { name: "Use it" }).click();
};
const opening = (method: string, path: string) =>
  page.getByRole("button", { name: `(${method.toLowerCase()} ${path})` });

it("starts with the mock's usual address, and takes no other service's", async () => {
  expect(await field().inputValue()).toBe("http://127.0.0.1:4010");
  for (const host of ["api.partnercenter.microsoft.com", "api.partnercenter.microsoft.com.:8443"]) {
    await set(`https://${host}/v1`);
    expect(await page.getByRole("alert").first().textContent(), host).toContain("not the address of a mock");
  }
  await page.reload();
  expect(await field().inputValue()).toBe("http://127.0.0.1:4010");
});

const wildcards = [
  "http://*",
  "https://*:443",
  "http://*.example",
  "http://127.0.0.*",
  "http://127.0.0.1;",
  "http://a,b",
];
it.each(wildcards)("rejects %s, which would be more than one host in a policy", async (value) => {
  await set(value);
  expect(await page.getByRole("alert").first().textContent()).toContain("not the address of a mock");
  // Nor is it taken from what an earlier version of the page may have kept.
  await page.evaluate((kept) => localStorage.setItem("mock-address", kept), value);
  await page.reload();
  expect(await field().inputValue()).toBe("http://127.0.0.1:4010");
  const policies = await page
    .locator("meta[http-equiv=Content-Security-Policy]")
    .evaluateAll((all) => all.map((one) => one.getAttribute("content")?.match(/connect-src [^;]*/)?.[0]));
  expect(policies).toEqual(["connect-src http: https:", "connect-src http://127.0.0.1:4010"]);
  await page.evaluate(() => localStorage.clear());
});

describe("with the address of a mock", () => {
  beforeAll(async () => {
    await set(`${server.url}/v1`);
    await page.waitForEvent("load");
  });
  beforeEach(() => mock.control.reset());

  it("keeps its origin, and offers it alone", async () => {
    expect(await field().inputValue()).toBe(server.url);
    await opening("GET", "/v1/customers/{customer-tenant-id}/qualifications").waitFor();
    const text = (await page.locator("#console").textContent()) ?? "";
    expect(text).toContain(server.url);
    expect(text).not.toContain("api.partnercenter.microsoft.com");
  });

  /** The status and some of the body that the mock returns for what the console fills in. */
  const responses: Record<string, [status: number, body: string]> = {
    getQualifications: [200, "[]"],
    createQualifications: [201, '"vettingStatus": "InReview"'],
    getQualification: [200, '"none"'],
    updateQualification: [200, '"education"'],
    getValidationCodes: [200, '"remainingCreates": 4'],
    getCustomerValidation: [200, '"validationId": "12345"'],
  };

  it.each(operations)("sends $id, and shows what the mock returns", async ({ id, summary, method, path }) => {
    await page.goto(address);
    await page.getByRole("link", { name: `${summary} HTTP Method` }).click();
    await opening(method, path).click();
    // The mock has an example for an operation that is not listed.
    const [status, body] = responses[id] ?? [operations.find((one) => one.id === id)?.statuses[0], ""];
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: /^Send \w+ request/i }).click();
    await expect.poll(() => dialog.textContent(), { timeout: 30_000 }).toMatch(new RegExp(`Status:\\s*${status}`));
    const called = mock.control.journal().filter((call) => call.method !== "OPTIONS");
    expect(called.map(({ operation, status }) => [operation, status])).toEqual([[id, status]]);
    expect(await dialog.textContent()).toContain(body);
    // The browser reports a status of 400 or above as an error of the page.
    if (status && status >= 400) await expect.poll(() => problems.splice(0).join()).toContain(String(status));
  });

  it("lets the page reach no other address, whatever runs in it", async () => {
    const before = problems.length;
    const other = await createMock().listen({ port: 0 });
    const reach = (url: string) =>
      page.evaluate(
        (to) =>
          fetch(to).then(
            () => "reached",
            () => "refused",
          ),
        url,
      );
    expect(await reach(`${other.url}/v1/customers/all/validations`)).toBe("refused");
    expect(await reach(`${server.url}/v1/customers/all/validations`)).toBe("reached");
    await other.close();
    expect(problems.splice(before).join()).toContain("connect-src");
  });

  // Width decides about targets and overflow, colours about contrast: not every combination is another page.
  const looks = [
    { colorScheme: "light", widths: [360, 1440] },
    { colorScheme: "dark", widths: [768] },
  ] as const;
  describe.each(looks)("meets WCAG 2.2 A and AA in $colorScheme colours", ({ colorScheme, widths }) => {
    const tests = () => page.getByRole("button", { name: /Test Request/ });
    beforeAll(async () => {
      await page.emulateMedia({ colorScheme });
      await page.goto(address);
      await page.locator("#console h1").waitFor();
    });

    it.each(widths)("at %i px", async (width) => {
      await page.setViewportSize({ width, height: 900 });
      // Scalar renders its parts as they come into view.
      await expect
        .poll(() => page.evaluate("scrollBy(0, 400)").then(() => tests().count()), { interval: 20, timeout: 30_000 })
        .toBe(operations.length);
      expect(await findViolations(page)).toEqual([]);
    });

    it.each(widths)("at %i px, while a request is edited and after it was sent", async (width) => {
      await page.setViewportSize({ width, height: 900 });
      await tests().first().click();
      const dialog = page.getByRole("dialog");
      const send = dialog.getByRole("button", { name: /^Send \w+ request/i });
      await send.waitFor();
      expect(await findViolations(page, "[role=dialog]")).toEqual([]);
      await send.click();
      await dialog.getByRole("textbox", { name: "Body of the response" }).waitFor();
      expect(await findViolations(page, "[role=dialog]")).toEqual([]);
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
    });
  });

  it("goes back to the usual address", async () => {
    await page.goto(address);
    await page.getByRole("button", { name: "Default", exact: true }).first().click();
    await page.waitForEvent("load");
    expect(await field().inputValue()).toBe("http://127.0.0.1:4010");
  });
});

it("leads to no service of Scalar's but by its name, and to Microsoft's dashboard", async () => {
  await page.goto(address);
  await page
    .getByRole("button", { name: /Test Request/ })
    .first()
    .waitFor();
  const links = await page.locator("a[href^=http]").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  expect(new Set(links)).toEqual(new Set(["https://www.scalar.com", "https://partner.microsoft.com/dashboard"]));
});

it.each([360, 768, 1440])("needs no sideways scroll at %i px", async (width) => {
  await page.setViewportSize({ width, height: 900 });
  await page.goto(address);
  await page.locator("#console h1").waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
});

it("is served with a policy of its own, and no other page with it", async () => {
  const policyOf = async (url: string) => (await fetch(url)).headers.get("Content-Security-Policy");
  expect(await policyOf(address)).toBe(consoleHeaderPolicy);
  expect(await policyOf(docs.url)).toBe(headerPolicy);
  expect(headerPolicy).not.toContain("connect-src");
});

it("sent requests to the site and the mock only, and had no error", () => {
  expect(new Set(requested)).toEqual(new Set([new URL(docs.url).origin, server.url]));
  expect(problems).toEqual([]);
});
