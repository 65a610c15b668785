import { description } from "@partner-qualification/openapi";
import { expect, test } from "vitest";
import { accessTokenModuleOf } from "./access-token.ts";

test("the module has what the register of the spec says of tokens", () => {
  const module = accessTokenModuleOf(description);
  for (const check of description["x-token-checks"].checks)
    for (const { value } of check.values ?? []) expect(module).toContain(`"${value}"`);
  expect(module).toContain('"idtyp"');
});

test("a register without the values of a rule fails the build", () => {
  const copy = structuredClone(description);
  copy["x-token-checks"].checks = [];
  expect(() => accessTokenModuleOf(copy)).toThrow(
    "specs/token-checks.yaml has no values for the rule 'users-need-multifactor-authentication'. Add them.",
  );
});
