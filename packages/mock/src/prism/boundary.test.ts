import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const src = new URL("../", import.meta.url);
const importsOf = (file: string) =>
  [...readFileSync(new URL(file, src), "utf8").matchAll(/(?:from|import\() ?"([^"]+)"/g)].map(([, name = ""]) => name);
const outside = globSync("**/*.ts", { cwd: src }).filter(
  (file) => !file.startsWith("prism/") && !file.startsWith("generated/") && !file.endsWith(".test.ts"),
);

test("only this folder imports Prism, and the others import only its index", () => {
  expect(outside.length).toBeGreaterThan(50);
  for (const file of outside)
    for (const name of importsOf(file)) {
      expect(name, file).not.toMatch(/^@stoplight\//);
      if (name.includes("prism/")) expect(name, file).toMatch(/(?:^|\/)prism\/index\.ts$/);
    }
});
