import { describe, expect, it } from "vitest";
import { useSpecsCopy } from "../test-specs.ts";
import { checkSpecFiles } from "./check-spec-files.ts";
import { specsFolder } from "./kinds.ts";

const specs = useSpecsCopy();

it("finds no problem in the specs", () => {
  expect(checkSpecFiles(specsFolder)).toEqual([]);
  expect(checkSpecFiles(specs.folder)).toEqual([]);
});

/** Changes of a file, and the problem that is found: every message, side by side. */
const breaks: [why: string, file: string, from: string | RegExp, to: string, problem: string][] = [
  [
    "a misspelled key",
    "errata/trailing-comma.yaml",
    "evidence:",
    "evidance:",
    "5: unknown key 'evidance'. Known keys: title, original, corrected, evidence, exchanges, correction, proof, source, statements.",
  ],
  ["a missing key", "errata/trailing-comma.yaml", /^title: .*\n/m, "", "2: the key 'title' is missing. Add it."],
  [
    "a key without the one that it needs",
    "errata/trailing-comma.yaml",
    /^proof:(.*\n)+/m,
    "",
    "2: 'exchanges' needs 'correction', 'proof' beside it. Add it.",
  ],
  [
    "neither of two keys",
    "errata/contract-version.yaml",
    /^statements:(.*\n)+/m,
    "",
    "2: at least one of 'exchanges', 'statements' is required. Add it.",
  ],
  [
    "a rule without a source",
    "rules.yaml",
    /^ {2}x-inferred:.*\n(?: {4}.*\n)*/m,
    "",
    "at least one of 'x-source', 'x-inferred' is required. Add it.",
  ],
  ["a value of another type", "phrases.yaml", "or: or", "or: [or]", "8: the value must be a string."],
  ["a map for a list", "terms.yaml", /kept:\n(.*\n)+/, "kept: {}\n", "the value must be a list."],
  [
    "an unknown value",
    "documents.yaml",
    "kind: recording",
    "kind: hearsay",
    "the value must be one of page, announcement, client, recording, report.",
  ],
  [
    "a fixed value that is another",
    "locales/de-DE.yaml",
    "overlay: 1.0.0",
    'overlay: "2"',
    "4: the value must be 1.0.0.",
  ],
  [
    "an action of a locale that removes a node",
    "locales/de-DE.yaml",
    "  - target: $.info\n",
    "  - target: $.info\n    remove: true\n",
    "unknown key 'remove'. Known keys: target, update, x-english, x-stale.",
  ],
  [
    "a translation that is not a string",
    "locales/de-DE.yaml",
    /( {4}update:\n {6}# .*\n {6}title: ).*/,
    "$17",
    "the value must be a string.",
  ],
  [
    "a date in another format",
    "changes.yaml",
    /date: .*/,
    'date: "21 November 2026"',
    "4: the value must match /^\\d{4}-\\d{2}-\\d{2}$/.",
  ],
  [
    "an empty text",
    "errata/trailing-comma.yaml",
    /original: .*/,
    'original: ""',
    "3: the text is empty. Write it, or remove the key.",
  ],
  [
    "an empty list",
    "errata/contract-version.yaml",
    /source:\n.*\n/,
    "source: []\n",
    "6: the list is empty. Add an entry, or remove the key.",
  ],
  [
    "an empty map",
    "errata/request-body-missing.yaml",
    /correction:\n( .*\n)+/,
    "correction: {}\n",
    "8: the map is empty. Add an entry, or remove the key.",
  ],
  [
    "an entry that is there twice",
    "errata/trailing-comma.yaml",
    "  - get-qualifications-approved\n",
    "  - get-qualifications-approved\n  - get-qualifications-approved\n",
    "7: entries 1 and 2 are the same. Remove one.",
  ],
  ["a word in place of the operations", "rules.yaml", "operations: any", "operations: all", "the value must be any."],
  [
    "an id in another style",
    "rules.yaml",
    "code-is-used-up:",
    "codeIsUsedUp:",
    "the key 'codeIsUsedUp' must be in lower case, with hyphens between words.",
  ],
  ["what is not YAML", "changes.yaml", "- version:", "- [version:", "not YAML ("],
  [
    "a file that names no JSON Schema",
    "errata/trailing-comma.yaml",
    /^#.*\n/,
    "",
    "1: no JSON Schema is named. Begin the file with `# yaml-language-server: $schema=../file-schemas/erratum.schema.json`.",
  ],
  [
    "a line that is too long",
    "schemas/Qualification.yaml",
    /description: .*/,
    `description: ${"One qualification of a customer. ".repeat(4)}`,
    "2: the line has 145 characters. Fold the text with `>-` to at most 120.",
  ],
];

describe("finds", () => {
  it.each(breaks)("%s", (_, file, from, to, problem) => {
    specs.change(file, from, to);
    const problems = checkSpecFiles(specs.folder);
    expect(problems).toContainEqual(expect.stringContaining(problem));
    expect(problems[0]).toMatch(new RegExp(`^specs/${file}:\\d+: `));
  });

  it("a rule without a source once, not once for each key that it could have", () => {
    specs.change("rules.yaml", /^ {2}x-inferred:.*\n(?: {4}.*\n)*/m, "");
    expect(checkSpecFiles(specs.folder)).toHaveLength(1);
  });

  it.each([
    ["changed", "any-throttled.yaml", () => specs.change("documented/any-throttled.yaml", "57 seconds", "58 seconds")],
    ["removed", "any-throttled.yaml", () => specs.remove("documented/any-throttled.yaml")],
    ["added", "another.yaml", () => specs.add("documented/another.yaml", "documented/any-throttled.yaml")],
  ])("a documented exchange that was %s: %s, and names the command that seals it", (what, name, change) => {
    change();
    expect(checkSpecFiles(specs.folder)).toEqual([
      `specs/documented.sha256: the checksums are stale: ${name} was ${what}. Undo that, or run \`pnpm spec:seal\` if it was on purpose.`,
    ]);
  });

  it("what was done to the first three exchanges, and how many more", () => {
    for (const name of ["a", "b", "c", "d", "e"]) specs.add(`documented/${name}.yaml`, "documented/any-throttled.yaml");
    expect(checkSpecFiles(specs.folder)).toEqual([
      expect.stringContaining("stale: a.yaml was added, b.yaml was added, c.yaml was added, and 2 more. Undo that"),
    ]);
  });

  it("checksums that are not in their format", () => {
    specs.change("documented.sha256", /$/, "\n");
    expect(checkSpecFiles(specs.folder)).toEqual([expect.stringContaining("not in the format of `sha256sum`")]);
  });
});
