import { describe, expect, test } from "vitest";
import { base, codes, synchronous } from "../../test/testing.ts";
import { createMock } from "../create-mock.ts";
import { maxBodyBytes } from "../request/limits.ts";
import { isPlain, LightHeaders, LightRequest, LightResponse } from "./lightweight.ts";

const ids = {
  "MS-RequestId": "037db222-6d8e-4d7f-ba78-df3dca33fb68",
  "MS-CorrelationId": "7d2456fd-2d79-46d0-9f8e-5d7ecd5f8745",
};
const headers = { Authorization: "Bearer any", "Content-Type": "application/json", ...ids };

const lower = (named: Record<string, string>) =>
  Object.fromEntries(Object.entries(named).map(([name, value]) => [name.toLowerCase(), value]));

describe("a light request", () => {
  test.each([
    ["GET", synchronous, ""],
    ["GET", codes, ""],
    ["PUT", `${synchronous}?code=12345`, "1"],
    ["PUT", `${synchronous}?code=12345`, "{"],
    ["PUT", synchronous, "1".padEnd(maxBodyBytes)],
    ["PUT", synchronous, "1".padEnd(maxBodyBytes + 1)],
    ["POST", `${synchronous}s`, '{"qualification":"StateOwnedEntity"}'],
    ["GET", "/v1/nothing", ""],
  ])("%s %s is answered as a Request is (%#)", async (method, target, body) => {
    const light = new LightRequest(base, target, method, lower(headers), Buffer.from(body));
    const whole = new Request(`${base}${target}`, { method, headers, ...(body !== "" && { body }) });
    const options = { clock: () => Date.UTC(2026, 0, 1) };
    const answered = (await createMock(options).fetch(light.asRequest())) as unknown as LightResponse;
    const expected = await createMock(options).fetch(whole);
    expect(answered).toBeInstanceOf(LightResponse);
    expect(answered.status).toBe(expected.status);
    expect(Buffer.from(answered.body).toString()).toBe(await expected.text());
    expect([...answered.headers].sort()).toEqual([...expected.headers].sort());
  });

  test.each([
    ["GET", "/v1/customers/all/validations", true],
    ["GET", "/v1/x?code=1&Code=2", true],
    ["GET", "/v1/./x", false],
    ["GET", "/v1//x", false],
    ["GET", "/v1/%41", false],
    ["GET", "/v1/x?code=%41", false],
    ["GET", "/__mock/state", false],
    ["HEAD", "/v1/x", false],
    ["TRACE", "/v1/x", false],
  ])("is made of %s %s: %j", (method, target, expected) => {
    expect(isPlain(method, target)).toBe(expected);
    if (expected) expect(new URL(target, base).href).toBe(`${base}${target}`);
  });

  test("its headers are read in any case", () => {
    const light = new LightHeaders({ accept: "a, b" });
    expect([light.get("Accept"), light.has("ACCEPT"), light.get("x")]).toEqual(["a, b", true, null]);
  });
});
