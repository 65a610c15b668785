import { expect, it } from "vitest";
import { description, findOperation, listOperations, operations } from "../index.ts";

const checksOf = (id: string) => findOperation(id, operations).tokenChecks;

it("lists the checks of an operation in the order of the register", () => {
  const tests = ["later-than-now", "not-later-than-now", "server", "contains", "tenant-of-the-partner"];
  expect(checksOf("getQualifications").map(({ test }) => test)).toEqual(tests);
  expect(checksOf("createQualifications").map(({ rule }) => rule)).toEqual([
    "expired-tokens-are-rejected",
    "expired-tokens-are-rejected",
    "tokens-for-other-services-are-rejected",
    "users-need-multifactor-authentication",
    "app-only-writes-are-denied",
    "missing-roles-are-denied",
    "other-partners-customers-are-denied",
  ]);
});

it("has no check of the tenant where no customer is named", () => {
  expect(checksOf("getValidationCodes").map(({ test }) => test)).not.toContain("tenant-of-the-partner");
});

it("gives each check the error that it results in, with the certainty of its rule", () => {
  const mfa = checksOf("getValidationCodes").find(({ values }) => values.some(({ value }) => value === "mfa"));
  expect(mfa).toMatchObject({ credentials: "App+User", rejection: { status: 401, example: { name: "mfaRequired" } } });
  expect(mfa?.sources.map(({ document }) => document)).toContain("mfa-announcement");
  expect(mfa?.inferred).toBeUndefined();
  expect(checksOf("getValidationCodes")[0]?.inferred).toContain("two documented codes");
});

it("fails for an error that the operation does not have", () => {
  const copy = structuredClone(description);
  for (const check of copy["x-token-checks"].checks) check.response.example = "nothing";
  expect(() => listOperations(copy)).toThrow(
    "getQualifications has no example 'nothing' of status 401. Correct the check of 'expired-tokens-are-rejected' in specs/token-checks.yaml.",
  );
});
