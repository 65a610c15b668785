// Checks the checkers: applies each deliberate wrong to a copy of the repository, and says which of them no check finds.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { copyRepository } from "../copy-repository.ts";
import { readArguments, reject } from "../read-options.ts";
import { root } from "../turbo.ts";
import { build, runCheck } from "./run-check.ts";
import { applyWrong, type Wrong, wrongs } from "./wrongs.ts";

const help = `Applies deliberate wrongs to a copy of the repository, one at a time, and checks that each is found.

Usage: pnpm conformance:self-test [options]

  --only TEXT  only the wrongs whose id or check contains the text; can be repeated
  -h, --help   show this text

Exit code: 0 when each wrong is found, 1 when one is not, 2 for an option that is not valid.
`;

const { values } = readArguments("conformance:self-test", help, {
  options: { only: { type: "string", multiple: true } },
});
const print = (text: string) => void process.stdout.write(`${text}\n`);
const chosen = wrongs.filter(
  ({ id, check }) => values.only?.some((text) => id.includes(text) || check.includes(text)) ?? true,
);
if (chosen.length === 0)
  reject("conformance:self-test", `No wrong has ${values.only?.join(" or ")} in its id or check.`);
const cache = process.env.TURBO_CACHE_DIR ?? join(root, ".turbo/cache");

/** Says why a wrong counts as not found; undefined when the check fails and names it. */
const survives = (wrong: Wrong, copy: string): string | undefined => {
  const undo = applyWrong(wrong, copy);
  try {
    if (wrong.build) build(wrong.build, copy, cache);
    const { passed, output } = runCheck(wrong.check, copy);
    if (passed) return `${wrong.check} passes`;
    if (!output.includes(wrong.red))
      return `${wrong.check} fails, and does not name '${wrong.red}':\n${output.slice(-1_500)}`;
    return undefined;
  } finally {
    undo();
    if (wrong.build) build(wrong.build, copy, cache);
  }
};

const run = (copy: string): number => {
  build(["openapi", "rules", "types", "exchanges", "raw-http", "mock", "client", "samples"], copy, cache);
  let failures = 0;
  const report = (name: string, problem: string | undefined, since: number) => {
    if (problem !== undefined) failures += 1;
    const seconds = ((performance.now() - since) / 1_000).toFixed(1);
    print(
      `${problem === undefined ? "found   " : "SURVIVED"}  ${name} (${seconds} s)${problem ? `\n  ${problem}` : ""}`,
    );
  };
  // A check that fails without a wrong would find every one.
  for (const check of new Set(chosen.map((wrong) => wrong.check))) {
    const { passed, output } = runCheck(check, copy);
    if (passed) continue;
    print(`${check} fails without a wrong:\n${output.slice(-1_500)}`);
    failures += 1;
  }
  for (const wrong of chosen) {
    const since = performance.now();
    report(wrong.id, survives(wrong, copy), since);
  }
  print(`${chosen.length} wrongs, ${failures} problems`);
  return failures === 0 ? 0 : 1;
};

const copy = copyRepository();
try {
  process.exitCode = run(copy);
} finally {
  rmSync(copy, { recursive: true, force: true });
}
