import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Browser, launchBrowser, type Page } from "@partner-qualification/browser";
import { createMock, type Listener, listen, type Mock } from "@partner-qualification/mock";
import { build } from "esbuild";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";

const school = "65543400-f8b0-4783-8530-6d35ab8c6801";
const agency = "2fa8a5c3-7f4e-4a71-9c21-0d6c1d0c8a55";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** The page, made with a version of React: every package of it that depends on React gets the same. */
const bundlePage = async (alias: Record<string, string>): Promise<string> => {
  const { outputFiles } = await build({
    alias,
    absWorkingDir: fileURLToPath(new URL("..", import.meta.url)),
    entryPoints: [fileURLToPath(new URL("testing/page.tsx", import.meta.url))],
    bundle: true,
    write: false,
    format: "esm",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return outputFiles[0]?.text ?? "";
};

let script: string;
let mock: Mock;
let server: Listener;
let page: Page;
beforeEach(async () => {
  mock = createMock({ vetting: "hold" });
  const files: Record<string, [type: string, text: string]> = {
    "/": ["text/html", '<!doctype html><title>Page</title><body><script type="module" src="/page.js"></script>'],
    "/page.js": ["text/javascript", script],
  };
  // One origin for the page and the mock, as a partner's own server passes the calls on: no CORS headers are needed.
  const fetch = (request: Request) => {
    const [type, text] = files[new URL(request.url).pathname] ?? [];
    return type ? new Response(text, { headers: { "Content-Type": type } }) : mock.fetch(request);
  };
  server = await listen({ fetch }, { port: 0 });
  page = await browser.newPage();
  page.setDefaultTimeout(15_000);
});
afterEach(async () => {
  await page.close();
  await server.close();
});

const open = async (...customers: string[]) => {
  const query = new URLSearchParams(customers.map((id) => ["customer", id]));
  await page.goto(`${server.url}/?${query}`);
  return customers.map((id) => page.getByRole("article", { name: id }));
};
const calls = (expected: Parameters<Mock["control"]["calledWith"]>[0]) => mock.control.calledWith(expected).length;

describe.each([
  ["19", {}],
  ["18", { react: "react-18", "react-dom": "react-dom-18" }],
])("with React %s", (version, alias) => {
  beforeAll(async () => {
    script = await bundlePage(alias);
    expect(script).toContain(`"${version}.`);
  });

  it("suspends until the codes are there, and lists them", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route("**/validations", async (route) => {
      await held;
      await route.continue();
    });
    const [article] = await open(school);
    await page.getByText("Loading").waitFor();
    expect(await article?.count()).toBe(0);
    release();
    await article?.getByText("Contoso, Inc.: 4 left").waitFor();
    expect(await page.getByText("Loading").count()).toBe(0);
  });

  it("shows a vetting from InReview to Approved, and sends no more requests after that", async () => {
    await page.clock.install();
    const [article] = await open(school);
    await article?.getByText("Education: none").waitFor();
    await article?.getByRole("button", { name: "Request Education" }).click();
    await article?.getByText("Education: InReview").waitFor();
    const reads = () => calls({ operation: "getQualifications", customer: school });
    const before = reads();
    await page.clock.runFor(5_000);
    await expect.poll(reads).toBe(before + 1);
    mock.control.decideVetting({ customer: school, vettingStatus: "Approved" });
    await page.clock.runFor(5_000);
    await article?.getByText("Education: Approved").waitFor();
    const after = reads();
    await page.clock.runFor(60_000);
    // A request of its own, after which any that the minute had begun would have arrived.
    await page.evaluate(async () => (await fetch("/")).text());
    expect(reads()).toBe(after);
  });

  it("reads both APIs of the customer and the codes again after a write, and nothing of another customer", async () => {
    const [first, second] = await open(agency, school);
    await first?.getByText("Synchronous: none").waitFor();
    await second?.getByText("Synchronous: none").waitFor();
    const others = () => calls({ customer: school });
    const before = others();
    await first
      ?.getByRole("listitem")
      .filter({ hasText: "4 left" })
      .getByRole("button", { name: "Use for Government Community Cloud" })
      .click();
    await first?.getByText("Synchronous: governmentcommunitycloud").waitFor();
    await first?.getByText("Contoso, Inc.: 3 left").waitFor();
    await second?.getByText("Contoso, Inc.: 3 left").waitFor();
    await expect.poll(() => calls({ operation: "getQualifications", customer: agency })).toBe(2);
    expect(others()).toBe(before);
  });

  it("sees in one API what the other has set, and calls the caller's own onSettled", async () => {
    const [article] = await open(school);
    await article?.getByRole("button", { name: "Set Education" }).click();
    await article?.getByText("Synchronous: education").waitFor();
    expect(await page.title()).toBe("Set education");
    await article?.getByText("Education: Approved").waitFor();
  });

  it("shows why a write is rejected, and updates a page that was out of date", async () => {
    const [article] = await open(school);
    await article?.getByText("Education: none").waitFor();
    const partner = mock.control.partnerOf("token");
    mock.control.putState({
      partners: { [partner]: { customers: { [school]: [{ qualification: "Education", vettingStatus: "Approved" }] } } },
    });
    await article?.getByRole("button", { name: "Request Education" }).click();
    await article?.getByRole("alert").filter({ hasText: "already has a qualification" }).waitFor();
    await article?.getByText("Education: Approved").waitFor();
  });
});

it("is the component that the README shows", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const source = readFileSync(new URL("testing/customer.tsx", import.meta.url), "utf8");
  expect(readme).toContain(`\`\`\`tsx\n${source}\`\`\``);
});
