import { type Browser, launchBrowser } from "@partner-qualification/browser";
import axe from "axe-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HttpResponse } from "../../http/message.ts";
import { type RunReport, toReport, type Verdict } from "../../run/verdict.ts";
import { htmlReport } from "./html-report.ts";

const target = "https://host.example/v1";
const source = { title: "Headers", revision: "2022-06-28", url: "https://learn.microsoft.com/headers" };
const response = (body: string): HttpResponse => ({
  status: 200,
  reason: "OK",
  headers: [["Content-Type", "application/json"]],
  body,
});
const request = {
  method: "GET",
  url: `${target}/customers/65543400-f8b0-4783-8530-6d35ab8c6801/qualifications`,
  headers: [["Authorization", "Bearer [redacted]"]] as [string, string][],
  body: "",
};
const base = { target, notes: [], traffic: [], differences: [], sources: [source], certainty: "documented" } as const;
const failed: Verdict = {
  ...{
    ...base,
    notes: [],
    traffic: [{ request, response: response('[{"vettingStatus":"<img src=x onerror=alert(1)>"}]') }],
  },
  ...{ kind: "exchange", id: "get-qualifications-approved", statement: "It is documented.", result: "fail" },
  sources: [source],
  errata: [{ id: "trailing-comma", title: "Comma after the last property", corrected: "No comma." }],
  differences: [{ what: "body", documented: [{ vettingStatus: "Approved" }], found: [{ vettingStatus: "Accepted" }] }],
  documented: response('[{"vettingStatus":"Approved"}]'),
};
const other = (change: Partial<Verdict>): Verdict => ({
  ...{ ...base, notes: [], traffic: [], sources: [source], differences: [] },
  ...{ kind: "rule", id: "ids-are-echoed", statement: "Ids are echoed.", result: "pass" },
  ...change,
});
const report: RunReport = toReport(
  [
    failed,
    other({}),
    other({
      ...{ id: "conflicts-are-rejected", result: "finding", certainty: "inferred", inferred: "No page shows it." },
      differences: [{ what: "status", violation: "is 400" }],
      sources: [],
    }),
    other({ id: "sandbox-holds-75-customers", result: "not applicable", notes: ["It needs a sandbox."] }),
    other({ id: "ids-are-echoed", target: "http://127.0.0.1:4010/v1" }),
  ],
  { targets: [target, "http://127.0.0.1:4010/v1"], started: new Date(0), planned: 5 },
);
const text = htmlReport(report);

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser?.close());

/** Opens the report, and keeps what it requests and what it logs. */
const open = async (width: number, colorScheme: "light" | "dark" = "light") => {
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
  const [requests, problems]: [string[], string[]] = [[], []];
  page.on("request", (one) => requests.push(one.url()));
  page.on("console", (message) => problems.push(message.text()));
  page.on("dialog", (dialog) => problems.push(dialog.message()));
  await page.setContent(text);
  await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
  return { page, requests, problems };
};

describe("the report", () => {
  it("shows the totals, and a failure with its request, response, documented response, differences, erratum and source", async () => {
    const { page } = await open(1200);
    expect(await page.locator("dl").textContent()).toMatch(/passed2failed1findings1not applicable1/);
    const failure = page.locator("article").first();
    expect(await failure.locator("del").allInnerTexts()).toEqual(["Approved"]);
    expect(await failure.locator("ins").allInnerTexts()).toEqual(["Accepted"]);
    const shown = await failure.textContent();
    for (const part of [
      "GET https://host.example/v1/customers",
      "HTTP/1.1 200 OK",
      "trailing-comma Comma after the last property. Corrected: No comma.",
    ]) {
      expect(shown).toContain(part);
    }
    expect(await failure.getByRole("region", { name: "Documented response" }).textContent()).toContain("Approved");
    expect(await failure.getByRole("link").getAttribute("href")).toBe(source.url);
    await page.close();
  });

  it("has a table of cases by target, in which a failure links to its details", async () => {
    const { page } = await open(1200);
    const row = page.getByRole("row", { name: /ids-are-echoed/ });
    expect(await row.getByRole("cell").allInnerTexts()).toEqual(
      ["rule", "✓pass", "✓pass"].map((cell) => expect.stringContaining(cell.slice(0, 1))),
    );
    const href = await page
      .getByRole("row", { name: /get-qualifications-approved/ })
      .getByRole("link")
      .getAttribute("href");
    expect(await page.locator(String(href)).locator("h3").textContent()).toBe("get-qualifications-approved");
    await page.close();
  });

  it("runs nothing that a server sent, and requests nothing", async () => {
    const { page, requests, problems } = await open(1200);
    expect(await page.locator("img, script").count()).toBe(0);
    expect(requests.filter((url) => !url.startsWith("about:"))).toEqual([]);
    expect(problems).toEqual([]);
    await page.close();
  });

  it.each([
    [1200, "light"],
    [1200, "dark"],
    [360, "light"],
    [360, "dark"],
  ] as const)("at %i pixels, %s, is accessible and not wider than the screen", async (width, scheme) => {
    const { page } = await open(width, scheme);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    // The policy of the page lets no script in: axe comes by the debugger.
    const context = await page.context().newCDPSession(page);
    await context.send("Runtime.evaluate", { expression: axe.source });
    const { result } = await context.send("Runtime.evaluate", {
      expression:
        "axe.run({ resultTypes: ['violations'], preload: false }).then(({ violations }) => JSON.stringify(violations.map(({ id, nodes }) => [id, nodes[0].html])))",
      awaitPromise: true,
      returnByValue: true,
    });
    expect(JSON.parse(String(result.value))).toEqual([]);
    await page.close();
  });
});
