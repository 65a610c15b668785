import { description, operations } from "@partner-qualification/openapi";
import { describe, expect, it } from "vitest";
import { compile } from "./compile.test-helper.ts";
import { servers } from "./index.ts";

const request = (value: string) =>
  compile(`import type { QualificationRequest } from "@partner-qualification/types";
export const request: QualificationRequest = ${value};`);

const path = (value: string) =>
  compile(`import type { paths } from "@partner-qualification/types";
export type Item = paths[${JSON.stringify(value)}];`);

describe("what compiles", () => {
  it.each([
    `{ qualification: "Education", educationSegment: "K12" }`,
    `{ qualification: "Education", educationSegment: "HigherEducation", website: "contoso.edu" }`,
    `{ qualification: "GovernmentCommunityCloud", validationCode: "12345" }`,
    `{ qualification: "StateOwnedEntity" }`,
  ])("the request %s", (value) => expect(request(value)).toEqual([]));

  it.each(Object.keys(description.paths))("the path %s", (value) => expect(path(value)).toEqual([]));

  it("an unknown vetting status, for the set is open", () => {
    const source = `import type { VettedQualification } from "@partner-qualification/types";
export const status: VettedQualification["vettingStatus"][] = ["Approved", "Escalated"];`;
    expect(compile(source)).toEqual([]);
  });

  it.each(operations)("the operation $id", ({ id }) => {
    const source = `import type { operations } from "@partner-qualification/types";
export type Operation = operations[${JSON.stringify(id)}];`;
    expect(compile(source)).toEqual([]);
  });
});

describe("a message of the compiler", () => {
  it.each([
    ["ValidationCode", "Type 'ValidationCode' is not assignable to type 'number'."],
    ["QualificationList", "Type 'QualificationList' is not assignable to type 'number'."],
    [
      'paths["/v1/customers/all/validations"]["get"]["responses"][200]["content"]["application/json"]',
      "Type 'ValidationCodeList' is not assignable to type 'number'.",
    ],
  ])("names a schema instead of listing its properties: %s", (type, message) => {
    const source = `import type * as types from "@partner-qualification/types";
export const convert = (value: types.${type}): number => value;`;
    expect(compile(source)).toEqual([message]);
  });
});

describe("what does not compile", () => {
  it.each([
    ["a GCC request without a code", `{ qualification: "GovernmentCommunityCloud" }`, "'validationCode' is missing"],
    ["an Education request without a segment", `{ qualification: "Education" }`, "'educationSegment' is missing"],
    ["an unknown qualification", `{ qualification: "Healthcare" }`, `"Healthcare"' is not assignable`],
    ["None", `{ qualification: "None" }`, `"None"' is not assignable`],
    ["Nonprofit", `{ qualification: "Nonprofit" }`, `"Nonprofit"' is not assignable`],
    ["an unknown segment", `{ qualification: "Education", educationSegment: "K13" }`, `"K13"' is not assignable`],
    [
      "a code beside State-Owned-Entity",
      `{ qualification: "StateOwnedEntity", validationCode: "1" }`,
      "'validationCode' does not exist",
    ],
    [
      "a code that is a number",
      `{ qualification: "GovernmentCommunityCloud", validationCode: 12345 }`,
      "'number' is not assignable",
    ],
  ])("%s", (_, value, message) => {
    const errors = request(value);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(message);
  });

  it("a wrong path", () => {
    expect(path("/v1/customers/{customer-tenant-id}/codes")[0]).toContain("does not exist on type 'paths'");
  });

  it.each(["0", "2", "4", `"education"`])("%s as the body of the synchronous update", (value) => {
    const source = `import type { SynchronousQualificationRequest } from "@partner-qualification/types";
export const body: SynchronousQualificationRequest = ${value};`;
    expect(compile(source)[0]).toContain("not assignable");
  });
});

describe("servers", () => {
  it("are those of the spec", () => {
    expect(Object.values(servers)).toEqual(description.servers.map(({ url }) => url));
  });
});
