import { describe, expect, it } from "vitest";
import { type Operation, operations } from "./operations.ts";
import { parameterCheck } from "./parameter-check.ts";
import { validateInput } from "./validate.ts";

// The parameters in the spec are optional texts and one id: what else there may be is made up here.
const update = operations.find(({ iid }) => iid === "updateQualification") as Operation;
type Parameter = { name: string; required?: boolean; deprecated?: boolean; style?: string; schema?: object };
type Request = { path?: Parameter[]; query?: Parameter[]; headers?: Parameter[] };
const taking = (request: Request): Operation =>
  ({ ...update, path: "/v1/customers/{first}/orders/{second}", request }) as unknown as Operation;

const text = { type: "string" };
const code = { type: "string", pattern: "^\\d+$" };
const ids: Parameter[] = [
  { name: "first", style: "simple", required: true, schema: text },
  { name: "second", style: "simple", required: true, schema: code },
];
const named = (schema: object, more: object = {}): Parameter[] => [{ name: "code", schema, ...more }];

interface Sent {
  path?: string;
  query?: Record<string, string | string[]>;
  headers?: Record<string, string>;
}
/** Whether the quick check and Prism each find the parameters of a request fine. */
const verdicts = (request: Request, sent: Sent) => {
  const resource = taking({ path: ids, ...request });
  const { path = "/v1/customers/a/orders/1", query = {}, headers = {} } = sent;
  const element = { method: "put" as const, url: { path, query }, headers };
  return { quick: parameterCheck(resource)?.(element), prism: validateInput({ resource, element })._tag === "Right" };
};

describe("parameterCheck", () => {
  it.each<[what: string, request: Request, sent: Sent]>([
    ["each parameter of the path", {}, {}],
    ["no parameter that is not required", { query: named(code), headers: named(code) }, {}],
    [
      "a header and a query parameter of one name, each by its own schema",
      { query: named(code, { style: "form" }), headers: named({ const: "a", ...text }, { style: "simple" }) },
      { query: { code: "1" }, headers: { code: "a" } },
    ],
  ])("accepts %s", (_, request, sent) => {
    expect(verdicts(request, sent)).toEqual({ quick: true, prism: true });
  });

  it.each<[what: string, request: Request, sent: Sent]>([
    ["the second parameter of a path", {}, { path: "/v1/customers/1/orders/a" }],
    ["a query parameter", { query: named(code, { style: "form" }) }, { query: { code: "a" } }],
    [
      "a query parameter beside a header of the same name",
      { query: named(code, { style: "form" }), headers: named({ const: "a", ...text }, { style: "simple" }) },
      { query: { code: "a" }, headers: { code: "a" } },
    ],
    ["a header", { headers: named(code, { style: "simple" }) }, { headers: { code: "a" } }],
    ["a query parameter that is required", { query: named(text, { style: "form", required: true }) }, {}],
    ["a header that is required", { headers: named(text, { style: "simple", required: true }) }, {}],
  ])("finds %s as wrong as Prism does", (_, request, sent) => {
    expect(verdicts(request, sent)).toEqual({ quick: false, prism: false });
  });

  it.each<[what: string, request: Request, sent: Sent]>([
    ["a path that is percent-encoded", {}, { path: "/v1/customers/a%20b/orders/1" }],
    ["an empty query parameter", { query: named(text) }, { query: { code: "" } }],
    ["a query parameter that is sent twice", { query: named(text) }, { query: { code: ["a", "b"] } }],
    ["an empty header", { headers: named(text) }, { headers: { code: "" } }],
  ])("leaves %s to Prism", (_, request, sent) => {
    expect(verdicts(request, sent).quick).toBe(false);
  });

  it.each<[what: string, request: Request]>([
    ["is deprecated", { query: named(text, { deprecated: true }) }],
    ["is not a text", { headers: named({ type: "integer" }) }],
    ["has no schema", { query: [{ name: "code" }] }],
    ["has another style in the query", { query: named(text, { style: "spaceDelimited" }) }],
    ["has another style in the path", { path: ids.map((id) => ({ ...id, style: "matrix" })) }],
  ])("does not exist for an operation of which a parameter %s", (_, request) => {
    expect(parameterCheck(taking({ path: ids, ...request }))).toBeUndefined();
  });
});
