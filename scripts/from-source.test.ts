import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { root } from "./turbo.ts";

let copy: string;

// The sources and the specs alone: nothing is built, and there is nothing that was built. Of the translations, which are
// most of the specs, one stands for all.
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "from-source-"));
  // Other tests write programs beside the sources for a moment, whose names begin with a dot.
  const leftOut = /\/(?:node_modules|dist|generated|\.[^/]+)(?:\/|$)|\blocales\/(?!de-DE)[^/]*\.yaml$/;
  const isSource = (path: string) => !leftOut.test(path.slice(root.length));
  const packages = ["command-line", "openapi", "exchanges", "raw-http", "rules", "conformance"].map(
    (name) => `packages/${name}`,
  );
  for (const folder of ["specs", "scripts", ...packages])
    cpSync(join(root, folder), join(copy, folder), { recursive: true, filter: isSource });
  // Workflows name the operations of the control API, too.
  const controlApi = "packages/mock/control.openapi.yaml";
  cpSync(join(root, controlApi), join(copy, controlApi), { recursive: true });
  for (const folder of ["", "scripts", ...packages])
    symlinkSync(join(root, folder, "node_modules"), join(copy, folder, "node_modules"));
});
afterAll(() => rmSync(copy, { recursive: true }));

const conformance = () =>
  spawnSync(process.execPath, ["scripts/verb.ts", "conformance", "--target", "spec"], {
    cwd: copy,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });

const lint = () =>
  spawnSync(process.execPath, ["src/lint.ts"], { cwd: join(copy, "packages/openapi"), encoding: "utf8" });

/** Changes a file for the present test. */
const change = (file: string, from: string, to: string) => {
  const path = join(copy, file);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
  onTestFinished(() => writeFileSync(path, text));
};

it("replays the exchanges against the spec without a build, and shows every difference after an edit", () => {
  const before = conformance();
  expect(before.stderr).toMatch(/^Replaying the documented exchanges against spec\n(?:\d+\/\d+ cases, 0 failed\n)+$/);
  expect(before.stdout).toContain(" 0 failed");
  change("specs/examples/qualification-education.yaml", "value: education", "value: nonprofit");
  change("specs/headers/MS-RequestId.yaml", "format: uuid", "format: date");
  const { status, stdout } = conformance();
  expect(status).toBe(1);
  const [, failure = ""] = /✗ (get-qualification-education against spec: [\s\S]*?)\n\n/.exec(stdout) ?? [];
  expect(failure).toMatch(/^get-qualification-education against spec: \d differences\n/);
  expect(failure).toContain("response header MS-RequestId\n");
  expect(failure).toContain("response example\n    - education\n    + nonprofit");
}, 60_000);

it.each([
  ["specs/examples/qualification-education.yaml", "value: education", "value: [education"],
  ["specs/documented/any-throttled.yaml", "operation: any", "operation: [any"],
  ["specs/errata/abbreviated-get.yaml", "title: ", "title: ["],
])(
  "names the file and the line of a YAML error in %s, without a stack trace",
  (file, from, to) => {
    change(file, from, to);
    const { status, stderr } = conformance();
    expect(status).toBe(1);
    expect(stderr).toContain(file);
    expect(stderr).toMatch(/line \d+|:\d+:\d+/);
    expect(stderr).not.toMatch(/^ +at /m);
  },
  60_000,
);

it.each([
  ["specs/documents.yaml", "  revisions:", "  revisoins:", "unknown key 'revisoins'"],
  ["specs/paths/qualification.yaml", "operationId:", "opertionId:", "opertionId"],
  ["specs/paths/qualification.yaml", "summary:", "summary: [", "specs/paths/qualification.yaml"],
  ["specs/phrases.yaml", "label:", "lable:", "specs/phrases.yaml has no phrase 'label'. Add it."],
])(
  "names what is wrong in %s, without a stack trace: %s in place of %s",
  (file, from, to, message) => {
    change(file, from, to);
    const { status, stdout, stderr } = lint();
    expect(status).toBe(1);
    expect(stdout + stderr).toContain(message);
    expect(stderr).not.toMatch(/^ +at /m);
  },
  60_000,
);
