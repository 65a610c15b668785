import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createProgress } from "./test-progress.ts";
import { followTurbo, root } from "./turbo.ts";

const follow = (lines: string[], code: number) => {
  const printed: string[] = [];
  const progress = createProgress((text) => printed.push(text));
  for (const line of lines) progress.read(line);
  return { code: progress.finish(code), printed };
};
const last = ({ printed }: { printed: string[] }) => printed.at(-1);

describe("the count", () => {
  const green = "@s/a:test: \x1b[2m      Tests \x1b[22m \x1b[1m\x1b[32m12 passed\x1b[39m | 1 skipped (13)";

  it("adds up what vitest counted in each package, colors or not", () => {
    const run = follow([green, "@s/b:test:       Tests  1 failed | 3 passed (4)"], 1);
    expect(last(run)).toBe("15 passed, 1 failed");
    expect(run.code).toBe(1);
  });

  it("takes a failed task without a failed test for one that failed", () => {
    const lines = [
      green,
      "//:lint:repo: 3 errors",
      "//#lint:repo:  WARNING  command finished with error, but continuing...",
    ];
    const run = follow(lines, 1);
    expect(last(run)).toBe("12 passed, 1 failed");
    expect(run.printed).toContainEqual(expect.stringMatching(/^\n\(root\) +lint:repo +FAILED\n3 errors\n$/));
  });

  it("is never green for a run that failed, nor its exit code for a failed test", () => {
    expect(follow([green], 2)).toMatchObject({ code: 2, printed: expect.arrayContaining(["12 passed, 1 failed"]) });
    expect(follow(["@s/b:test:       Tests  1 failed (1)"], 0).code).toBe(1);
  });

  it("shows each test file, with or without the name of its project", () => {
    const lines = ["a.test.ts (2 tests) 5ms", "|redis| b.test.ts (1 test) 6ms", " redis  c.test.ts (1 test) 7ms"];
    const { printed } = follow(
      lines.map((line) => `@s/a:test:  ✓ ${line}`),
      0,
    );
    for (const file of ["a", "b", "c"])
      expect(printed).toContainEqual(expect.stringMatching(new RegExp(`^a +test +${file}\\.test\\.ts \\(`)));
  });

  it("is not misled by what a test prints", () => {
    const lines = [
      "@s/a:test: stdout | x.test.ts",
      "@s/a:test: 5 Tests passed",
      "@s/a:build:       Tests are not built",
      green,
    ];
    expect(last(follow(lines, 0))).toBe("12 passed, 0 failed");
  });
});

describe("a run of turbo and vitest", () => {
  let folder: string;
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  const test = (...outcomes: boolean[]) =>
    `import { expect, it } from "vitest";\n${outcomes.map((ok, at) => `it("${at}", () => expect(${ok}).toBe(true));`).join("\n")}`;
  const run = async () => {
    const printed: string[] = [];
    const progress = createProgress((text) => printed.push(text));
    const args = ["run", "test", "--output-logs=full", "--log-order=stream", "--continue=dependencies-successful"];
    return { code: progress.finish(await followTurbo(args, progress.read, folder)), printed };
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "progress-"));
    write("package.json", '{ "name": "root", "private": true, "packageManager": "pnpm@12.21.0" }');
    write("pnpm-workspace.yaml", "packages: [packages/*]\npmOnFail: ignore\nverifyDepsBeforeRun: false\n");
    write("pnpm-lock.yaml", 'lockfileVersion: "9.0"\n');
    write("turbo.json", '{ "ui": "stream", "tasks": { "test": { "outputs": [] } } }');
    write(".gitignore", "node_modules\n.turbo\n");
    for (const name of ["a", "b"]) {
      write(`packages/${name}/package.json`, `{ "name": "@s/${name}", "scripts": { "test": "vitest run" } }`);
      symlinkSync(join(root, "scripts/node_modules"), join(folder, "packages", name, "node_modules"));
    }
    write("packages/a/a.test.js", test(true, true));
    execFileSync("git", ["init", "--quiet"], { cwd: folder });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("shows each test file and the output of what failed, and counts all tests", async () => {
    write("packages/b/b.test.js", test(true, false));
    const { code, printed } = await run();
    expect(code).not.toBe(0);
    expect(printed).toContainEqual(expect.stringMatching(/^a +test +a\.test\.js \(2 tests\)/));
    expect(printed).toContainEqual(expect.stringMatching(/^\nb +test +FAILED\n[\s\S]*AssertionError/));
    expect(printed.slice(-2)).toEqual(["Failed: b test", "3 passed, 1 failed"]);
  });

  it("shows what turbo says when it does not run", async () => {
    write("packages/c/package.json", "{");
    const { code, printed } = await run();
    rmSync(join(folder, "packages/c"), { recursive: true });
    expect(code).not.toBe(0);
    expect(printed.at(-2)).toContain("packages/c/package.json");
    expect(printed.at(-1)).toBe("0 passed, 1 failed");
  });

  it("counts what turbo takes from its cache, too", async () => {
    write("packages/b/b.test.js", test(true, true, true));
    const { code, printed } = await run();
    expect(code).toBe(0);
    expect(printed).toContainEqual(expect.stringMatching(/^a +test +cached$/));
    expect(printed.at(-1)).toBe("5 passed, 0 failed");
    const again = await run();
    expect(again.printed.filter((line) => /cached$/.test(line))).toHaveLength(2);
    expect(again.printed.at(-1)).toBe("5 passed, 0 failed");
  });
});
