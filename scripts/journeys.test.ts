import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkSteps, readJourneys, readSteps } from "./journeys.ts";
import { root } from "./turbo.ts";

const files: Record<string, string> = {
  "server/listen.ts": 'import { a } from "../mock.ts";\nexport const b = a;\n',
  "mock.ts":
    'import { route } from "./route.ts";\nimport type { Limits } from "./limits.ts";\nawait import("./late.ts");\n',
  "route.ts": 'export { match } from "./match.ts";\nexport const route = 1;\n',
  "late.ts": "export {};\n",
  "limits.ts": "export interface Limits {}\n",
  "match.ts": "export const match = 1;\n",
};
const problemsOf = (list: string): string[] => checkSteps(readSteps(list), (file) => files[file]);

describe("a journey", () => {
  it("may go from a file to one that it imports, and to one that imports it", () => {
    expect(
      problemsOf("1. `server/listen.ts` reads.\n2. `mock.ts` runs:\n   1. `route.ts`: routes.\n   2. `late.ts`"),
    ).toEqual([]);
    expect(problemsOf("1. `mock.ts`\n2. `server/listen.ts`")).toEqual([]);
  });

  it("may go through a file that exports from another", () => {
    expect(problemsOf("1. `route.ts`\n2. `match.ts`")).toEqual([]);
  });

  it("names a file that does not exist", () => {
    expect(problemsOf("1. `mock.ts`\n   1. `gone.ts`")).toEqual(["There is no file gone.ts."]);
  });

  it("names an inner step that its file does not import", () => {
    expect(problemsOf("1. `mock.ts`\n   1. `route.ts`\n      1. `late.ts`")).toEqual([
      "route.ts does not import late.ts.",
    ]);
    expect(problemsOf("1. `mock.ts`\n   1. `server/listen.ts`")).toEqual(["mock.ts does not import server/listen.ts."]);
  });

  it("names two outer steps of which neither imports the other", () => {
    expect(problemsOf("1. `server/listen.ts`\n2. `route.ts`")).toEqual([
      "Neither of server/listen.ts and route.ts imports the other.",
    ]);
  });

  it("takes the import of a type for none", () => {
    expect(problemsOf("1. `mock.ts`\n2. `limits.ts`")).toEqual(["Neither of mock.ts and limits.ts imports the other."]);
  });
});

describe("ARCHITECTURE.md", () => {
  const journeys = readJourneys(readFileSync(join(root, "ARCHITECTURE.md"), "utf8"));

  it("has the journeys of a request through the mock and of a call through the client", () => {
    expect(journeys.map(({ title, folder }) => [title, folder])).toEqual([
      ["A request through the mock", "packages/mock/src/"],
      ["A call through the client", "packages/client/src/"],
    ]);
    for (const { steps } of journeys) expect(steps.length).toBeGreaterThan(2);
  });

  it.each(journeys)("$title: each step imports the next as the list says", ({ folder, steps }) => {
    const read = (file: string) => {
      const path = join(root, folder, file);
      return existsSync(path) ? readFileSync(path, "utf8") : undefined;
    };
    expect(checkSteps(steps, read)).toEqual([]);
  });
});
