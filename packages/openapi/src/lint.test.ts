import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { bundle } from "./bundle.ts";
import plugin from "./lint/plugin.ts";
import { redocly } from "./redocly-cli.ts";

const specs = fileURLToPath(new URL("../../../specs", import.meta.url));
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "specs-"));
});
beforeEach(() => {
  cpSync(specs, folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Changes one place of the copied specs; the place must be there. */
const change = (file: string, from: string | RegExp, to: string) => {
  const before = readFileSync(join(folder, file), "utf8");
  const after = before.replace(from, to);
  expect(after, `nothing to change in ${file}`).not.toBe(before);
  writeFileSync(join(folder, file), after);
};

const lint = (): { code: number | null; rules: string[] } => {
  const { code, stdout } = redocly("lint", join(folder, "openapi.yaml"), "--format", "json");
  const { problems } = JSON.parse(stdout) as { problems: { ruleId: string }[] };
  return { code, rules: [...new Set(problems.map(({ ruleId }) => ruleId))] };
};

/** Each rule of our own, and changes that it must find: file, what stands there, what to put instead. */
const breaks: Record<string, [why: string, file: string, from: string | RegExp, to: string][]> = {
  "source-present": [
    ["an operation without a source", "paths/validations.yaml", / {2}x-source:\n.*\n/, ""],
    ["a schema without a source", "schemas/Qualification.yaml", /x-source:\n(.*\n)+/, ""],
    ["an example without a source", "examples/validation-codes.yaml", /x-source:\n(.*\n)+/, ""],
    ["an inference without a reason", "examples/qualification-none.yaml", /x-inferred: .*/, 'x-inferred: ""'],
    ["a rule without a source", "rules.yaml", / {2}x-inferred: "?No page.*\n/, ""],
  ],
  "source-known": [
    ["an unknown document", "schemas/ErrorResponse.yaml", "document: error-codes", "document: hearsay"],
    ["an unknown revision", "schemas/ThrottlingResponse.yaml", "2022-07-18", "1999-01-01"],
    [
      "a revision of an undated document",
      "headers/X-Locale.yaml",
      /document: recordings/,
      'document: recordings, revision: "2020"',
    ],
    ["an unknown document behind a rule", "rules.yaml", "document: sandbox", "document: hearsay"],
  ],
  "rule-operations-exist": [["a rule of no operation", "rules.yaml", "[getQualification]", "[readQualification]"]],
  "body-examples": [
    ["an answer without an example", "responses/conflict.yaml", / {4}examples:\n( {6}.*\n)+/, ""],
    [
      "a request without an example",
      "paths/qualification.yaml",
      / {8}examples:\n {10}governmentCommunityCloud:\n.*update-gcc.*\n.*\n.*\n/,
      "",
    ],
  ],
  "shared-error-schema": [
    ["an error with another schema", "responses/forbidden.yaml", "ErrorResponse.yaml", "ThrottlingResponse.yaml"],
    [
      "a throttled call with the common schema",
      "responses/too-many-requests.yaml",
      "ThrottlingResponse.yaml",
      "ErrorResponse.yaml",
    ],
  ],
  "header-examples": [
    ["a header without an example", "headers/MS-CV.yaml", / {2}examples:\n.*\n/, ""],
    [
      "an example that breaks the header's schema",
      "headers/MS-CorrelationId.yaml",
      /( {2}examples:\n {4}- ).*/,
      "$1not-a-guid",
    ],
    ["an example on the header itself", "headers/Retry-After.yaml", "schema:", "example: soon\nschema:"],
  ],
  "credentials-stated": [
    ["no credentials", "paths/validations.yaml", / {2}x-credentials: .*\n/, ""],
    ["unknown credentials", "paths/validations.yaml", "[App-only, App+User]", "[Password]"],
  ],
  "replacement-named": [
    ["no replacement", "paths/qualification.yaml", "  x-replaced-by: getQualifications\n", ""],
    [
      "a replacement that does not exist",
      "paths/qualification.yaml",
      "x-replaced-by: getQualifications",
      "x-replaced-by: nothing",
    ],
  ],
};

it("finds nothing in the specs", () => {
  expect(lint()).toEqual({ code: 0, rules: [] });
});

it("is as strict as Redocly goes", () => {
  const { extends: sets, rules } = parse(readFileSync(new URL("../redocly.yaml", import.meta.url), "utf8"));
  expect(sets).toEqual(["all", "diff-recommended", "qualification/all"]);
  expect(rules).toEqual({
    "operation-4xx-problem-details-rfc7807": "off",
    "path-segment-plural": { severity: "error", exceptions: ["v1", "all", "qualification"] },
  });
  expect(existsSync(new URL("../.redocly.lint-ignore.yaml", import.meta.url))).toBe(false);
});

it("finds what only the strictest of Redocly's rule sets does", () => {
  change("schemas/ErrorResponse.yaml", '    examples: ["800002"]\n', "");
  expect(lint()).toEqual({ code: 1, rules: ["scalar-property-missing-example"] });
});

it.each([
  ["documents", "documents.yaml", "kind: recording", "kind: hearsay"],
  ["rules", "rules.yaml", "statement: Government Community Cloud needs a validation code.", "statement: 1"],
  ["phrases", "phrases.yaml", "or: or", "or: [or]"],
])("finds %s of another shape", (_, file, from, to) => {
  change(file, from, to);
  expect(lint()).toEqual({ code: 1, rules: expect.arrayContaining(["struct"]) });
});

it("has a breaking spec for each rule", () => {
  expect(Object.keys(breaks).sort()).toEqual(Object.keys(plugin().rules.oas3).sort());
});

describe.each(Object.entries(breaks))("%s finds", (rule, changes) => {
  it.each(changes)("%s", (_, file, from, to) => {
    change(file, from, to);
    const { code, rules } = lint();
    expect(rules).toContain(`qualification/${rule}`);
    expect(code).toBe(1);
  });
});

describe("redocly diff", () => {
  const compare = () => {
    const after = join(folder, "after.json");
    bundle(join(folder, "openapi.yaml"), after);
    return redocly("diff", fileURLToPath(new URL("../dist/openapi.json", import.meta.url)), after, "--fail-on", "major")
      .code;
  };

  it("passes what has not changed", () => expect(compare()).toBe(0));

  it("fails a removed operation", () => {
    change("openapi.yaml", / {2}\/v1\/customers\/all\/validations:\n.*\n/, "");
    change("rules.yaml", /\[updateQualification, createQualifications, getValidationCodes\]/, "[createQualifications]");
    expect(compare()).not.toBe(0);
  });
});
