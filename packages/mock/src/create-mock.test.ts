import { expect, test } from "vitest";
import { ask, base, codes, exampleOf, synchronous } from "../test/testing.ts";
import { createMock } from "./create-mock.ts";

test.each([{}, { Authorization: "Bearer" }, { Authorization: "Bearer  " }, { Authorization: "Basic dTpw" }])(
  "401 with %j",
  async (headers) => {
    const answer = await ask(codes, { headers: { Authorization: "", ...headers } });
    expect(answer).toMatchObject({ status: 401, body: { code: "800001" } });
    expect(answer.headers.get("WWW-Authenticate")).toMatch(/^OAuth realm=/);
  },
);

test("the name of the security scheme matches in any case", async () => {
  for (const scheme of ["bearer", "BEARER", "Bearer"])
    expect((await ask(codes, { headers: { Authorization: `${scheme} x` } })).status).toBe(200);
});

test("who sends no token is not told what is wrong with the rest", async () => {
  const answer = await ask(synchronous, {
    method: "PUT",
    body: "{",
    headers: { Authorization: "", Prefer: "code=999" },
  });
  expect(answer.status).toBe(401);
});

test("a request whose body cannot be read is answered 500 and logged, without its message", async () => {
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
