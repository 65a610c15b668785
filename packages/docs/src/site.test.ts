import { pathToFileURL } from "node:url";
import { type Browser, launchBrowser, type Page } from "@partner-qualification/browser";
import { type Body, description, operations } from "@partner-qualification/openapi";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readOperation, type ShownOperation } from "./page.ts";
import { headerPolicy, pagePolicy } from "./policy.ts";
import { type ServedDocs, serveDocs } from "./server/serve-docs.ts";
import { siteFolder } from "./site-folder.ts";

/** The values of the examples of a body, by name. */
const valuesOf = (body: Body | undefined): Record<string, unknown> =>
  Object.fromEntries(Object.values(body?.examples ?? {}).map(({ name, value }) => [name, value]));

describe("the site", () => {
  let browser: Browser;
  let docs: ServedDocs;
  let origin: string;
  let page: Page;
  const problems: string[] = [];
  const requests: string[] = [];

  /** Opens a page that tells every problem, and reaches no other origin. */
  const open = async (url: string) => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
    const opened = await context.newPage();
    opened.setDefaultTimeout(15_000);
    await context.route("**", (route) => {
      const requested = route.request().url();
      requests.push(requested);
      return requested.startsWith(origin) ? route.continue() : route.abort();
    });
    opened.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    opened.on("pageerror", (error) => problems.push(error.message));
    await opened.addInitScript(() =>
      document.addEventListener("securitypolicyviolation", (event) =>
        reportError(new Error(`Violates ${event.effectiveDirective}: ${event.blockedURI}`)),
      ),
    );
    const response = await opened.goto(url);
    return { opened, response };
  };

  beforeAll(async () => {
    docs = await serveDocs({ port: 0 });
    origin = new URL("/", docs.url).href;
    browser = await launchBrowser();
    const { opened, response } = await open(docs.url);
    expect(response?.headers()["content-security-policy"]).toBe(headerPolicy);
    page = opened;
  });
  afterAll(async () => {
    await browser?.close();
    await docs?.close();
  });

  it("is called as the description is, in English", async () => {
    expect(await page.title()).toBe(`Reference · ${description.info.title}`);
    expect(await page.locator("html").getAttribute("lang")).toBe("en-US");
    await page.getByRole("heading", { level: 1, name: description.info.title }).waitFor();
  });

  it("carries the content security policy for hosts that send no header", async () => {
    const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
    expect(await policy.getAttribute("content")).toBe(pagePolicy);
    expect(pagePolicy).not.toContain("script-src 'self' 'unsafe-inline'");
  });

  it("is printed in light colours, and then is dark again", async () => {
    const dark = await browser.newPage({ colorScheme: "dark" });
    await dark.goto(docs.url);
    await dark.locator("html.dark").waitFor();
    await dark.evaluate(() =>
      addEventListener("beforeprint", () => {
        document.title = document.documentElement.className;
      }),
    );
    await dark.pdf();
    expect(await dark.title()).toBe("light");
    expect(await dark.locator("html").getAttribute("class")).toBe("dark");
    await dark.close();
  });

  // The operations share their errors: it is enough to read them all off one.
  const everyStatus = operations.reduce((most, operation) =>
    operation.statuses.length > most.statuses.length ? operation : most,
  );

  describe.each(operations)(
    "$id",
    ({ id, tag, method, path, summary, deprecated, statuses, requestBody, responses }) => {
      const read = id === everyStatus.id ? statuses : statuses.filter((status) => status < 300);
      let shown: ShownOperation;
      beforeAll(async () => {
        shown = await readOperation(page, id);
      });

      it("stands there with its method, path and summary", async () => {
        expect(shown).toMatchObject({ method, path });
        const heading = page.locator(`[data-section-id$="/${id.toLowerCase()}"] h2`);
        expect(await heading.textContent()).toContain(summary);
      });

      it(deprecated ? "is marked as deprecated" : "is not marked as deprecated", async () => {
        const badge = page
          .locator(`[data-section-id$="/${id.toLowerCase()}"]`)
          .getByText("deprecated", { exact: true });
        expect(await badge.count()).toBe(deprecated ? 1 : 0);
      });

      it("shows every request example", async () => {
        expect(await shown.examples("request")).toEqual(valuesOf(requestBody));
      });

      it("offers every status", async () => {
        const panel = page.locator(`[data-section-id$="/${id.toLowerCase()}"] .panel-response-samples`);
        const buttons = await panel.getByRole("button", { name: /^\d{3}$/ }).allTextContents();
        expect(buttons).toEqual(statuses.map(String));
      });

      it.each(read)("shows every example of a %i response", async (status) => {
        const described = valuesOf(responses[status]?.body);
        expect(Object.keys(described).length).toBeGreaterThan(0);
        expect(await shown.examples("response", String(status))).toEqual(described);
      });

      it("opens by its own link", async () => {
        const { opened } = await open(`${docs.url}#/${tag}/${id.toLowerCase()}`);
        const heading = opened.locator(`[data-section-id="/${tag}/${id.toLowerCase()}"] h2`);
        await heading.waitFor();
        await expect.poll(async () => (await heading.boundingBox())?.y, { timeout: 15_000 }).toBeLessThan(300);
        expect((await heading.boundingBox())?.y).toBeGreaterThan(0);
        await opened.context().close();
      });
    },
  );

  it("leads to an operation by its search", async () => {
    await page.getByTestId("search-trigger").click();
    await page.locator("input:focus").fill("remainingCreates");
    await page.getByTestId("search-dialog").getByText("/v1/customers/all/validations").first().click();
    await expect.poll(() => page.url(), { timeout: 15_000 }).toContain("#/validation-codes/getvalidationcodes");
  });

  it("offers no way to other services, and rejects what it does not have", async () => {
    expect(await page.getByText(/chatgpt|claude/i).count()).toBe(0);
    await expect(readOperation(page, "deleteQualifications")).rejects.toThrow(RangeError);
    const operation = await readOperation(page, "getQualifications");
    await expect(operation.examples("response", "204")).rejects.toThrow(RangeError);
  });

  it("opens from the file system too", async () => {
    const opened = await browser.newPage();
    await opened.goto(pathToFileURL(`${siteFolder}/en-US/index.html`).href);
    const operation = await readOperation(opened, "getValidationCodes");
    expect(operation.path).toBe("/v1/customers/all/validations");
    expect(Object.keys(await operation.examples("response", "200"))).toEqual(["validationCodes"]);
    await opened.close();
  });

  it.each(["en-US/", "mock-control.html"])(
    "leads in every link of %s to a place of the site, in a new tab too",
    async (path) => {
      const { opened } = await open(origin + path);
      const entries = opened.locator('[data-component-name="Menu/MenuItem"] a');
      const last = entries.last();
      // Once its click unfolds the menu, the script has taken over what the host sent.
      const before = await entries.count();
      await last.click();
      await expect.poll(() => entries.count(), { timeout: 15_000 }).toBeGreaterThan(before);
      expect(await opened.locator('a[href^="/"]').count()).toBe(0);
      const addresses = await entries.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
      expect(addresses.filter((address) => !address.startsWith("#/"))).toEqual([]);
      await opened.goto("about:blank");
      await opened.goto(origin + path + addresses.at(-1));
      await expect.poll(() => opened.evaluate(() => scrollY), { timeout: 15_000 }).toBeGreaterThan(300);
      await opened.context().close();
    },
  );

  it("shows the calls that steer the mock on a page of their own", async () => {
    const { opened } = await open(new URL("/mock-control.html", docs.url).href);
    const state = await readOperation(opened, "getState");
    expect(state).toMatchObject({ method: "GET", path: "/__mock/state" });
    await opened.close();
  });

  it("sent requests to its own origin only, and had no error and no violation of its policy", () => {
    expect(requests.length).toBeGreaterThan(0);
    expect(requests.filter((url) => !url.startsWith(origin))).toEqual([]);
    expect(problems).toEqual([]);
  });
});
