import { type Browser, launchBrowser, type Page } from "@partner-qualification/browser";
import axe from "axe-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Mock, MockListener } from "../src/mock.ts";
import type { MockOptions } from "../src/options.ts";
import { asynchronous, customer, mockWith, synchronous } from "./testing.ts";

let browser: Browser;
let mock: Mock;
let server: MockListener;
let page: Page;
const problems: string[] = [];
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  await start({ vetting: "hold" });
  page = await browser.newPage();
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) problems.push(message.text());
  });
});
afterEach(async () => {
  await page.close();
  await server.close();
  expect(problems.splice(0)).toEqual([]);
});

const start = async (options: MockOptions) => {
  mock = mockWith({ control: true, ...options });
  server = await mock.listen({ port: 0 });
};
const send = (path: string, method = "GET", body?: string) =>
  fetch(`${server.url}${path}`, {
    method,
    headers: { Authorization: "Bearer any", "Content-Type": "application/json" },
    ...(body !== undefined && { body }),
  });
const education = () => send(asynchronous, "POST", '{"qualification":"Education","educationSegment":"K12"}');
const open = () => page.goto(`${server.url}/__mock/`);
const openPartner = async () => {
  await open();
  await page
    .getByRole("button", { name: mock.control.partnerOf("any") })
    .first()
    .click();
  await page.getByRole("heading", { name: "Customers" }).waitFor();
};
const shows = (text: string) => page.getByText(text).first().waitFor();

describe("the page for people", () => {
  test("shows a request and its reason as it comes in, and the partner that sent it", async () => {
    await open();
    await shows("None yet.");
    await send(`${synchronous}?code=nothing`, "PUT", "3");
    await shows("query parameter 'code'");
    await education();
    await shows("Education InReview");
    const bytes = /"bytes":(\d+)/.exec(await (await send("/__mock/partners")).text())?.[1];
    const size = `${(Number(bytes) / 1_000).toFixed(1)} kB`;
    await page.getByRole("button", { name: `1 customer, ${size}` }).click();
    await shows(`${size} of changes and responses for retries`);
    await page.getByRole("heading", { name: customer }).waitFor();
    await shows("4 of 5 left");
  });

  test("approves and denies a vetting", async () => {
    await education();
    await openPartner();
    await page.getByRole("textbox", { name: `Reason to deny Education of ${customer}` }).fill("Not a school");
    await page.getByRole("button", { name: `Deny Education of ${customer}` }).click();
    await shows(`${customer}: Education Denied.`);
    await shows("Not a school");
    await page.getByRole("button", { name: `Approve Education of ${customer}` }).click();
    await shows(`${customer}: Education Approved.`);
    expect(await (await send(asynchronous)).json()).toMatchObject([{ vettingStatus: "Approved" }]);
  });

  test("adds a code that requests can use, and says why one cannot be added", async () => {
    await education();
    await openPartner();
    const add = async (code: string) => {
      await page.getByLabel("New code").fill(code);
      await page.getByLabel("Uses").fill("2");
      await page.getByRole("button", { name: "Add" }).click();
    };
    await add("471101");
    await shows("2 of 2 left");
    const other = synchronous.replace(customer, "2fa8a5c3-7f4e-4a71-9c21-0d6c1d0c8a55");
    expect((await send(`${other}?code=471101`, "PUT", "3")).status).toBe(200);
    await shows("1 of 2 left");
    await add("471101");
    await shows("Choose another one.");
    // A browser notes each response of an error.
    expect(problems.splice(0)).toEqual([expect.stringContaining("400 (Bad Request)")]);
  });

  test("injects a fault, and clears the faults", async () => {
    await open();
    await page.getByLabel("Operation").selectOption("getQualification");
    await page.getByLabel("Status").selectOption("503");
    await page.getByLabel("Requests").fill("2");
    await page.getByRole("button", { name: "Inject" }).click();
    await shows("2 requests of getQualification: 503");
    expect((await send(synchronous)).status).toBe(503);
    await shows("1 request of getQualification: 503");
    await page.getByRole("button", { name: "Clear the faults" }).click();
    await shows("None waits.");
    expect((await send(synchronous)).status).toBe(200);
  });

  test("moves the clock", async () => {
    await open();
    const before = mock.control.now().getTime();
    await page.getByLabel("Move ahead by").selectOption("P30D");
    await page.getByRole("button", { name: "Move", exact: true }).click();
    await shows("The clock is P30D ahead.");
    expect(mock.control.now().getTime() - before).toBeGreaterThanOrEqual(30 * 86_400_000);
  });

  test("resets the mock only when that is confirmed", async () => {
    await education();
    await open();
    const reset = page.getByRole("button", { name: "Reset the mock" });
    await reset.click();
    await page.getByRole("button", { name: "Cancel" }).click();
    expect(mock.control.journal()).toHaveLength(1);
    await reset.click();
    await page.getByRole("dialog").getByRole("button", { name: "Reset the mock" }).click();
    await shows("The mock is back at its start.");
    expect(mock.control.journal()).toHaveLength(0);
  });

  test("wants the key, and says when it is wrong", async () => {
    await server.close();
    await start({ controlKey: "secret" });
    await open();
    const enter = async (key: string) => {
      await page.getByLabel("The key of --control-key").fill(key);
      await page.getByRole("button", { name: "Open" }).click();
    };
    await enter("wrong");
    await shows("The key is missing or wrong.");
    await enter("secret");
    await shows("Live");
    expect(problems.splice(0)).not.toHaveLength(0);
  });

  test("connects again by itself after the mock was away", async () => {
    await open();
    await shows("Live");
    const { port } = server;
    await server.close();
    await shows("Connection lost, retrying");
    mock = mockWith({ control: true });
    server = await mock.listen({ port });
    await page.getByText("Live", { exact: true }).waitFor();
    // What failed meanwhile, as far as the browser notes it.
    problems.splice(0);
  });

  test.each([
    [360, "light"],
    [360, "dark"],
    [1440, "light"],
    [1440, "dark"],
  ] as const)("at %i pixels in %s colors, nothing violates WCAG 2.2 AA or is cut off", async (width, colorScheme) => {
    await education();
    await send("/v1/nothing");
    mock.control.queueFault({ status: 503, delay: 5 });
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await openPartner();
    await page.evaluate(axe.source);
    const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await page.evaluate<axe.AxeResults>(`axe.run(${JSON.stringify({ runOnly })})`);
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    const folder = process.env.PAGE_SHOTS;
    if (folder) await page.screenshot({ path: `${folder}/${width}-${colorScheme}.png`, fullPage: true });
  });
});

test("the page takes everything from the mock, and lets nothing else in", async () => {
  const requested: string[] = [];
  page.on("request", (request) => requested.push(new URL(request.url()).origin));
  await open();
  await shows("Live");
  expect([...new Set(requested)].filter((origin) => origin !== "null")).toEqual([server.url]);
  for (const path of ["", "page.js", "page.css"]) {
    const { headers } = await fetch(`${server.url}/__mock/${path}`);
    expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  }
  await page.evaluate("try { document.body.innerHTML = '<b>' } catch { document.title = 'blocked' }");
  expect(await page.title()).toBe("blocked");
  expect(problems.splice(0)).not.toHaveLength(0);
});

test("a page of another origin can neither read nor change the mock, and cannot frame its page", async () => {
  const other = await mockWith().listen({ port: 0 });
  await send(synchronous);
  try {
    await page.goto(other.url);
    const tried = await page.evaluate(async (target) => {
      const outcome = (work: Promise<Response>) =>
        work.then(
          ({ status, type }) => `${type} ${status}`,
          () => "blocked",
        );
      return Promise.all([
        outcome(fetch(`${target}/__mock/state`)),
        outcome(fetch(`${target}/__mock/reset`, { method: "POST" })),
        outcome(fetch(`${target}/__mock/reset`, { method: "POST", mode: "no-cors" })),
        outcome(fetch(`${target}/__mock/state`, { headers: { "Mock-Key": "x" } })),
      ]);
    }, server.url);
    expect(tried).toEqual(["blocked", "blocked", expect.stringMatching(/^opaque|blocked/), "blocked"]);
    const framed = await page.evaluate(`(async () => {
      const frame = document.body.appendChild(document.createElement("iframe"));
      const loaded = new Promise((resolve) => frame.addEventListener("load", resolve));
      frame.src = ${JSON.stringify(`${server.url}/__mock/`)};
      await loaded;
      return frame.contentDocument === null;
    })()`);
    expect(framed).toBe(true);
    expect(page.frames().map((frame) => frame.url())).not.toContain(`${server.url}/__mock/`);
  } finally {
    await other.close();
  }
  // What was sent without a look at the response did not reset the mock either.
  expect(mock.control.journal()).toHaveLength(1);
  expect(problems.splice(0)).not.toHaveLength(0);
});
