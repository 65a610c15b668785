import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { description } from "@partner-qualification/openapi";
import { expect, it } from "vitest";
import { root } from "./turbo.ts";

const readers = ["packages/docs/{src,site}/**/*.{ts,astro}", "packages/openapi/src/bundle/*.ts"];
const sources = globSync(readers, { cwd: root })
  .filter((file) => !file.endsWith(".test.ts"))
  .map((file) => readFileSync(join(root, file), "utf8"))
  .filter((text) => /\bphrase\(|\bwordsOf\(/.test(text));

const lookup = /\b(?:t|phrase|named|label|labelled)\(.*/g;
const calls = sources.flatMap((text) => text.match(lookup) ?? []).join("\n");
/** The names that a call takes from a table of the same file. */
const tables = sources.flatMap((text) => text.match(/^const \w+ = \{.*\} as const;$/gm) ?? []).join("\n");
/** The starts of names that end in what the spec says, such as `cloud-`. */
const prefixes = [...calls.matchAll(/`([a-z-]+)\$\{/g)].map(([, prefix = ""]) => prefix);

it("every phrase of the spec is shown somewhere", () => {
  const unused = Object.keys(description["x-phrases"]).filter(
    (name) => !`${calls}\n${tables}`.includes(`"${name}"`) && !prefixes.some((prefix) => name.startsWith(prefix)),
  );
  expect(unused, "Delete these from specs/phrases.yaml, and run `pnpm translate` for each locale.").toEqual([]);
});
