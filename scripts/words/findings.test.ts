import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../turbo.ts";
import { findingsIn, proseFiles } from "./findings.ts";

/** What a file holds, its text, and the line and the word of each finding. */
type Case = [name: string, source: string, found: string[]];

const markdown: Case[] = [
  ["a paragraph", "One.\n\nAn answer.\n", ["3 answer"]],
  ["a phrase over a line end", "The value is\nno GUID.\n", ["1 is no"]],
  ["a heading", "# Answers\n", ["1 Answers"]],
  ["a table", "| a |\n| --- |\n| mended |\n", ["3 mended"]],
  ["the text of a link, and not its address", "[the answer](a/answer.md)\n", ["1 answer"]],
  ["a list", "- one\n- an\n  answer\n", ["3 answer"]],
  ["a code span, which is not prose", "The file `answer`.\n", []],
  ["a code block, which is not prose", "```ts\nconst answer = 1;\n```\n", []],
];

const typescript: Case[] = [
  ["a line comment", "const a = 1; // An answer.\n", ["1 answer"]],
  ["line comments that follow each other", "// The value is\n// no GUID.\n", ["1 is no"]],
  ["a docstring", "/**\n * One.\n *\n * The value is\n * no GUID.\n */\nexport {};\n", ["4 is no"]],
  ["the example of a docstring, which is code", "/**\n * ```ts\n * answer\n * ```\n * An answer.\n */\n", ["5 answer"]],
  ["what follows HTML", "// <script> and <!-- of the page\n\n// An answer.\n", ["3 answer"]],
  ["what follows a fence that is not closed", 'const a = "```ts of a page";\nconst b = "an answer";\n', ["2 answer"]],
  ["the name of a test", 'it("answers the request", () => {});\n', ["1 answers"]],
  ["a message with a value", "throw new Error(`$" + "{name} is\n  no $" + "{kind}`);\n", ["1 is no"]],
  ["a message after a value", "const text = `$" + "{\n  name\n}: the value is refused`;\n", ["3 refused"]],
  ["a message within a message", "const text = `a $" + '{b ? "the answer" : ""}`;\n', ["1 answer"]],
  ["a word that is a key, and not prose", 'const a = b["answer"];\n', []],
  ["a path, which is not prose", 'import "./answer.ts";\n', []],
  ["a variable", "const answer = 1;\n", ["1 answer"]],
  ["a function and its parameters", "function ask(a: string, { b: mended }: B) {}\n", ["1 ask", "1 mended"]],
  ["a part of a name", "const readAnswerText = () => 1;\n", ["1 readAnswerText"]],
  [
    "a type and its properties",
    "interface Answer {\n  refusal: string;\n  ask(): void;\n}\n",
    ["1 Answer", "2 refusal", "3 ask"],
  ],
  ["a name that another module declares", 'import { answer } from "a";\nanswer({ answer });\n', []],
  ["a name that comes from an object of another module", 'import a from "a";\nconst { answer } = a;\n', []],
  ["a name that contains a word by chance", "const task = 1, basket = 2, bitmask = 3;\n", []],
];

const yaml: Case[] = [
  ["a description", "get:\n  summary: One\n  description: An answer.\n", ["3 answer"]],
  ["a block", "description: |-\n  One.\n\n  The value is\n  no GUID.\n", ["4 is no"]],
  ["a quoted value", 'title: "An\n  answer"\n', ["2 answer"]],
  ["a list", "changes:\n  - One\n  - An answer\n", ["3 answer"]],
  ["a comment", "a: 1\n# The value is\n# no GUID.\nb: 2 # An answer.\n", ["2 is no", "4 answer"]],
  ["a heading in a block, which is not a comment", "description: |\n  # Answers\nb: 1\n", ["2 Answers"]],
  ["the value of an example, which is verbatim", "value:\n  description: An answer.\n", []],
  ["a key and a value that are not sentences of ours", "answer: an answer\n", []],
  ...["x-summary", "x-cause", "problem", "note"].map(
    (key): Case => [`a key such as ${key}`, `${key}: An answer.\n`, ["1 answer"]],
  ),
  ["a property with the name of an example", "properties:\n  example:\n    description: An answer.\n", ["3 answer"]],
];

const byFile: Case[] = [
  ["page.tsx", "const a = (\n  <p>\n    An answer.\n  </p>\n);\n", ["3 answer"]],
  ["packages/mock/src/a.ts", "class Machine {}\n", ["1 Machine"]],
  ["packages/browser/src/a.ts", "class Machine {}\n", []],
  ["packages/mock/package.json", '{\n  "name": "a",\n  "description": "An answer"\n}\n', ["3 answer"]],
  ["specs/phrases.yaml", "close-menu: An answer\n", ["1 answer"]],
  ["specs/terms.yaml", "translated:\n  request: An answer\n", ["2 answer"]],
  ["specs/documented/a.yaml", "note: An answer.\nresponse: |\n  # An answer.\n  HTTP/1.1 200 Answer\n", ["1 answer"]],
  ["specs/file-schemas/a.schema.json", '{\n  "title": "A",\n  "description": "An answer"\n}\n', ["3 answer"]],
  ["docs/labels/en-US.yaml", "title: Words\nwords:\n  none: No answer\n", ["3 answer"]],
  ["docs/labels/de-DE.yaml", "# An answer.\ntitle: An answer\n", ["1 answer"]],
  [
    "a.astro",
    "---\n// An answer.\nconst ask = 1;\n---\n<!doctype html>\n<p>\n  An answer.\n</p>\n{/* An answer. */}\n",
    ["2 answer", "3 ask", "7 answer", "9 answer"],
  ],
  ["styled.astro", "---\n---\n<style>\n  /* An answer. */\n  p { color: red; }\n</style>\n", ["4 answer"]],
  ["a.css", "/* One. */\np {\n  /*\n   * The value is\n   * no GUID.\n   */\n  color: red;\n}\n", ["4 is no"]],
  [".github/workflows/ci.yml", "# An answer.\n", ["1 answer"]],
];

const withFiles = (cases: Case[], extension: string) =>
  cases.map(([name, source, found], index) => ({ name, source, found, file: `case-${index}.${extension}` }));
const groups = [
  { of: "Markdown", cases: withFiles(markdown, "md") },
  { of: "TypeScript", cases: withFiles(typescript, "ts") },
  { of: "YAML", cases: withFiles(yaml, "yaml") },
  { of: "a file", cases: byFile.map(([file, source, found]) => ({ name: `such as ${file}`, file, source, found })) },
];
const all = findingsIn(
  new Map(groups.flatMap(({ cases }) => cases.map(({ file, source }): [string, string] => [file, source]))),
);

describe.each(groups)("in $of", ({ cases }) => {
  it.each(cases)("$name", ({ file, found }) => {
    const own = all.filter((finding) => finding.file === file);
    expect(own.map(({ line, match }) => `${line} ${match}`)).toEqual(found);
  });
});

it("a finding says what to write instead", () => {
  expect(all.find(({ file }) => file === "case-0.md")).toEqual({
    file: "case-0.md",
    line: 3,
    match: "answer",
    write: "response, respond or return",
  });
});

it("a file that cannot be parsed is an error that names it", () => {
  expect(() => findingsIn(new Map([["broken.ts", "const = 1;"]]))).toThrow("broken.ts cannot be parsed: ");
});

it("translated pages are not read", () => {
  const files = proseFiles();
  expect(files.filter((file) => /^specs\/locales\/|guides\/de-DE/.test(file))).toEqual([]);
  for (const file of ["README.md", "specs/rules.yaml", "specs/openapi.yaml", ".github/workflows/ci.yml"])
    expect(files).toContain(file);
});

it("every source that is not generated is read", () => {
  const tracked = execFileSync("git", ["ls-files", "*.ts", "*.tsx", "*.mjs", "*.cjs", "*.js", "*.astro", "*.css"], {
    cwd: root,
  })
    .toString()
    .trim()
    .split("\n");
  const comment = "/* The file is written anew. */\n";
  const textOf = (file: string) => (file.endsWith(".astro") ? `---\n${comment}---\n` : comment);
  const sources = tracked.filter((file) => !/^scripts\/words\/.*\.test\.ts$/.test(file));
  const found = findingsIn(new Map(sources.map((file) => [file, textOf(file)])));
  expect(found.map(({ file }) => file)).toEqual(sources.toSorted());
  expect(proseFiles()).toEqual(expect.arrayContaining(sources));
});

it("a change of any file that is read makes turbo run it again", () => {
  const program = join(dirname(createRequire(import.meta.url).resolve("turbo/package.json")), "bin/turbo");
  const args = [program, "run", "lint", "--filter=@partner-qualification/scripts", "--dry=json"];
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: "1" };
  const plan = execFileSync(process.execPath, args, { cwd: root, encoding: "utf8", env, maxBuffer: 1e9 });
  const { tasks } = JSON.parse(plan) as { tasks: { inputs: Record<string, string> }[] };
  const inputs = new Set(Object.keys(tasks[0]?.inputs ?? {}).map((file) => join("scripts", file)));
  expect(proseFiles().filter((file) => !inputs.has(file))).toEqual([]);
});
