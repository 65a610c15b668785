import { description } from "@partner-qualification/openapi";
import { ruleCases, runRule } from "@partner-qualification/rules";
import { describe, expect, test } from "vitest";
import type { RuleTests } from "../rules-testing.ts";
import { credentialRules } from "./credentials.ts";
import { qualificationRules } from "./qualifications.ts";
import { requestRules } from "./requests.ts";
import { createSubject } from "./subject.ts";
import { validationCodeRules } from "./validation-codes.ts";

/** What the mock does beyond the cases that every server must pass: its options, its texts, and odd values. */
const details: RuleTests = { ...qualificationRules, ...validationCodeRules, ...credentialRules, ...requestRules };

describe("the mock follows the rule", () => {
  test.each(Object.keys(description["x-rules"]))("%s", async (rule) => {
    const { violations, notApplicable } = await runRule(rule, createSubject());
    expect({ violations, notApplicable }).toEqual({ violations: [], notApplicable: undefined });
  });
});

describe("the mock whose errors are as they were captured follows the rule", () => {
  test.each(ruleCases)("%s", async (rule) => {
    const { violations, notApplicable } = await runRule(rule, createSubject({ errors: "captured" }));
    expect({ violations, notApplicable }).toEqual({ violations: [], notApplicable: undefined });
  });
});

describe("in detail", () => {
  test.each(Object.entries(details))("%s", (_, run) => run());
});

test("every case and every test belongs to a rule of the spec", () => {
  const names = [...ruleCases, ...Object.keys(details)];
  expect(names.filter((rule) => !(rule in description["x-rules"]))).toEqual([]);
});

test("a mock that breaks a rule is seen", async () => {
  const violationsOf = async (rule: string, options: object) =>
    (await runRule(rule, createSubject(options))).violations;
  expect(await violationsOf("users-need-multifactor-authentication", { mfa: "off" })).not.toEqual([]);
  expect(await violationsOf("starts-without-qualification", { responses: "reference" })).not.toEqual([]);
  expect(await violationsOf("education-is-vetted", { vetting: "approve" })).not.toEqual([]);
});
