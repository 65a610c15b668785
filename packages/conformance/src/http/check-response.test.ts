import { description, findOperation, operations } from "@partner-qualification/openapi";
import { describe, expect, it } from "vitest";
import { Contract } from "../contract.ts";
import { recorded } from "../testing/recorded-traffic.ts";
import { checkResponse, readJson } from "./check-response.ts";
import type { HttpResponse } from "./message.ts";

const contract = new Contract(description);
const operation = findOperation("getQualification", operations);
const differencesOf = (change: Partial<HttpResponse>, of = operation) => {
  const { response } = recorded({}, change);
  return response ? checkResponse(contract, of, response) : [];
};
const { headers } = recorded().request;
const typed = (type: string): Partial<HttpResponse> => ({ headers: [["Content-Type", type], ...headers.slice(1)] });

const success = operation.responses[200];
if (!success) throw new TypeError("The operation has no response of 200.");
const withResponse = (response: typeof success) => ({ ...operation, responses: { 200: response } });

/** The operation, with these headers of its response required. */
const withHeaders = (isRequired: (name: string) => boolean) => {
  const described = Object.entries(success.headers).map(([key, header]) => [
    key,
    { ...header, required: isRequired(header.name) },
  ]);
  return withResponse({ ...success, headers: Object.fromEntries(described) });
};

describe("a response", () => {
  it("as the spec describes it has no difference", () => {
    expect(differencesOf({})).toEqual([]);
    expect(differencesOf(typed(" Application/JSON ; charset=utf-8"))).toEqual([]);
  });

  it("with a value that the spec does not allow has the values that it allows", () => {
    const violation = 'it must be one of "none", "education", "nonprofit", "governmentcommunitycloud"';
    expect(differencesOf({ body: '"Nothing"' })).toEqual([{ what: "response body", violation }]);
  });

  it("with a status that is not described is not checked further", () => {
    expect(differencesOf({ status: 418, body: "x" })).toEqual([
      { what: "status", violation: "418 is not described for getQualification" },
    ]);
  });

  it("lacks a header that is required, and only that", () => {
    expect(
      differencesOf(
        {},
        withHeaders((name) => name === "MS-CV"),
      ),
    ).toEqual([{ what: "response header MS-CV", violation: "is required" }]);
  });

  it("has a header that is not valid", () => {
    const throttled = { status: 429, reason: "", body: '{"statusCode":429,"message":"x"}' };
    const differences = differencesOf({
      ...throttled,
      headers: [...(recorded().response?.headers ?? []), ["Retry-After", "soon"]],
    });
    expect(differences).toEqual([
      { what: "response header Retry-After", violation: expect.stringContaining("it must be") },
    ]);
  });

  it("has another media type, or none", () => {
    expect(differencesOf(typed("text/html"))).toEqual([
      { what: "media type", documented: "application/json", found: "text/html" },
    ]);
    expect(differencesOf({ headers: headers.slice(1) })).toEqual([
      { what: "media type", documented: "application/json", found: "" },
    ]);
  });

  it("has a body that is not JSON, beside another media type", () => {
    expect(differencesOf({ ...typed("text/html"), body: "<p>" })).toEqual([
      { what: "media type", documented: "application/json", found: "text/html" },
      { what: "response body", violation: "is not JSON" },
    ]);
  });

  it("has a body where none is described", () => {
    const { body: _, ...rest } = success;
    const empty = withResponse(rest);
    expect(differencesOf({ body: "" }, empty)).toEqual([]);
    expect(differencesOf({ body: "x" }, empty)).toEqual([{ what: "response body", violation: "is not described" }]);
  });
});

it("reads JSON after a byte order mark, and keeps one inside", () => {
  expect(readJson('\uFEFF"a\uFEFFb"')).toEqual({ value: "a\uFEFFb" });
  expect(readJson('"\uFEFFb"')).toEqual({ value: "\uFEFFb" });
  expect(readJson("{")).toBeUndefined();
});
