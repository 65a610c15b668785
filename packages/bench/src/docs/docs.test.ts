import { type Browser, launchBrowser } from "@partner-qualification/browser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AuditedPage, withAuditedBrowser } from "./audit-docs.ts";
import { auditPage } from "./audit-page.ts";
import type { DocsMeasured } from "./compare-docs.ts";
import { docSites } from "./doc-sites.ts";
import { docsReportOf, docsVerdictsOf } from "./docs-report.ts";
import type { DocsFindings } from "./measure-docs.ts";
import { serveSite } from "./serve-site.ts";
import { visitPage } from "./visit-page.ts";

const sites = docSites();

describe("the references that are compared", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  test.each(sites)("$name shows its menu and the operation, in both languages", async ({ read, pages, menu }) => {
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
      for (const { paintMs, blockingMs } of [cold, warm]) {
        expect(paintMs).toBeGreaterThan(0);
        expect(blockingMs).toBeGreaterThanOrEqual(0);
      }
      expect(warm.bytes).toBeGreaterThan(5_000);
    } finally {
      await context.close();
      await server.close();
    }
  });

  test("a task that holds up the page counts by what it takes beyond 50 ms", async () => {
    const held = "const end = performance.now() + 250; while (performance.now() < end);";
    const html = `<!doctype html><title>Held up</title><nav>Menu</nav><h1>Operation</h1><script>${held}</script>`;
    const server = await serveSite(() => Buffer.from(html), 1);
    const context = await browser.newContext();
    try {
      const page = { path: "/index.html", group: "Menu", heading: "Operation" };
      const { blockingMs } = await visitPage(context, server.origin, page, "nav");
      expect(blockingMs).toBeGreaterThanOrEqual(200);
    } finally {
      await context.close();
      await server.close();
    }
  });
});

describe("Lighthouse", () => {
  const audit = async (read: (path: string) => Buffer | undefined, paths: string[]) => {
    const server = await serveSite(read, 1);
    try {
      return await withAuditedBrowser(async (port) => {
        const audits = [];
        for (const path of paths)
          audits.push(
            await auditPage(port, `${server.origin}${path}`, "phone", ["accessibility", "best-practices", "seo"]),
          );
        return audits;
      });
    } finally {
      await server.close();
    }
  };

  test("gives every kind of page of these docs all points that do not depend on time", async () => {
    const [own] = sites;
    const kinds = own?.furtherKinds ?? [];
    expect(kinds.map(({ kind }) => kind)).toEqual(["landing", "guide", "error"]);
    const paths = [own?.pages[0]?.path ?? "", ...kinds.map(({ path }) => path)];
    const full = { scores: { accessibility: 100, "best-practices": 100, seo: 100 }, failed: [] };
    expect(await audit((path) => own?.read(path), paths)).toEqual(paths.map(() => full));
  });

  test("names the audits that a page fails", async () => {
    const [bare] = await audit(() => Buffer.from("<!doctype html><p>Bare</p>"), ["/index.html"]);
    expect(bare?.scores.seo).toBeLessThan(100);
    expect(bare?.failed).toEqual(expect.arrayContaining(["html-has-lang", "document-title", "meta-description"]));
  });
});

const visit = (bytes: number, times = {}) => ({
  ...{ bytes, paintMs: 50, menuMs: 100, liveMs: 200, blockingMs: 0, foreign: 0 },
  ...times,
});
const measured = (name: string, first: number, further: number, times = {}): DocsMeasured => ({
  site: { name, shown: "how" },
  first: visit(first, times),
  further: visit(further),
});
const scored = (site: string, seo = 100): AuditedPage => ({
  ...{ site, kind: "landing", device: "phone" },
  scores: { performance: 99.5, accessibility: 100, "best-practices": 100, seo },
});
const findings = (own: DocsMeasured, ...audits: AuditedPage[]): DocsFindings => ({
  visits: [own, measured("@scalar/api-reference 1.0.0", 400_000, 1)],
  audits,
});
const unmet = (own: DocsMeasured, ...audits: AuditedPage[]) =>
  docsVerdictsOf(findings(own, ...audits))
    .filter(({ met }) => !met)
    .map(({ what }) => what);

test("each aim is held against what was measured", () => {
  const full = { ...scored("these docs"), scores: { ...scored("these docs").scores, performance: 100 } };
  const elsewhere = scored("another", 50);
  expect(unmet(measured("these docs", 40_000, 15_000), full, elsewhere)).toEqual([]);
  expect(unmet(measured("these docs", 40_001, 15_001), scored("these docs"))).toEqual([
    ...["bytes of the first page", "the same beside Scalar's", "bytes of a further page", "lowest Lighthouse score"],
  ]);
  const slow = { paintMs: 301, menuMs: 301, liveMs: 501, blockingMs: 1, foreign: 1 };
  expect(unmet(measured("these docs", 1, 1, slow), full)).toEqual([
    ...["time to the first paint", "time to the menu", "time to a live page", "blocking time of both pages"],
    "requests to other hosts",
  ]);
  expect(() => docsVerdictsOf({ visits: [measured("these docs", 1, 1)], audits: [full] })).toThrow(RangeError);
});

test("a page that Lighthouse could not audit has no score, and does not meet the aim", () => {
  const text = docsReportOf(findings(measured("these docs", 1, 1), scored("these docs", Number.NaN)), []);
  expect(text).toContain("| these docs | landing | phone | 100 | 100 | 100 | none |");
  expect(text).toContain("| lowest Lighthouse score | 100 | none | **no** |");
});

test("the report names how it was measured, every reference, every audited page and every aim", () => {
  const text = docsReportOf(findings(measured("these docs", 99, 15_001), scored("these docs", 92)), ["on a machine"]);
  expect(text).toContain("- on a machine");
  expect(text).toContain("| these docs (`how`) | 0.1 kB | 50 | 100 | 200 | 0 | 0 |");
  expect(text).toContain("| these docs (`how`) | 15.0 kB | 50 | 100 | 200 | 0 | 0 |");
  expect(text).toContain("| these docs | landing | phone | 100 | 100 | 100 | 92 |");
  expect(text).toContain("| bytes of a further page | at most 15.0 kB | 15.0 kB | **no** |");
  expect(text).toContain("| lowest Lighthouse score | 100 | 92 | **no** |");
});
