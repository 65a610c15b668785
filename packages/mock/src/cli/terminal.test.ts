import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { createTestMock, partner } from "../../test/rules-testing.ts";
import { base, customer, mockWith, synchronous } from "../../test/testing.ts";
import type { State } from "../state/types.ts";
import { callLine, startScreen } from "./terminal.ts";

const otherCustomer = "2fa8a5c3-7f4e-4a71-9c21-0d6c1d0c8a55";

test("a call is one line that says what became of the state, and no secret", async () => {
  const { mock, put, education } = createTestMock();
  await put(3, "12345");
  await education({ "MS-RequestId": customer });
  await education({ "MS-RequestId": customer });
  const [used, , replayed] = mock.control.journal();
  if (!used || !replayed) throw new Error("no call");
  expect(callLine({ ...used, ms: 1.25 }, "pretty")).toBe(
    `PUT ${synchronous} 200 1.3 ms  GovernmentCommunityCloud Approved, code ••45: 3 left`,
  );
  expect(callLine(replayed, "pretty")).toMatch(/ 409 .* replayed {2}The customer already has a qualification: /);
  expect(JSON.parse(callLine(used, "json") ?? "")).toMatchObject({
    operation: "updateQualification",
    partner,
    status: 200,
  });
  expect(callLine(used, "json")).not.toContain("12345");
  expect(callLine(used, "off")).toBeUndefined();
});

test("a path cannot write on the terminal", async () => {
  const { mock } = createTestMock();
  await mock.fetch(new Request("https://api.example/\u001b[2J/é\u009b"));
  const [call] = mock.control.journal();
  expect(call && callLine({ ...call, path: "/\u001b[2J\n" }, "pretty")).toMatch(/^GET \/\\u001b\[2J\\u000a 404 /);
});

test.each(["pretty", "json"] as const)(
  "however long a path and a method are, their line is not (%s)",
  async (format) => {
    const { mock } = createTestMock();
    await mock.fetch(new Request(`https://api.example/${"é".repeat(3_000)}`, { method: "X".repeat(3_000) }));
    const [call] = mock.control.journal();
    const line = call && callLine({ ...call, path: "\u001b".repeat(3_000) }, format);
    expect(line).not.toContain("\u001b");
    expect(line?.length).toBeLessThan(2_500);
  },
);

test("the start screen shows the documented codes, and redacts those of a seed", async () => {
  const screen = await startScreen("http://127.0.0.1:1", mockWith(), { controlUrl: "http://127.0.0.1:2/__mock/" });
  expect(screen).toContain("Codes    12345 (4 left), 987654 (5 left)");
  expect(screen).toContain("Control  http://127.0.0.1:2/__mock/");
  expect(screen).toContain("?code=12345'");
  const seeded = await startScreen("http://127.0.0.1:1", mockWith({ seed: { codes: [{ validationId: "471101" }] } }), {
    seeded: true,
  });
  expect(seeded).toContain("Codes    ••01 (any number of uses left)");
  expect(seeded).not.toContain("471101");
  expect(await startScreen("", mockWith({ seed: {} }), { seeded: true })).toContain("Codes    none");
});

test("with strict customers the start screen shows a call on a known one, or says how to name one", async () => {
  const screenOf = async (seed?: State) => {
    const mock = mockWith({ strictCustomers: true, ...(seed && { seed }) });
    return { mock, screen: await startScreen(base, mock, { strictCustomers: true, seeded: seed !== undefined }) };
  };
  const others = { partners: { [partner]: { customers: { [customer]: [] } } } };
  for (const { screen } of [await screenOf({}), await screenOf(others)]) {
    expect(screen).toContain("no customer is known to 'any'");
    expect(screen).toContain('name some under "customers" in the file of --seed');
    expect(screen).not.toContain("curl");
  }
  const held = [{ qualification: "Education" as const, vettingStatus: "Approved" }];
  const own = {
    partners: { [(await screenOf()).mock.control.partnerOf("any")]: { customers: { [otherCustomer]: held } } },
  };
  for (const { mock, screen } of [await screenOf({ customers: { [otherCustomer]: held } }), await screenOf(own)]) {
    expect(screen).not.toContain("no customer is known");
    const url = /curl '([^']+)'/.exec(screen)?.[1] ?? "";
    const response = await mock.fetch(new Request(url, { headers: { Authorization: "Bearer any" } }));
    expect(await response.json()).toEqual(held);
  }
});

test("the mock works in a worker thread", async () => {
  const code = `
    const { parentPort } = require("node:worker_threads");
    import(${JSON.stringify(new URL("../../dist/index.js", import.meta.url).href)}).then(async ({ createMock }) => {
      const request = new Request("https://api.example${synchronous}", { headers: { Authorization: "Bearer any" } });
      parentPort.postMessage(await (await createMock().fetch(request)).text());
    });`;
  const worker = new Worker(code, { eval: true });
  const response = await new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
  await worker.terminate();
  expect(response).toBe('"none"');
});
