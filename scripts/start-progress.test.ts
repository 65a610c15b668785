import { expect, it } from "vitest";
import { createStartProgress } from "./start-progress.ts";

const follow = (code: number, ...lines: string[]): string[] => {
  const printed: string[] = [];
  let seconds = 0;
  const progress = createStartProgress(
    "conformance",
    (text) => printed.push(text),
    () => seconds * 1_000,
  );
  for (const line of lines) {
    seconds += 35;
    progress.read(line);
  }
  progress.finish(code);
  return printed;
};

const run = [
  "@scope/openapi:build: cache hit, replaying logs 04c2",
  "@scope/openapi:build: $ node src/build.ts",
  "//:lint:repo: cache miss, executing 7e21",
  "//:lint:repo: Checked 12 files",
  "@scope/conformance:conformance: cache miss, executing 89ab",
  "@scope/conformance:conformance: $ node dist/cli.js",
  "@scope/conformance:conformance: any-throttled  ✓",
];

it("shows when each task begins, and what the task says whose report is waited for", () => {
  expect(follow(0, ...run)).toEqual([
    " 1:45  repository lint:repo",
    " 2:55  conformance conformance",
    "any-throttled  ✓",
    " 4:05  3 tasks done, 1 of them before this run\n",
  ]);
});

it("shows the warnings of every task, also of one from the cache", () => {
  const warning = "Warning: de-DE: 1 text is not translated";
  const [hit = "", ...others] = run;
  expect(follow(0, hit, `@scope/openapi:build: ${warning}`, ...others)).toContain(warning);
});

it("shows all that a task said which fails", () => {
  const failed = "//#lint:repo:  ERROR  command (/repository) pnpm run lint:repo exited (1)";
  expect(follow(1, ...run.slice(2, 4), failed, " Tasks: 0 successful, 1 total")).toEqual([
    " 0:35  repository lint:repo",
    "\nrepository lint:repo failed:\nChecked 12 files",
  ]);
});

it("shows what turbo says when it fails without a task", () => {
  const problem = "  x Could not find the binary of the package manager";
  expect(follow(1, problem)).toEqual([problem]);
});
