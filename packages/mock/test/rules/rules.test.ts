import { description } from "@partner-qualification/openapi";
import { expect, test } from "vitest";
import type { RuleTests } from "../rules-testing.ts";
import { credentialRules } from "./credentials.ts";
import { qualificationRules } from "./qualifications.ts";
import { requestRules } from "./requests.ts";
import { validationCodeRules } from "./validation-codes.ts";

const tests: RuleTests = { ...qualificationRules, ...validationCodeRules, ...credentialRules, ...requestRules };

test.each(Object.keys(description["x-rules"]))("%s", async (rule) => {
  expect(tests[rule], "each rule of the spec has a test").toBeTypeOf("function");
  await tests[rule]?.();
});

test("every test belongs to a rule of the spec", () => {
  expect(Object.keys(tests).filter((rule) => !(rule in description["x-rules"]))).toEqual([]);
});
