import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { useSpecsCopy } from "../test-specs.ts";
import { bundle } from "./bundle.ts";

const specs = useSpecsCopy();

interface Responses {
  responses: Record<string, { $ref?: string; headers?: object }>;
}

const bundleCopy = (): {
  paths: Record<string, { parameters: { $ref: string }[]; get: Responses; put: Responses }>;
} => {
  const output = join(specs.folder, "bundled.json");
  bundle(join(specs.folder, "openapi.yaml"), output);
  return JSON.parse(readFileSync(output, "utf8"));
};
const qualification = "/v1/customers/{customer-tenant-id}/qualification";
const qualifications = `${qualification}s`;

let unchanged: ReturnType<typeof bundleCopy>;
beforeAll(() => {
  unchanged = bundleCopy();
});

it("adds the common parameters after those of the path", () => {
  const { paths } = unchanged;
  expect(paths[qualifications]?.parameters.map(({ $ref }) => $ref).slice(0, 3)).toEqual([
    "#/components/parameters/customer-tenant-id",
    "#/components/parameters/MS-RequestId",
    "#/components/parameters/MS-CorrelationId",
  ]);
});

it("adds the common errors beside the responses of the operation", () => {
  const { put } = unchanged.paths[qualification] ?? {};
  expect(put?.responses).toMatchObject({
    "200": { headers: { Date: { $ref: "#/components/headers/Date" } } },
    "409": { $ref: "#/components/responses/conflict" },
    "504": { $ref: "#/components/responses/gateway-timeout" },
  });
});

it("leaves a response of the operation that the common errors have too", () => {
  specs.change("paths/qualification.yaml", '    "409":', '    "404":');
  const { put } = bundleCopy().paths[qualification] ?? {};
  expect(put?.responses["404"]).toEqual({ $ref: "#/components/responses/conflict" });
});

it("leaves no trace of the extensions", () => {
  expect(JSON.stringify(unchanged)).not.toContain("x-common");
});

it("fails the bundle when a set is missing, and names the set", () => {
  specs.change("responses/conflict.yaml", /x-common-headers:\n.*\n/, "");
  expect(bundleCopy).toThrow("x-common-headers is missing.");
});
