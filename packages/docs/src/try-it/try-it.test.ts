import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@partner-qualification/browser";
import { createMock, type Listener } from "@partner-qualification/mock";
import { operations } from "@partner-qualification/openapi";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findColorViolations, findViolations, settle } from "../testing/find-violations.ts";
import { useSite } from "../testing/use-site.ts";
import { files } from "../views/page-view.ts";

const site = useSite();
let page: Page;
const problems: string[] = [];
const requested: string[] = [];

beforeAll(async () => {
  const context = await site.browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on("request", (request) => requested.push(new URL(request.url()).origin));
  page.on("pageerror", (error) => problems.push(error.message));
});

const open = (id: string) => page.goto(site.docs.url + files.operation(id));
const form = () => page.locator("form.try-it");
const status = () => form().locator('[data-part="status"]');
const output = () => form().locator('[data-part="output"]');
const send = async (button = "Send") => {
  await status().evaluate((shown) => {
    shown.textContent = "";
  });
  await form().getByRole("button", { name: button, exact: true }).click();
  await expect.poll(() => status().textContent(), { timeout: 30_000 }).toMatch(/^\d{3}$/);
  return Number(await status().textContent());
};

describe("the mock in the page", () => {
  beforeAll(() => open("getQualifications"));
  beforeEach(() => page.evaluate(() => sessionStorage.clear()));

  it.each(operations)("responds to $id as it is filled in, with success", async ({ id, statuses }) => {
    await open(id);
    expect(await send(), (await output().textContent()) ?? "").toBe(statuses[0]);
  });

  it("keeps its state until it is reset, and shows it", async () => {
    await open("createQualifications");
    expect(await send()).toBe(201);
    expect(await send()).toBe(409);
    expect(await send("Show the state")).toBe(200);
    expect(await output().textContent()).toContain('"Education"');
    await send("Reset the mock");
    expect(await send()).toBe(201);
  });

  it("keeps its state from page to page in one tab, without a token, and does not share it with another tab", async () => {
    await open("createQualifications");
    expect(await send()).toBe(201);
    await open("getQualifications");
    expect(await send()).toBe(200);
    expect(await output().textContent()).toContain('"Education"');
    const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
    expect(kept).toContain("Education");
    expect(kept).not.toMatch(/token|bearer/i);
    await send("Reset the mock");
    await open("createQualifications");
    expect(await send()).toBe(201);
    const [first, other] = [page, await page.context().newPage()];
    page = other;
    await open("createQualifications");
    expect(await send()).toBe(201);
    await other.close();
    page = first;
  });

  it("sends the example that is chosen", async () => {
    await open("createQualifications");
    await form().locator("select").selectOption({ index: 2 });
    expect(await send()).toBe(201);
    expect(await output().textContent()).toContain("StateOwnedEntity");
  });

  it("has one choice of an example for the samples and for the form", async () => {
    await open("createQualifications");
    const besideSamples = page.locator("select.choices").first();
    const inForm = form().locator("select");
    const body = async () => JSON.parse(await form().getByLabel("Body").inputValue()) as { qualification: string };
    expect(await body()).toMatchObject({ qualification: "Education" });
    await besideSamples.selectOption("governmentCommunityCloud");
    expect(await inForm.inputValue()).toBe("governmentCommunityCloud");
    expect(await body()).toMatchObject({ qualification: "GovernmentCommunityCloud" });
    await inForm.selectOption("stateOwnedEntity");
    expect(await besideSamples.inputValue()).toBe("stateOwnedEntity");
    expect(await body()).toMatchObject({ qualification: "StateOwnedEntity" });
  });

  it("leaves the form as it is when an example of a response is chosen", async () => {
    await open("getQualifications");
    const filledIn = () =>
      form()
        .locator("input:not([type=radio])")
        .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
    const before = await filledIn();
    await page.locator("select.choices").first().selectOption({ index: 1 });
    expect(await filledIn()).toEqual(before);
  });

  it("is one click away from the path of the operation, on a phone too", async () => {
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await open("createQualifications");
      await page.locator(".address").getByRole("link", { name: "Try it", exact: true }).click();
      await expect
        .poll(() =>
          form()
            .getByRole("radio")
            .first()
            .evaluate((radio) => {
              const { top, bottom } = radio.getBoundingClientRect();
              return top > 0 && bottom < innerHeight;
            }),
        )
        .toBe(true);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it("sends nothing to another host, and has no error", () => {
    expect(new Set(requested)).toEqual(new Set([new URL(site.docs.url).origin]));
    expect(problems).toEqual([]);
  });
});

describe("a mock at an address", () => {
  const mock = createMock({ control: true });
  let server: Listener;
  beforeAll(async () => {
    server = await mock.listen({ port: 0 });
  });
  beforeEach(async () => {
    await open("getValidationCodes");
    await form().getByLabel("Mock at an address").check();
  });
  afterAll(() => server?.close());
  const address = () => form().getByLabel("Address of the mock");
  const light = () => form().locator(".light").getAttribute("data-light");

  it("gets the request, without a token of the reader's", async () => {
    await address().fill(server.url.replace("http://", ""));
    expect(await send()).toBe(200);
    expect(
      mock.control
        .journal()
        .filter(({ operation }) => operation)
        .map(({ operation, status: sent }) => [operation, sent]),
    ).toEqual([["getValidationCodes", 200]]);
    expect(await light()).toBe("ready");
  });

  it.each([false, true])("is recognized before a request is sent, with its control API: %s", async (control) => {
    const other = await createMock({ control }).listen({ port: 0 });
    await address().fill(other.url);
    await address().blur();
    await expect.poll(light).toBe("ready");
    expect(await status().textContent()).toBe("");
    await other.close();
  });

  it("gets no requests of the control API, which accepts none of other pages", async () => {
    const names = ["Show the state", "Reset the mock"];
    const shown = () => Promise.all(names.map((name) => form().getByRole("button", { name, exact: true }).isVisible()));
    expect(await shown()).toEqual([false, false]);
    await form().getByLabel("Mock in this page").check();
    expect(await shown()).toEqual([true, true]);
  });

  it("is not another server, even one that allows every page", async () => {
    const headers = { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*, Authorization" };
    const other = createServer((_, response) => response.writeHead(404, headers).end()).listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    await address().fill(`127.0.0.1:${(other.address() as AddressInfo).port}`);
    await address().blur();
    await expect.poll(light).toBe("unreachable");
    expect(await status().textContent()).toContain("This is not the address of a mock.");
    await new Promise((resolve) => other.close(resolve));
  });

  it("is the one of the last request, though an earlier one responds after it", async () => {
    let respond = () => {};
    const headers = {
      "Access-Control-Allow-Origin": "*",
      "Access-Control-Expose-Headers": "MS-RequestId",
      "MS-RequestId": crypto.randomUUID(),
    };
    const slow = createServer((_, response) => {
      respond = () => void response.writeHead(404, headers).end();
    }).listen(0, "127.0.0.1");
    await once(slow, "listening");
    const received = once(slow, "request");
    await address().fill(`127.0.0.1:${(slow.address() as AddressInfo).port}`);
    await address().blur();
    await received;
    await address().fill("127.0.0.1:9");
    await address().blur();
    await expect.poll(light).toBe("unreachable");
    const arrived = page.waitForEvent("requestfinished");
    respond();
    await arrived;
    await settle(page);
    expect(await light()).toBe("unreachable");
    await new Promise((resolve) => slow.close(resolve));
  });

  it("that is not there is said not to be, with the command that starts one", async () => {
    await address().fill("127.0.0.1:9");
    await form().getByRole("button", { name: "Send", exact: true }).click();
    await expect.poll(() => status().textContent()).toContain("npx -y pnpm@12 mock");
    expect(await light()).toBe("unreachable");
  });

  it("is never one of a service, or of anything that is not a URL of a mock", async () => {
    const rejected = [];
    const given = [
      "https://api.partnercenter.microsoft.com",
      "http://*",
      "http://127.0.0.1.example",
      "ftp://localhost",
    ];
    for (const value of given) {
      await status().evaluate((shown) => {
        shown.textContent = "";
      });
      await address().fill(value);
      await form().getByRole("button", { name: "Send", exact: true }).click();
      if ((await status().textContent())?.includes("This is not the address of a mock.")) rejected.push(value);
    }
    expect(rejected).toEqual(given);
  });
});

it.each(["light", "dark"] as const)(
  "meets WCAG 2.2 A and AA in %s colors, after a response too",
  async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await open("createQualifications");
    await send();
    await settle(page);
    for (const rules of ["markup", "layout"] as const)
      expect(await findViolations(page, rules, "form.try-it")).toEqual([]);
    expect(await findColorViolations(page, new Set(), "form.try-it")).toEqual([]);
  },
);
