import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { description, findOperation, operations } from "../index.ts";
import { useSpecsCopy } from "../test-specs.ts";
import { bundle } from "./bundle.ts";

const specs = useSpecsCopy();
const path = "/v1/customers/{customer-tenant-id}/qualification";

const examplesOf = (id: string) => {
  const { path, header } = findOperation(id, operations).parameters;
  return Object.fromEntries([...path, ...header].map(({ name, example }) => [name, example]));
};

const bundleCopy = (): { paths: Record<string, { parameters: { name?: string; schema?: object }[] }> } => {
  const output = join(specs.folder, "bundled.json");
  bundle(join(specs.folder, "openapi.yaml"), output);
  return JSON.parse(readFileSync(output, "utf8"));
};

it("gives each write an example customer and an example MS-RequestId of its own", () => {
  const [put, post] = [examplesOf("updateQualification"), examplesOf("createQualifications")];
  expect(put["customer-tenant-id"]).not.toBe(post["customer-tenant-id"]);
  expect(put["MS-RequestId"]).not.toBe(post["MS-RequestId"]);
  expect(put["MS-CV"]).toBe(post["MS-CV"]);
});

it("leaves no trace of the extension, and the rest of the parameter as it is", () => {
  expect(JSON.stringify(description)).not.toContain("x-parameter-examples");
  const { "MS-RequestId": shared } = description.components.parameters as Record<string, { description: string }>;
  const own = description.paths?.[path]?.parameters?.find((one) => "name" in one && one.name === "MS-RequestId");
  expect(own).toMatchObject({ in: "header", description: shared?.description, schema: { format: "uuid" } });
});

it("fails the bundle at an example of an unknown parameter", () => {
  specs.change("paths/qualification.yaml", /^ {2}MS-RequestId: /m, "  MS-Request: ");
  expect(bundleCopy).toThrow("'MS-Request', which is not a parameter of the path");
});
