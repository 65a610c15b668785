import { expect, test } from "vitest";
import { parts, weighParts } from "./parts.ts";
import { imports, weigh } from "./sizes.ts";

test("leaving out each part saves bytes, and all of them with the rest are the client", async () => {
  const weighed = await weighParts();
  expect(weighed).toHaveLength(Object.keys(parts).length + 1);
  // A part whose files were renamed would save nothing.
  expect(weighed.filter(({ brotli }) => brotli < 100)).toEqual([]);
  const { brotli: whole } = await weigh(imports["all of the client"]);
  const sum = weighed.reduce((total, { brotli }) => total + brotli, 0);
  expect(Math.abs(sum / whole - 1)).toBeLessThan(0.1);
});

test("what is left out is no longer in the bundle, and the other files are", async () => {
  const { code } = await weigh(imports["all of the client"], /\/client\/dist\/fluent\/vetting/);
  expect(code).not.toContain("no Education");
  expect(code).toContain("getValidationCodes");
});
