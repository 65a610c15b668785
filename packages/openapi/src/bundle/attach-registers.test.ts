import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { useSpecsCopy } from "../test-specs.ts";
import { bundle } from "./bundle.ts";

const specs = useSpecsCopy();

const rulesOf = (): Record<string, { operations: string[] }> => {
  const output = join(specs.folder, "bundled.json");
  bundle(join(specs.folder, "openapi.yaml"), output);
  return JSON.parse(readFileSync(output, "utf8"))["x-rules"];
};

it("gives a rule for any operation all of them, one that is new included", () => {
  specs.change("paths/validations.yaml", "operationId: getValidationCodes", "operationId: listValidationCodes");
  specs.change("rules.yaml", "createQualifications, getValidationCodes]", "createQualifications]");
  const { "ids-are-echoed": rule, "writes-need-a-user": other } = rulesOf();
  expect(rule?.operations).toHaveLength(6);
  expect(rule?.operations).toContain("listValidationCodes");
  expect(other?.operations).toEqual(["updateQualification", "createQualifications"]);
});
