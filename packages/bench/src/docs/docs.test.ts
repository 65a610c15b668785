import { randomBytes } from "node:crypto";
import { type Browser, launchBrowser } from "@partner-qualification/browser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withAuditedBrowser } from "./audit-docs.ts";
import { auditPage } from "./audit-page.ts";
import { docSites } from "./doc-sites.ts";
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
    const errors: string[] = [];
    context.on("weberror", (event) => errors.push(event.error().message));
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
      // What was rendered before may be gone after an error of the page's scripts.
      expect(errors).toEqual([]);
    } finally {
      await context.close();
      await server.close();
    }
  });

  test("a task that holds up the page counts by what it takes beyond 50 ms", async () => {
    // In a later task: Chromium reports none in which the watching began, and that may be the one of the first scripts.
    const held = "setTimeout(() => { const end = performance.now() + 250; while (performance.now() < end); });";
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

  test("what a page loads long after it is live counts, too", async () => {
    const late =
      "for (let count = 0; count < 9; count += 1) { await fetch('/'); await new Promise((done) => setTimeout(done, 100)); } await fetch('/late'); await fetch('/later');";
    const html = `<!doctype html><title>Late</title><nav>Menu</nav><h1>Operation</h1><script type="module">${late}</script>`;
    const server = await serveSite((path) => (path.startsWith("/late") ? randomBytes(50_000) : Buffer.from(html)), 1);
    const context = await browser.newContext();
    try {
      const page = { path: "/index.html", group: "Menu", heading: "Operation" };
      const { bytes } = await visitPage(context, server.origin, page, "nav");
      expect(bytes).toBeGreaterThan(100_000);
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
