// The messages of the control API that do not depend on a schema, side by side: what is wrong, then how to fix it.
import { expect, test } from "vitest";
import { createTestCalls, otherPartner, partner, user } from "../../test/rules-testing.ts";
import { customer } from "../../test/testing.ts";
import { createMock } from "../create-mock.ts";

interface Sent {
  method?: string;
  path: string;
  body?: NonNullable<RequestInit["body"]>;
  headers?: Record<string, string>;
}

const post = (path: string, body: object): Sent => ({ method: "POST", path, body: JSON.stringify(body) });
const approve = (decision: object = {}) => post("vetting", { customer, vettingStatus: "Approved", ...decision });
const failing = () => new ReadableStream({ start: (controller) => controller.error(new Error("reset")) });
const codes = Array.from({ length: 1_000 }, (_, number) => ({ validationId: `${number}` }));

/** A mock with calls to it. It logs a body that breaks off. */
const start = () => {
  const mock = createMock({ control: true, log: () => {} });
  return { mock, ...createTestCalls(mock, user()) };
};

test.each<[message: string, status: number, sent: Sent, prepare?: (calls: ReturnType<typeof start>) => unknown]>([
  [
    "The path does not exist. Use one of state, reset, vetting, clock, faults, journal, codes, partners, partner, events, called-with.",
    404,
    { path: "nothing" },
  ],
  ["The path does not allow this method. Use GET, PUT.", 405, { method: "DELETE", path: "state" }],
  ["The path does not allow this method. Use GET.", 405, { method: "DELETE", path: "page.js" }],
  [
    "Requests of other web pages, which have a header Origin or a Sec-Fetch-Site of another site, are not accepted. Open /__mock/, or send the request from a program, such as the test, without these headers.",
    403,
    { path: "state", headers: { Origin: "https://elsewhere.test" } },
  ],
  ["The body is not UTF-8. Encode it as UTF-8.", 400, { method: "PUT", path: "state", body: new Uint8Array([0xff]) }],
  ["The body cannot be read. Send it again.", 500, { method: "PUT", path: "state", body: failing() }],
  ["Query parameter 'last' takes a number from 1 to 1000.", 400, { path: "journal?last=0" }],
  ["No partner has requested Education for this customer. Request it, or name the partner.", 404, approve()],
  [
    "The partner has not requested Education for this customer. Request it first.",
    404,
    approve({ partner: otherPartner }),
  ],
  [
    "Several partners have this customer. Name the partner.",
    404,
    approve(),
    async ({ mock, education }) => {
      await education();
      await createTestCalls(mock, user({ tid: otherPartner })).education();
    },
  ],
  [
    "/code/validationId is one that the partner has already. Choose another one.",
    400,
    post("codes", { partner, code: { validationId: "1" } }),
    ({ mock }) => mock.control.putState({ codes }),
  ],
  [
    "The partner has 1000 codes, which is the most. Use one of them.",
    400,
    post("codes", { partner, code: { validationId: "1000" } }),
    ({ mock }) => mock.control.putState({ codes }),
  ],
])("%s", async (message, status, { method = "GET", path, body, headers = {} }, prepare) => {
  const calls = start();
  await prepare?.(calls);
  const init = { method, headers, ...(body !== undefined && { body, duplex: "half" as const }) };
  const response = await calls.mock.fetch(new Request(`http://localhost/__mock/${path}`, init));
  expect([response.status, await response.json()]).toEqual([status, { message }]);
});
