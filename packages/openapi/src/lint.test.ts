import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { bundle } from "./bundle/bundle.ts";
import plugin from "./lint/plugin.ts";
import { breaks } from "./lint/test-breaks/index.ts";
import { redocly } from "./redocly-cli.ts";
import { changedSpecs, useSpecsCopy } from "./test-specs.ts";

const specs = useSpecsCopy();

interface Linted {
  /** Rule and message; what is not an error starts with its severity. */
  problems: string[];
}

/** Lints descriptions in one process: Redocly prints one JSON text for each, one after the other. */
const lint = (...folders: string[]): { code: number | null; results: Linted[] } => {
  const { code, stdout } = redocly(
    "lint",
    ...folders.map((folder) => join(folder, "openapi.yaml")),
    "--format",
    "json",
  );
  const results = stdout.split(/(?<=^\})(?=\{$)/m).map((text): Linted => {
    const { problems } = JSON.parse(text) as { problems: { ruleId: string; severity: string; message: string }[] };
    const lines = problems.map(({ ruleId, severity, message }) =>
      severity === "error" ? `${ruleId}: ${message}` : `${severity}, ${ruleId}: ${message}`,
    );
    return { problems: [...new Set(lines)] };
  });
  expect(results).toHaveLength(folders.length);
  return { code, results };
};

it("finds no problem in the specs", () => {
  expect(lint(specs.folder)).toEqual({ code: 0, results: [{ problems: [] }] });
});

it("finds no problem in the bundle", () => {
  const { code } = redocly("lint", fileURLToPath(new URL("../dist/openapi.json", import.meta.url)));
  expect(code).toBe(0);
});

it("runs every rule of Redocly but three", () => {
  for (const file of ["redocly.yaml", "lint-config.yaml"]) {
    const { extends: sets, rules } = parse(readFileSync(new URL(`../${file}`, import.meta.url), "utf8"));
    expect([sets, rules]).toEqual([["all", "diff-recommended", "qualification/all"], undefined]);
  }
  const exceptions = Object.entries(plugin().configs.all.rules).filter(([, severity]) => severity !== "error");
  expect(Object.fromEntries(exceptions)).toEqual({
    "operation-4xx-problem-details-rfc7807": "off",
    "required-string-property-missing-min-length": "off",
    "path-segment-plural": { severity: "error", exceptions: ["v1", "all", "qualification"] },
  });
  expect(existsSync(new URL("../.redocly.lint-ignore.yaml", import.meta.url))).toBe(false);
});

it("finds what only the strictest of Redocly's rule sets does", () => {
  specs.change("schemas/ErrorResponse.yaml", "    examples: [PartnerFD]\n", "");
  expect(lint(specs.folder)).toEqual({
    code: 1,
    results: [{ problems: [expect.stringContaining("scalar-property-missing-example: ")] }],
  });
});

it("has a breaking change for each rule", () => {
  expect(Object.keys(breaks).sort()).toEqual(["include-common-sets", ...Object.keys(plugin().rules.oas3)].sort());
});

describe("a breaking change", () => {
  const changes = Object.entries(breaks).flatMap(([rule, list]) => list.map((change) => ({ rule, change })));
  const copies: string[] = [];
  let results: Linted[];
  beforeAll(() => {
    for (const { change } of changes) {
      const [, file, from, to] = change;
      copies.push(changedSpecs(file, from, to));
    }
    results = lint(...copies).results;
  });
  afterAll(() => {
    for (const copy of copies) rmSync(copy, { recursive: true });
  });

  it.each(changes.map(({ rule, change: [why, , , , message] }, index) => ({ rule, why, message, index })))(
    "$rule finds $why",
    ({ rule, message, index }) => {
      expect(results[index]?.problems).toContain(`qualification/${rule}: ${message}`);
    },
  );
});

describe("redocly diff", () => {
  const compare = () => {
    const after = join(specs.folder, "after.json");
    bundle(join(specs.folder, "openapi.yaml"), after);
    return redocly("diff", fileURLToPath(new URL("../dist/openapi.json", import.meta.url)), after, "--fail-on", "major")
      .code;
  };

  it("passes what has not changed", () => expect(compare()).toBe(0));

  it("fails a removed operation", () => {
    specs.change("openapi.yaml", / {2}\/v1\/customers\/all\/validations:\n.*\n/, "");
    specs.change(
      "rules.yaml",
      /\[updateQualification, createQualifications, getValidationCodes\]/,
      "[createQualifications]",
    );
    expect(compare()).not.toBe(0);
  });
});
