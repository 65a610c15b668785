import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Description } from "../description.ts";
import { listOperations } from "../model/read-model.ts";
import { useSpecsCopy } from "../test-specs.ts";
import { bundle } from "./bundle.ts";

const specs = useSpecsCopy();

const bundled = (): Description => {
  const output = join(specs.folder, "bundled.json");
  bundle(join(specs.folder, "openapi.yaml"), output);
  return JSON.parse(readFileSync(output, "utf8"));
};

it("gives a rule for any operation all of them, one that is new included", () => {
  specs.change("paths/validations.yaml", "operationId: getValidationCodes", "operationId: listValidationCodes");
  specs.change("rules.yaml", "createQualifications, getValidationCodes]", "createQualifications]");
  const description = bundled();
  const { "ids-are-echoed": rule, "writes-need-a-user": other } = description["x-rules"];
  expect(rule?.operations.toSorted()).toEqual(
    listOperations(description)
      .map(({ id }) => id)
      .sort(),
  );
  expect(rule?.operations).toContain("listValidationCodes");
  expect(other?.operations).toEqual(["updateQualification", "createQualifications"]);
});
