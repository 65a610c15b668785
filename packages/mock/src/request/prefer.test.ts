import { describe, expect, test } from "vitest";
import { asynchronous, codes, sendRequest, synchronous } from "../../test/testing.ts";
import { parsePrefer } from "./prefer.ts";

describe("parsePrefer", () => {
  test.each([
    ["code=404", { code: "404" }],
    ["code=403, example=noCommerceRelationship", { code: "403", example: "noCommerceRelationship" }],
    ['Code = "403" ;x=1 ,EXAMPLE="a b"', { code: "403", example: "a b" }],
    ["__proto__=1, constructor=2, code=404", { code: "404" }],
    ["code=404; example=x", { code: "404" }],
    ["respond-async, wait=10, code=404", { code: "404", wait: "10" }],
    ['foo="a, code=500", code=404', { code: "404" }],
    [",, code=404,,code=500,", { code: "404" }],
    ["code", { code: "" }],
    ["", {}],
    ["=;,", {}],
    ['"', {}],
  ])("reads %j", (header, expected) => {
    expect(parsePrefer(header)).toEqual(expected);
  });

  test("a missing header has no preferences", () => {
    expect(parsePrefer(undefined)).toEqual({});
  });
});

describe("Prefer", () => {
  test("names an example of success without a code", async () => {
    const { body } = await sendRequest(asynchronous, { headers: { Prefer: "example=educationDenied" } });
    expect(body[0].vettingStatus).toBe("Denied");
  });

  test("with the code of success alone leaves the choice to the body", async () => {
    const response = await sendRequest(synchronous, { method: "PUT", body: "1", headers: { Prefer: "code=200" } });
    expect(response.body).toBe("education");
  });

  test.each(["code=418", "code=", "code", "code=abc", "code=4e2x", "code=409"])(
    "%s is rejected with the known codes",
    async (prefer) => {
      const { status, body } = await sendRequest(codes, { headers: { Prefer: prefer } });
      expect(status).toBe(400);
      expect(body.description).toContain("header Prefer: 'code' must be one of 200, 400, 401, 403, 404,");
    },
  );

  test("an unknown example is rejected with the known ones", async () => {
    const { status, body } = await sendRequest(codes, { headers: { Prefer: "code=403, example=nothing" } });
    expect(status).toBe(400);
    expect(body.description).toContain(
      "header Prefer: 'example' must be one of accessDenied, appOnlyNotSupported, noCommerceRelationship, actionNotAllowed, authorizationFailed",
    );
  });

  test("cannot make a broken request succeed", async () => {
    expect((await sendRequest("/v1/customers/x/qualification", { headers: { Prefer: "code=200" } })).status).toBe(400);
  });

  test("`dynamic` is not offered", async () => {
    expect((await sendRequest(synchronous, { headers: { Prefer: "dynamic=true" } })).body).toBe("none");
  });
});
