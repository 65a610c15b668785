import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, cpSync, globSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyRepository } from "./copy-repository.ts";
import { root } from "./turbo.ts";

const program = join(dirname(createRequire(import.meta.url).resolve("turbo/package.json")), "bin/turbo");
let copy: string;

interface Task {
  package: string;
  /** `<NONEXISTENT>` in a package without a build. */
  command: string;
  cache: { status: "HIT" | "MISS" };
}

// What an earlier copy built from the same sources is as good a witness as what this one would build: it stood elsewhere,
// too. A build of the repository itself is none, and is not taken.
const cache = join(root, "node_modules/.cache/built-elsewhere");

const turbo = (...args: string[]): string =>
  execFileSync(process.execPath, [program, "run", "build", `--cache-dir=${cache}`, ...args], {
    cwd: copy,
    encoding: "utf8",
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", NO_COLOR: "1" },
  });

/** The packages that would be built again. */
const stale = (): string[] => {
  const { tasks } = JSON.parse(turbo("--dry=json")) as { tasks: Task[] };
  return tasks
    .filter(({ cache, command }) => cache.status === "MISS" && command !== "<NONEXISTENT>")
    .map((task) => task.package.replace("@partner-qualification/", ""))
    .sort();
};

const hashes = (folder: string): Record<string, string> => {
  const made = globSync("packages/*/{dist,src/generated}/**/*", { cwd: folder, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
  return Object.fromEntries(
    made
      .map(({ parentPath, name }) => {
        const path = join(parentPath, name);
        return [path.slice(folder.length), createHash("sha256").update(readFileSync(path)).digest("hex")];
      })
      .sort(),
  );
};

beforeAll(() => {
  copy = copyRepository();
  turbo("--output-logs=errors-only");
}, 180_000);
afterAll(() => rmSync(copy, { recursive: true }));

it("makes the same bytes from a clean start, wherever it stands", () => {
  const [here, there] = [hashes(root), hashes(copy)];
  expect(Object.keys(there).length).toBeGreaterThan(20);
  // A file that only an earlier commit made may still lie here.
  expect(there).toEqual(Object.fromEntries(Object.keys(there).map((path) => [path, here[path]])));
});

describe("a second build", () => {
  it("does no work when nothing has changed", () => expect(stale()).toEqual([]));

  it.each([
    ["specs/errata/placeholders.yaml", ["bench", "conformance", "docs", "documents", "exchanges", "samples"]],
    ["specs/documented/any-throttled.yaml", ["bench", "conformance", "docs", "documents", "exchanges", "samples"]],
    ["packages/mock/src/index.ts", ["bench", "conformance", "docs", "mock", "runtimes"]],
    ["packages/docs/site/styles/base.css", ["bench", "conformance", "docs"]],
    ["packages/client/src/client.ts", ["bench", "client", "conformance", "react-query", "runtimes"]],
    ["packages/client/src/client.test.ts", []],
    ["packages/client/examples/sweep.ts", []],
    [
      "specs/examples/validation-codes.yaml",
      [
        "bench",
        "client",
        "conformance",
        "docs",
        "documents",
        "foreign",
        "mock",
        "msw",
        "openapi",
        "react-query",
        "rules",
        "runtimes",
        "samples",
        "types",
      ],
    ],
  ])("after a change of %s makes only %j", (file, packages) => {
    const before = readFileSync(join(copy, file));
    appendFileSync(join(copy, file), "\n");
    expect(stale()).toEqual(packages);
    cpSync(join(root, file), join(copy, file));
    expect(readFileSync(join(copy, file))).toEqual(before);
  });
});
