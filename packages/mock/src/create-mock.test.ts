import { expect, test } from "vitest";
import { base, codes, exampleOf, sendRequest, synchronous } from "../test/testing.ts";
import { createMock } from "./create-mock.ts";

test.each([{}, { Authorization: "Bearer" }, { Authorization: "Bearer  " }, { Authorization: "Basic dTpw" }])(
  "401 with %j",
  async (headers) => {
    const response = await sendRequest(codes, { headers: { Authorization: "", ...headers } });
    expect(response).toMatchObject({ status: 401, body: { code: "800001" } });
    expect(response.headers.get("WWW-Authenticate")).toMatch(/^OAuth realm=/);
  },
);

test("the name of the security scheme matches in any case", async () => {
  for (const scheme of ["bearer", "BEARER", "Bearer"])
    expect((await sendRequest(codes, { headers: { Authorization: `${scheme} x` } })).status).toBe(200);
});

test("without a token nothing else of the request is explained", async () => {
  const response = await sendRequest(synchronous, {
    method: "PUT",
    body: "{",
    headers: { Authorization: "", Prefer: "code=999" },
  });
  expect(response.status).toBe(401);
});

test("a request whose body cannot be read gets 500 and a line in the log, without its message", async () => {
  const log: string[] = [];
  const body = new ReadableStream({ start: (controller) => controller.error(new TypeError("secret")) });
  const headers = { Authorization: "Bearer any", "Content-Type": "application/json" };
  const request = new Request(`${base}${synchronous}?code=secret`, { method: "PUT", body, headers, duplex: "half" });
  const response = await createMock({ log: (line) => log.push(line) }).fetch(request);
  expect(response.status).toBe(500);
  expect(await response.json()).toEqual(exampleOf("updateQualification", 500, "unexpectedServiceError"));
  expect(log).toHaveLength(1);
  expect(log[0]).toMatch(`PUT ${synchronous} failed: TypeError`);
  expect(log[0]).not.toContain("secret");
});
