import { inspect } from "node:util";
import { guidPattern } from "@partner-qualification/openapi";
import { describe, expect, it } from "vitest";
import { createTestClient, customer, errorOf, reply } from "../../test/create-test-client.ts";
import { toPartnerError } from "../index.ts";
import { findCodes } from "./find-codes.ts";

const json = JSON.stringify;
const secrets = ['G/zyx "0815"', "4711-ABCD"];
const list = secrets.map((validationId) => ({ partnerId: "p", validationId, maxCreates: 5 }));

const bodies: [what: string, status: number, body: string][] = [
  ["garbage after the list", 200, `${json(list)};`],
  ["a list whose end is missing", 200, json(list).slice(0, -2)],
  ["an object around the list", 200, json({ value: list })],
  ["one bad item", 200, json([...list, null])],
  ["a property of another type", 200, json([...list, { validationId: 5 }])],
  ["codes without names", 200, json(secrets)],
  ["names in another case", 200, json({ items: secrets.map((ValidationId) => ({ ValidationId })) })],
  ["a list in data", 500, json({ code: "2000", description: "Failed", data: list })],
  ["JSON in data", 500, json({ code: "2000", data: json(list) })],
  ["JSON in JSON in data", 500, json({ code: "2000", data: json(json(list)) })],
  [
    "a description",
    500,
    json({ description: `Cannot write ${json(list)}, nor ${encodeURIComponent(secrets[0] ?? "")}` }),
  ],
  ["HTML", 502, `<pre>${json(list).replaceAll('"', "&quot;")}</pre>`],
  ["a form", 502, `validationId=${secrets[1]}&validationCode=${encodeURIComponent(secrets[0] ?? "")}`],
  ["XML", 502, `<a><validationId>${secrets[1]}</validationId></a>`],
];

describe("validation codes that the service sends off contract", () => {
  it.each(bodies)("are redacted in %s", async (_, status, body) => {
    for (const attempts of [1, 2]) {
      const { client, partner } = createTestClient({ replies: [reply(status, body)], retry: { attempts } });
      const errors: unknown[] = [
        await errorOf(partner.validations.getValidationCodes()),
        await errorOf(partner.customers.byId(customer).validations.get()),
      ];
      if (status >= 400) {
        const result = await client.GET("/v1/customers/all/validations");
        errors.push(result, toPartnerError(result));
      }
      for (const error of errors) {
        const shown = inspect(error, { depth: 20, showHidden: true }) + json(error) + String(error);
        // A random id may have the digits of a code.
        expect(shown.replaceAll(new RegExp(guidPattern, "g"), "")).not.toMatch(/0815|4711|zyx/);
      }
    }
  });

  it("are redacted alone: the rest of an error stays", async () => {
    const body = { code: "2000", description: "Failed", data: list };
    const { partner } = createTestClient({ replies: [reply(500, body)], retry: { attempts: 1 } });
    expect(await errorOf(partner.validations.getValidationCodes())).toMatchObject({
      code: "2000",
      description: "Failed",
      data: list.map((item) => ({ ...item, validationId: "[redacted]" })),
    });
  });

  it("are redacted with the whole body when there are very many", async () => {
    const many = Array.from({ length: 500 }, (_, index) => ({ validationId: `V${index}` }));
    const { partner } = createTestClient({ replies: [reply(500, { data: many })], retry: { attempts: 1 } });
    expect((await errorOf(partner.validations.getValidationCodes())).body).toBe("[redacted]");
  });
});

describe("findCodes", () => {
  it.each([
    ["the validation code: 12345.", ["12345"]],
    ["{validationId: 'a b'}", ["a b"]],
    ['"validation_code" : 12345', ["12345"]],
    ["ValidationCode: The field is required.", []],
    ['{"validationId":null}', []],
    ['{"validationId":""}', []],
    ["no code", []],
  ])("of %j", (text, codes) => {
    expect([...new Set(findCodes(text))]).toEqual(codes);
  });
});
