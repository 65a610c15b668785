import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { targets } from "@partner-qualification/exchanges";
import { description, operations } from "@partner-qualification/openapi";
import { expect, it } from "vitest";
import { root } from "./turbo.ts";

const readers = ["packages/docs/{src,site}/**/*.{ts,astro}", "packages/openapi/src/bundle/*.ts"];
const sources = globSync(readers, { cwd: root })
  .filter((file) => !file.endsWith(".test.ts"))
  .map((file) => readFileSync(join(root, file), "utf8"))
  .filter((text) => /\bphrase\(|\bwordsOf\(/.test(text));

const lookup = /\b(?:t|phrase|named|label|labeled)\(.*/g;
const calls = sources.flatMap((text) => text.match(lookup) ?? []).join("\n");
/** The names that a call takes from a table of the same file. */
const tables = sources.flatMap((text) => text.match(/^const \w+ = \{.*\} as const;$/gm) ?? []).join("\n");
/** The starts of names that end in one of several values. */
const prefixes = [...new Set([...calls.matchAll(/`([a-z-]+)\$\{/g)].map(([, prefix = ""]) => prefix))];
/** The values that each of them has. */
const values: Record<string, readonly string[]> = {
  "cloud-": operations.flatMap(({ availability = [] }) => availability),
  "target-": targets.map((name) => name.replaceAll(" ", "-")),
};

it("every start of a name has its values here", () => {
  expect(prefixes.sort()).toEqual(Object.keys(values).sort());
});

it("every phrase of the spec is shown somewhere", () => {
  const made = Object.entries(values).flatMap(([prefix, ends]) => ends.map((end) => `${prefix}${end}`));
  const unused = Object.keys(description["x-phrases"]).filter(
    (name) => !`${calls}\n${tables}`.includes(`"${name}"`) && !made.includes(name),
  );
  expect(unused, "Delete these from specs/phrases.yaml, and run `pnpm translate` for each locale.").toEqual([]);
});
