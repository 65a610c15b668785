// Facts of the documents, stated apart from the spec: a change of one there must be made here too.
import type { oas31 } from "openapi3-ts";
import { describe, expect, it } from "vitest";
import { description, findOperation, operations } from "./index.ts";

const { schemas = {}, examples = {}, parameters = {} } = description.components;
const schema = (name: string) => schemas[name] as oas31.SchemaObject;

it("serves both clouds", () => {
  expect(description.servers.map(({ url }) => url)).toEqual([
    "https://api.partnercenter.microsoft.com",
    "https://partner.partnercenterapi.microsoftonline.cn",
  ]);
});

it.each([
  ["getQualifications", "GET /v1/customers/{customer-tenant-id}/qualifications", ["App-only", "App+User"]],
  ["createQualifications", "POST /v1/customers/{customer-tenant-id}/qualifications", ["App+User"]],
  ["getValidationCodes", "GET /v1/customers/all/validations", ["App-only", "App+User"]],
  ["getCustomerValidation", "GET /v1/customers/{customer-tenant-id}/validations", ["App-only", "App+User"]],
  ["getQualification", "GET /v1/customers/{customer-tenant-id}/qualification", ["App-only", "App+User"]],
  ["updateQualification", "PUT /v1/customers/{customer-tenant-id}/qualification", ["App+User"]],
])("%s is %s, with these credentials", (id, request, accepted) => {
  const { method, path, credentials, secured } = findOperation(id, operations);
  expect(`${method} ${path}`).toBe(request);
  expect(credentials).toEqual(accepted);
  expect(secured).toBe(true);
});

it("knows of one operation that its page documents for one cloud only", () => {
  const limited = operations
    .filter(({ availability }) => availability)
    .map(({ id, availability }) => [id, availability]);
  expect(limited).toEqual([["getValidationCodes", ["us-government"]]]);
});

it("knows which records may not exist, and which successes the generated reference has in another format", () => {
  const absent = operations.flatMap(({ id, absentStatus }) => (absentStatus === undefined ? [] : [[id, absentStatus]]));
  expect(absent).toEqual([["getCustomerValidation", 404]]);
  const differing = operations.flatMap(({ id, referenceResponse }) =>
    referenceResponse ? [[id, referenceResponse]] : [],
  );
  expect(Object.fromEntries(differing)).toEqual({
    getQualifications: { status: 200, list: "qualifications" },
    createQualifications: { status: 200, list: "qualifications" },
    getCustomerValidation: { status: 201 },
  });
});

it("replaces the deprecated pair", () => {
  const replaced = operations.filter(({ deprecated }) => deprecated).map(({ id, replacedBy }) => [id, replacedBy]);
  expect(replaced).toEqual([
    ["getQualification", "getQualifications"],
    ["updateQualification", "createQualifications"],
  ]);
});

describe("the statuses of", () => {
  const always = [400, 401, 403, 404, 405, 406, 408, 429, 500, 501, 502, 503, 504];
  it.each([
    ["getQualification", [200]],
    ["updateQualification", [200, 409, 412, 417]],
    ["getQualifications", [200]],
    ["createQualifications", [201, 409]],
    ["getValidationCodes", [200]],
    ["getCustomerValidation", [200]],
  ])("%s", (id, own) => {
    expect(findOperation(id, operations).statuses).toEqual([...own, ...always].sort((a, b) => a - b));
  });
});

describe("the documented code and text of", () => {
  it.each([
    ["error-unauthorized-access-denied", "400", "Access denied"],
    ["error-partner-token-missing", "800001", "Partner Token missing in request context"],
    ["error-forbidden-access-denied", "2032", "Access denied"],
    [
      "error-no-commerce-relationship",
      "20002",
      /^The partner ID \S+ has no commerce relationship with the customer ID \S+\.$/,
    ],
    ["error-app-only-not-supported", "900329", "This resource does not support application-only authentication."],
    ["error-invalid-customer-id", "900118", "Invalid Customer ID"],
    ["error-insufficient-privileges", "900308", "Insufficient privileges to complete the operation."],
    [
      "error-role-without-rights",
      "900150",
      "The supplied role doesn't have the rights to perform the requested operation",
    ],
    ["error-entity-tag-no-longer-valid", "2055", "Etag is no longer valid"],
    ["error-expectation-failed", "800036", "Pre-condition failed"],
    ["error-not-found", "1000", "Not found"],
    ["error-tenant-not-found", "60003", "Tenant not found"],
    ["error-invalid-property", "3000", "Invalid property"],
    ["error-invalid-request-input", "800002", "Invalid request input"],
    ["error-unexpected-service-error", "800003", "Unexpected service error"],
    ["error-exception-not-defined", "0", "Exception not defined"],
    ["error-sandbox-limit-met", "800018", "The sandbox limit has been met."],
    ["error-action-not-allowed", "600006", "The requested action is not allowed"],
    ["error-authorization-failed", "1002", "Authorization Failed"],
  ])("%s", (name, code, text) => {
    const { value } = examples[name] as oas31.ExampleObject;
    expect(value.code).toBe(code);
    expect(value.description).toEqual(typeof text === "string" ? text : expect.stringMatching(text));
  });
});

describe("the properties of", () => {
  it.each([
    ["VettedQualification", ["qualification", "vettingStatus"], ["vettingReason", "vettingCreateDate"]],
    ["StateOwnedEntityQualification", ["qualification"], []],
    ["EducationQualificationRequest", ["qualification", "educationSegment"], ["website"]],
    ["GovernmentCommunityCloudQualificationRequest", ["qualification", "validationCode"], []],
    ["StateOwnedEntityQualificationRequest", ["qualification"], []],
    ["ValidationCode", ["partnerId", "organizationName", "validationId", "maxCreates", "remainingCreates", "eTag"], []],
    ["GccValidationRelationship", ["customerId", "partnerId", "organizationName", "validationId", "eTag"], []],
    ["ErrorResponse", ["code", "description"], ["data", "source"]],
    ["ThrottlingResponse", ["statusCode", "message"], []],
  ])("%s", (name, required, optional) => {
    const advice = `The spec and the list in this test differ about ${name}: change both, by what a document states`;
    expect(schema(name).required, advice).toEqual(required);
    expect(Object.keys(schema(name).properties ?? {}).sort(), advice).toEqual([...required, ...optional].sort());
  });
});

it("knows the values of the documents", () => {
  const vetted = schema("VettedQualification").properties as Record<string, oas31.SchemaObject>;
  expect(schema("SynchronousQualification").enum).toEqual([
    "none",
    "education",
    "nonprofit",
    "governmentcommunitycloud",
  ]);
  expect((schema("SynchronousQualificationRequest").oneOf as oas31.SchemaObject[]).map((one) => one.const)).toEqual([
    1, 3,
  ]);
  expect(vetted.vettingStatus?.["x-extensible-enum"]).toEqual(["InReview", "Approved", "Denied"]);
  expect(vetted.vettingReason?.["x-extensible-enum"]).toHaveLength(7);
  expect(schema("ErrorResponse").properties?.description).toHaveProperty("maxLength", 1024);
});

it("requires no header but the token", () => {
  const required = Object.values(parameters as Record<string, oas31.ParameterObject>).filter((one) => one.required);
  expect(required.map(({ name }) => name)).toEqual(["customer-tenant-id"]);
});

it("names the four roles", () => {
  const { statement } = description["x-rules"]["gcc-needs-a-role"] ?? { statement: "" };
  for (const role of ["Directory Reader", "Directory Writer", "License Administrator", "User Administrator"]) {
    expect(statement).toContain(role);
  }
});
