import type { Page } from "@partner-qualification/browser";
import { type Body, description, operations } from "@partner-qualification/openapi";
import { beforeAll, describe, expect, it } from "vitest";
import { readOperation, type ShownOperation } from "./page.ts";
import { headerPolicy } from "./policy.ts";
import { useSite } from "./testing/use-site.ts";

/** The values of the examples of a body, by name. */
const valuesOf = (body: Body | undefined): Record<string, unknown> =>
  Object.fromEntries(Object.values(body?.examples ?? {}).map(({ name, value }) => [name, value]));

describe("the site", () => {
  const site = useSite();
  let page: Page;
  beforeAll(async () => {
    page = await site.browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
    page.setDefaultTimeout(15_000);
    const response = await page.goto(site.docs.url);
    expect(response?.headers()["content-security-policy"]).toBe(headerPolicy);
  });

  it("is called as the description is, in English, and leads to every operation", async () => {
    expect(await page.title()).toBe(description.info.title);
    expect(await page.locator("html").getAttribute("lang")).toBe("en-US");
    for (const { summary } of operations)
      await page.locator("main").getByRole("link", { name: summary, exact: true }).waitFor();
  });

  it("says on the start page how to point the samples to the mock in Bash and in PowerShell", async () => {
    const panel = page.locator("[role=tabpanel]").filter({ hasText: "any-token", visible: true });
    expect(await panel.textContent()).toContain("export PARTNER_CENTER_URL=http://127.0.0.1:4010");
    const tabs = page.getByRole("tablist").filter({ has: page.getByRole("tab", { name: "Bash, zsh" }) });
    await tabs.getByRole("tab", { name: "PowerShell" }).click();
    expect(await panel.textContent()).toMatch(
      /^\s*\$env:PARTNER_CENTER_URL = 'http:\/\/127\.0\.0\.1:4010'\s*\$env:PARTNER_CENTER_TOKEN = 'any-token'/,
    );
  });

  // The operations share their errors: it is enough to read them all off one.
  const everyStatus = operations.reduce((most, operation) =>
    operation.statuses.length > most.statuses.length ? operation : most,
  );

  describe.each(operations)(
    "$id",
    ({ id, method, path, summary, deprecated, rules, statuses, requestBody, responses }) => {
      const read = id === everyStatus.id ? statuses : statuses.filter((status) => status < 300);
      let shown: ShownOperation;
      beforeAll(async () => {
        shown = await readOperation(page, id);
      });

      it("stands there with its method, path and summary", async () => {
        expect(shown).toMatchObject({ method, path });
        expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(summary);
      });

      it(deprecated ? "is marked as deprecated" : "is not marked as deprecated", async () => {
        expect(await page.locator(".address .deprecated").count()).toBe(deprecated ? 1 : 0);
      });

      it("shows first the rules that matter, and folds the others", async () => {
        const shownFirst = await page.locator("h2#rules + ul > li").evaluateAll((all) => all.map((one) => one.id));
        expect(shownFirst).toEqual(rules.filter(({ essential }) => essential).map((rule) => rule.id));
        expect(shownFirst.length).toBeGreaterThanOrEqual(5);
        expect(shownFirst.length).toBeLessThanOrEqual(8);
        const folded = await page
          .locator("h2#rules ~ details:not([open]) .rules > li")
          .evaluateAll((all) => all.map((one) => one.id));
        expect(folded).toEqual(rules.filter(({ essential }) => !essential).map((rule) => rule.id));
      });

      it("shows every request example", async () => {
        expect(await shown.examples("request")).toEqual(valuesOf(requestBody));
      });

      it("names every status", async () => {
        for (const status of statuses)
          expect(await page.locator(`#status-${status}`).textContent()).toBe(String(status));
      });

      it.each(read)("shows every example of a %i response", async (status) => {
        const described = valuesOf(responses[status]?.body);
        expect(Object.keys(described).length).toBeGreaterThan(0);
        expect(await shown.examples("response", String(status))).toEqual(described);
      });
    },
  );

  it("shows the program, the body and the response of the example that is chosen, and no other", async () => {
    await page.goto(new URL("operations/create-qualifications.html", site.docs.url).href);
    const shown = () =>
      page
        .locator(".samples [data-example]")
        .evaluateAll((examples) =>
          examples.filter((one) => one.checkVisibility()).map((one) => one.getAttribute("data-example")),
        );
    expect(await shown()).toEqual(["education", "education"]);
    await page.getByRole("combobox", { name: "Example" }).first().selectOption("State-Owned-Entity");
    expect(await shown()).toEqual(["stateOwnedEntity", "stateOwnedEntity"]);
    expect(await page.locator(".samples [role='tablist']:visible").count()).toBe(1);
  });

  it("rejects what it does not have", async () => {
    await expect(readOperation(page, "deleteQualifications")).rejects.toThrow(RangeError);
    const operation = await readOperation(page, "getQualifications");
    await expect(operation.examples("response", "204")).rejects.toThrow(RangeError);
    await page.goto("about:blank");
    await expect(readOperation(page, "getQualifications")).rejects.toThrow(RangeError);
  });

  it("shows the calls that steer the mock on a page of their own", async () => {
    await page.goto(new URL("/mock-control.html", site.docs.url).href);
    await page.getByText("/__mock/state").first().waitFor();
  });
});
