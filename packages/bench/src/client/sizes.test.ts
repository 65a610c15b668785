import { expect, test } from "vitest";
import { imports, weigh } from "./sizes.ts";

test.each([
  ["by path", 11_400],
  ["all of the client", 12_800],
  ["its OpenTelemetry part", 1_000],
] as const)("%s has at most %i bytes, openapi-fetch included", async (name, most) => {
  expect((await weigh(imports[name])).brotli).toBeLessThanOrEqual(most);
});

test("who imports the calls by path alone loads nothing of the fluent layer", async () => {
  const [path, fluent] = await Promise.all([weigh(imports["by path"]), weigh(imports.fluent)]);
  for (const word of ["waitForVetting", "byId", "no Education"]) {
    expect(fluent.code).toContain(word);
    expect(path.code).not.toContain(word);
  }
});

test("who imports the client loads the explanations of errors with the first error, and not before", async () => {
  const { code } = await weigh(imports["all of the client"]);
  expect(code).toContain('import("./explain-');
  expect(code).not.toContain("without a second factor");
});

test("who imports the fluent layer loads nothing of OpenTelemetry", async () => {
  expect((await weigh(imports["its OpenTelemetry part"])).code).toContain("url.template");
  expect((await weigh(imports["all of the client"])).code).not.toContain("url.template");
});
