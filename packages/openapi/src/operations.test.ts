import { expect, it } from "vitest";
import { description, listOperations, operations } from "./index.ts";

it("lists the five operations", () => {
  expect(operations.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "GET /v1/customers/{customer-tenant-id}/qualifications",
    "POST /v1/customers/{customer-tenant-id}/qualifications",
    "GET /v1/customers/all/validations",
    "GET /v1/customers/{customer-tenant-id}/qualification",
    "PUT /v1/customers/{customer-tenant-id}/qualification",
  ]);
});

it("says of each which credentials will do", () => {
  const credentials = Object.fromEntries(operations.map((operation) => [operation.id, operation.credentials]));
  expect(credentials).toEqual({
    getQualifications: ["App-only", "App+User"],
    createQualifications: ["App+User"],
    getValidationCodes: ["App-only", "App+User"],
    getQualification: ["App-only", "App+User"],
    updateQualification: ["App+User"],
  });
});

it("names what replaces the deprecated pair", () => {
  const replaced = operations.filter(({ deprecated }) => deprecated).map(({ id, replacedBy }) => [id, replacedBy]);
  expect(replaced).toEqual([
    ["getQualification", "getQualifications"],
    ["updateQualification", "createQualifications"],
  ]);
});

it("refuses an operation without an id", () => {
  const nameless = { ...description, paths: { "/v1/nameless": { get: { responses: {} } } } };
  expect(() => listOperations(nameless)).toThrow("GET /v1/nameless has no operationId");
});
