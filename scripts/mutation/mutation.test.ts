import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../turbo.ts";
import { cores, survivors } from "./cores.ts";
import { type Mutant, mutantsOf } from "./mutants.ts";
import { toVerdict } from "./verdict.ts";

const file = "packages/mock/src/state/vetting.ts";
const mutant = (change: string, isKilled: boolean): Mutant => ({ file, change, isKilled });
const killed = Array.from({ length: 9 }, (_, index) => mutant(`a => ${index}`, true));

describe("the verdict", () => {
  it("passes when the survivors are listed, and enough is killed", () => {
    const listed = [{ file, reason: "It is equivalent.", mutants: ["b => c"] }];
    expect(toVerdict([...killed, mutant("b => c", false)], listed)).toMatchObject({
      killed: 9,
      total: 10,
      passed: true,
    });
  });

  it("fails for a survivor that is not listed", () => {
    const survivor = mutant("b => c", false);
    expect(toVerdict([...killed, survivor], [])).toMatchObject({ unlisted: [survivor], passed: false });
  });

  it("fails for one that is listed and is killed, or is not there any more", () => {
    const listed = [{ file, reason: "It is equivalent.", mutants: ["a => 1", "b => c"] }];
    const { gone, passed } = toVerdict(killed, listed);
    expect(gone.map(({ change }) => change)).toEqual(["a => 1", "b => c"]);
    expect(passed).toBe(false);
  });

  it("leaves out what is listed of files that were not mutated", () => {
    const listed = [{ file: "packages/mock/src/state/codes.ts", reason: "It is equivalent.", mutants: ["b => c"] }];
    expect(toVerdict(killed, listed).passed).toBe(true);
  });

  it("fails when less than 85 % is killed, also when all survivors are listed, and when there is no mutant", () => {
    const listed = [{ file, reason: "It is equivalent.", mutants: ["b => c", "b => d"] }];
    const survived = [mutant("b => c", false), mutant("b => d", false)];
    expect(toVerdict([...killed, ...survived], listed).passed).toBe(false);
    expect(toVerdict([], []).passed).toBe(false);
  });
});

it("describes a mutant by its line before and after the change", () => {
  const source = "const a = 1;\nif (a > 0) {\n  use(a);\n}\n";
  const at = (line: number, column: number) => ({ line, column });
  const mutants = [
    { status: "Survived", replacement: "a >= 0", location: { start: at(2, 5), end: at(2, 10) } },
    { status: "NoCoverage", replacement: "{}", location: { start: at(2, 12), end: at(4, 2) } },
    { status: "Timeout", replacement: "2", location: { start: at(1, 11), end: at(1, 12) } },
    { status: "Ignored", replacement: "3", location: { start: at(1, 11), end: at(1, 12) } },
  ];
  expect(mutantsOf({ files: { "src/a.ts": { source, mutants } } }, "packages/x")).toEqual([
    { file: "packages/x/src/a.ts", change: "if (a > 0) { => if (a >= 0) {", isKilled: false },
    { file: "packages/x/src/a.ts", change: "if (a > 0) { => if (a > 0) {}", isKilled: false },
    { file: "packages/x/src/a.ts", change: "const a = 1; => const a = 2;", isKilled: true },
  ]);
});

describe("the data of pnpm mutation", () => {
  const patterns = Object.entries(cores).flatMap(([name, { mutate, tests }]) =>
    [...mutate, ...tests].map((pattern) => `packages/${name}/${pattern}`),
  );
  it.each(patterns)("%s matches a file", (pattern) => {
    expect(globSync(pattern, { cwd: root })).not.toEqual([]);
  });

  it.each(survivors.map((one) => [one.file, one] as const))("%s still has the lines of its survivors", (path, one) => {
    const lines = new Set(
      readFileSync(join(root, path), "utf8")
        .split("\n")
        .map((line) => line.trim()),
    );
    expect(one.mutants.filter((change) => ![...lines].some((line) => change.startsWith(`${line} => `)))).toEqual([]);
    expect(one.reason).toMatch(/\.$/);
  });
});
