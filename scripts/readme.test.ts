import { execFile } from "node:child_process";
import { globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { errata, exchanges, targets } from "@partner-qualification/exchanges";
import { createMock, listen } from "@partner-qualification/mock";
import { afterAll, describe, expect, it } from "vitest";
import { root } from "./turbo.ts";

const run = promisify(execFile);
const readmes = globSync(["README.md", "packages/*/README.md"], { cwd: root }).sort();

interface Example {
  readme: string;
  code: string;
  /** What the README says that it prints; absent where it says nothing. */
  prints?: string;
}

/** The TypeScript blocks of a README, each with the text block that follows it at once. */
const examplesOf = (readme: string): Example[] => {
  const text = readFileSync(join(root, readme), "utf8");
  const blocks = text.matchAll(/```ts\n(?<code>[\s\S]*?)```(?:\n\n```text\n(?<prints>[\s\S]*?)```)?/g);
  return [...blocks].map(({ groups = {} }) => ({
    readme,
    code: groups.code ?? "",
    ...(groups.prints && { prints: groups.prints }),
  }));
};

// The examples run in this folder, whose package depends on all the others.
const file = (index: number) => join(root, `scripts/.example-${process.pid}-${index}.test.ts`);
const vitest = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");

/** The code of an example, and how node runs it: a test of vitest by vitest, and so one of jest, which has its words. */
const runnable = (code: string, index: number): { code: string; args: string[] } => {
  const test = code.replace('from "@jest/globals"', 'from "vitest"');
  return test.includes('from "vitest"')
    ? { code: test, args: [vitest, "run", "--root", join(root, "scripts"), file(index)] }
    : { code, args: [file(index)] };
};
const examples = readmes.flatMap(examplesOf);
afterAll(() => examples.map((_, index) => rmSync(file(index), { force: true })));

describe("the README of every package", () => {
  it.each(globSync("packages/*", { cwd: root }))("%s is there, with an example that is run", (folder) => {
    expect(examplesOf(join(folder, "README.md")).length).toBeGreaterThan(0);
  });
});

it("the report in the README has numbers that fit each other, and no more than there are", () => {
  const report = readFileSync(join(root, "README.md"), "utf8");
  const number = (pattern: RegExp) => Number(pattern.exec(report)?.[1]);
  // A contributor who adds an exchange or an erratum need not change the README.
  const shown = number(/^(\d+) documented exchanges against \d+ targets/m);
  const needed = number(/^(\d+) errata: /m);
  const count = targets.length;
  expect(report).toContain(
    `\n${shown} documented exchanges against ${count} targets: ${shown * count} passed, 0 failed`,
  );
  expect(report).toContain(`\n${needed} errata: ${needed} needed, 0 not as they say\n`);
  expect(report.match(new RegExp(`\\b${shown}/${shown}\\b`, "g"))).toHaveLength(count);
  expect(shown).toBeLessThanOrEqual(exchanges.length);
  expect(needed).toBeLessThanOrEqual(errata.length);
});

/** A package of this repository with all those that it depends on. */
const withDependencies = (name: string): string[] => {
  const manifest = JSON.parse(readFileSync(join(root, "packages", name, "package.json"), "utf8"));
  const scope = "@partner-qualification/";
  const own = Object.keys(manifest.dependencies ?? {}).filter((one) => one.startsWith(scope));
  return [...new Set([name, ...own.flatMap((one) => withDependencies(one.slice(scope.length)))])].sort();
};

it("the README says which tarballs each package needs", () => {
  const text = readFileSync(join(root, "README.md"), "utf8");
  const [, table = ""] = /\| tarballs to install +\|\n\|[- |]+\n((?:\|.*\n)+)/.exec(text) ?? [];
  const rows = table
    .trimEnd()
    .split("\n")
    .map((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name));
  expect(rows.length).toBeGreaterThan(5);
  for (const [name = "", ...tarballs] of rows) expect(tarballs.sort(), name).toEqual(withDependencies(name));
});

describe("an example", () => {
  it.each(examples.map((example, index) => ({ ...example, index })))(
    "of $readme prints what the README says",
    async ({ code, prints, index }) => {
      const example = runnable(code, index);
      writeFileSync(file(index), example.code);
      const { stdout } = await run(process.execPath, example.args, {
        cwd: join(root, "scripts"),
        env: { ...process.env, NO_COLOR: "1" },
        timeout: 60_000,
      });
      if (prints) expect(stdout).toBe(prints);
    },
    60_000,
  );
});

it("the curl command of the README returns what the README says", async () => {
  const text = readFileSync(join(root, "README.md"), "utf8");
  const curl = /curl (?<args>[\s\S]*?)```/.exec(text)?.groups?.args ?? "";
  const headers = [...curl.matchAll(/-H '([^:]+): ([^']+)'/g)].map(([, name = "", value = ""]): [string, string] => [
    name,
    value,
  ]);
  const mock = await listen(createMock(), { port: 0 });
  const url = /'http:\/\/127\.0\.0\.1:4010(\/[^']*)'/.exec(curl)?.[1] ?? "";
  const method = /-X (\w+)/.exec(curl)?.[1] ?? "";
  const body = /-d (\S+)/.exec(curl)?.[1] ?? "";
  const response = await fetch(new URL(url, mock.url), { method, headers, body });
  await mock.close();
  expect(response.status).toBe(200);
  expect(await response.text()).toBe('"governmentcommunitycloud"');
  const sent = new Headers(headers);
  for (const id of ["MS-RequestId", "MS-CorrelationId"]) expect(response.headers.get(id)).toBe(sent.get(id));
});

const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: object };
const pages = [...readmes, "ARCHITECTURE.md", "CONTRIBUTING.md"].map((page) => readFileSync(join(root, page), "utf8"));
const verbs = new Set(
  pages.flatMap((text) =>
    [...text.matchAll(/\bpnpm(?:@\d+)? (?!docs` alone)([a-z]+)\b/g)].map(([, verb = ""]) => verb),
  ),
);
it.each([...verbs].filter((verb) => verb in scripts))(
  "`pnpm %s` runs the script of that name, and no command of pnpm's own",
  async (verb) => {
    // It fails for what pnpm has no command for, and so takes for a script.
    const { stdout } = await run("pnpm", ["help", verb]).catch(() => ({ stdout: "a script" }));
    expect(stdout.split("\n")[0]).toContain("script");
  },
);
