import { type Browser, launchBrowser } from "@partner-qualification/browser";
import { operations } from "@partner-qualification/openapi";
import axe from "axe-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type ServedDocs, serveDocs } from "./serve.ts";

/** Findings left, by rule: a count may only shrink. */
const accepted: Record<string, number> = {};

// At the last operation of a tag the page holds all those of the tag.
const lastOfTag = new Map(operations.map(({ tag, id }) => [tag, `/${tag}/${id.toLowerCase()}`]));
const places = ["/", ...lastOfTag.values()];
// A string: an imported name within a function would not be known in the page.
const run = `axe.run(document, ${JSON.stringify({
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
  resultTypes: ["violations"],
})})`;

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

let browser: Browser;
let docs: ServedDocs;
beforeAll(async () => {
  [docs, browser] = await Promise.all([serveDocs({ port: 0 }), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await docs?.close();
});

// Width decides about targets and overflow, colours about contrast: not every pair of them is another page.
it.each([
  { width: 1440, colorScheme: "light" },
  { width: 1440, colorScheme: "dark" },
  { width: 768, colorScheme: "light" },
  { width: 360, colorScheme: "light" },
] as const)(
  "meets WCAG 2.2 A and AA everywhere, $width px wide, in $colorScheme colours",
  async ({ width, colorScheme }) => {
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 }, reducedMotion: "reduce" });
    await page.goto(docs.url);
    await page.evaluate(axe.source);
    const findings: Record<string, number> = {};
    const shown: string[] = [];
    for (const place of places) {
      await page.goto(`${docs.url}#${place}`);
      await page.locator(`[data-section-id="${place}"]`).getByRole("heading").first().waitFor();
      await page.evaluate(settle);
      const { violations } = await page.evaluate<axe.AxeResults>(run);
      for (const { id, nodes } of violations) {
        findings[id] = Math.max(findings[id] ?? 0, nodes.length);
        shown.push(...nodes.map(({ html, failureSummary }) => `${place} ${id}: ${html}\n${failureSummary}`));
      }
    }
    expect(findings, shown.join("\n\n")).toEqual(accepted);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.close();
  },
);
