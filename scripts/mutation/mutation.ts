// Tests the tests: changes one place of the code at a time, and counts which changes no test notices.
import { globSync, rmSync } from "node:fs";
import { join } from "node:path";
import { copyRepository } from "../copy-repository.ts";
import { readArguments, reject } from "../read-options.ts";
import { build } from "../self-test/run-check.ts";
import { root } from "../turbo.ts";
import { cores, survivors } from "./cores.ts";
import { type Mutant, mutantsOf } from "./mutants.ts";
import { runStryker } from "./run-stryker.ts";
import { leastKilled, toVerdict } from "./verdict.ts";

const help = `Changes the code of a copy of the repository, one place at a time, and says which changes no test notices.

Usage: pnpm mutation [${Object.keys(cores).join(" | ")}]... [options]

  --only TEXT  only the files whose path contains the text; can be repeated
  -h, --help   show this text

It takes a second or two for each of some 1,500 changes. What was not changed since the last run is not run again.
Exit code: 0 when at least ${leastKilled * 100} % of the changes are noticed, every other one is in scripts/mutation/survivors.yaml, and all that
is there is still true; 1 otherwise; 2 for an option that is not valid.
`;

const { values, positionals } = readArguments("mutation", help, {
  options: { only: { type: "string", multiple: true } },
  allowPositionals: true,
});
const only = values.only as string[] | undefined;
const unknown = positionals.find((name) => !(name in cores));
if (unknown !== undefined) reject("mutation", `'${unknown}' is not one of ${Object.keys(cores).join(", ")}.`);

/** The files of a core, from its package. */
const filesOf = (name: string): string[] =>
  globSync(cores[name]?.mutate ?? [], { cwd: join(root, "packages", name) })
    .filter((file) => only?.some((text) => file.includes(text)) ?? true)
    .sort();

const chosen = (positionals.length > 0 ? positionals : Object.keys(cores)).filter((name) => filesOf(name).length > 0);
if (chosen.length === 0) reject("mutation", `No file has ${only?.join(" or ")} in its path.`);

const print = (text: string) => void process.stdout.write(`${text}\n`);
const percent = (killed: number, total: number) => `${((killed / total) * 100).toFixed(1)} % (${killed} of ${total})`;

/** Prints the figures of a package and what is wrong with them. @returns whether nothing is. */
const report = (name: string, mutants: readonly Mutant[]): boolean => {
  const files = new Set(filesOf(name).map((file) => `packages/${name}/${file}`));
  for (const file of files) {
    const own = mutants.filter((mutant) => mutant.file === file);
    if (own.length > 0) print(`  ${percent(own.filter(({ isKilled }) => isKilled).length, own.length)} ${file}`);
  }
  const { killed, total, unlisted, gone, passed } = toVerdict(mutants, survivors, files);
  for (const { file, change } of unlisted) print(`  NOT NOTICED ${file}: ${change}`);
  for (const { file, change } of gone)
    print(`  NO SURVIVOR ${file}: ${change}\n    Delete it from scripts/mutation/survivors.yaml.`);
  print(`${name}: ${percent(killed, total)} of the changes are noticed, at least ${leastKilled * 100} % must be`);
  return passed;
};

const copy = copyRepository();
try {
  build(
    [...new Set(chosen.flatMap((name) => cores[name]?.build ?? []))],
    copy,
    process.env.TURBO_CACHE_DIR ?? join(root, ".turbo/cache"),
  );
  const memory = join(root, ".turbo/mutation");
  let passed = true;
  for (const name of chosen) {
    const core = cores[name];
    if (!core) continue;
    const files = filesOf(name);
    const mutants = mutantsOf(runStryker(name, { ...core, mutate: files }, copy, memory), `packages/${name}`);
    // A report has the results of earlier runs, too.
    const own = mutants.filter(({ file }) => files.includes(file.replace(`packages/${name}/`, "")));
    passed = report(name, own) && passed;
  }
  process.exitCode = passed ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
