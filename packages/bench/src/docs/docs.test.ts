import { type Browser, launchBrowser } from "@partner-qualification/browser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DocsMeasured } from "./compare-docs.ts";
import { docSites } from "./doc-sites.ts";
import { docsReportOf, docsVerdictsOf } from "./docs-report.ts";
import { serveSite } from "./serve-site.ts";
import { visitPage } from "./visit-page.ts";

describe("the references that are compared", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  test.each(docSites())("$name shows its menu and the operation, in both languages", async ({ read, pages, menu }) => {
    const server = await serveSite(read, 1);
    const context = await browser.newContext({ locale: "en-US" });
    try {
      const [first, further] = pages;
      if (!first || !further) throw new RangeError("There are not two pages.");
      expect(further.heading).not.toBe(first.heading);
      const cold = await visitPage(context, server.origin, first, menu);
      const warm = await visitPage(context, server.origin, further, menu);
      for (const { menuMs, liveMs } of [cold, warm]) expect(menuMs).toBeLessThanOrEqual(liveMs);
      expect(cold.bytes).toBeGreaterThan(20_000);
      expect(cold.menuMs).toBeGreaterThan(0);
      expect(warm.bytes).toBeGreaterThan(5_000);
    } finally {
      await context.close();
      await server.close();
    }
  });
});

const visit = (bytes: number, menuMs = 100, liveMs = 200, foreign = 0) => ({ bytes, menuMs, liveMs, foreign });
const measured = (name: string, first: number, further: number): DocsMeasured => ({
  site: { name, shown: "how" },
  first: visit(first),
  further: visit(further),
});

test("each aim is held against what was measured", () => {
  const metBy = (first: number, further: number) =>
    docsVerdictsOf([measured("these docs", first, further), measured("@scalar/api-reference 1.0.0", 1_000, 1)]).map(
      ({ met }) => met,
    );
  expect(metBy(100, 15_000)).toEqual([true, true, true, true, true]);
  expect(metBy(101, 15_001)).toEqual([false, false, true, true, true]);
  const slow = { ...measured("these docs", 1, 1), first: visit(1, 301, 501, 1) };
  expect(docsVerdictsOf([slow, measured("@scalar/api-reference 1.0.0", 1_000, 1)]).map(({ met }) => met)).toEqual([
    ...[true, true, false, false, false],
  ]);
  expect(() => docsVerdictsOf([slow])).toThrow(RangeError);
});

test("the report names how it was measured, every reference and every aim", () => {
  const text = docsReportOf(
    [measured("these docs", 99, 15_001), measured("@scalar/api-reference 1.0.0", 1_000, 1)],
    ["on a machine"],
  );
  expect(text).toContain("- on a machine");
  expect(text).toContain("| these docs (`how`) | 0.1 kB | 100 | 200 | 15.0 kB | 100 | 200 | 0 |");
  expect(text).toContain("| bytes of a further page | at most 15.0 kB | 15.0 kB | **no** |");
});
