import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./turbo.ts";

const read = (file: string) => readFileSync(join(root, file), "utf8");
const workflows = globSync(".github/workflows/*.yml", { cwd: root });
const { packageManager } = JSON.parse(read("package.json")) as { packageManager: string };

describe.each(workflows)("%s", (file) => {
  it("pins each action by commit, with its version beside it", () => {
    const uses = [...read(file).matchAll(/^ *(?:- )?uses: *(.*)$/gm)].map(([, action]) => action);
    expect(uses.length).toBeGreaterThan(0);
    for (const action of uses) expect(action).toMatch(/^[\w-]+\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("runs the pinned pnpm, and no other", () => {
    for (const [pnpm] of read(file).matchAll(/pnpm@\S+/g)) expect(pnpm).toBe(packageManager);
  });
});

it("CI runs the README's test command, with the pinned pnpm", () => {
  const [, major = ""] = /^pnpm@(\d+)\.\d+\.\d+$/.exec(packageManager) ?? [];
  expect(read("README.md")).toContain(`npx -y pnpm@${major} test`);
  expect(read(".ci/run")).toContain(`\nnpx -y ${packageManager} test\n`);
  expect(read(".github/workflows/ci.yml")).toContain("run: .ci/run");
});

it("depends on exact versions", () => {
  const manifests = globSync(["package.json", "packages/*/package.json", "scripts/package.json"], { cwd: root });
  const ranges = manifests.flatMap((file) => {
    const { dependencies, devDependencies } = JSON.parse(read(file)) as Record<string, Record<string, string>>;
    return Object.entries({ ...dependencies, ...devDependencies })
      .filter(([, version]) => !/^(?:catalog:|workspace:\*|(?:npm:@?[^@]*@)?\d+\.\d+\.\d+(?:-[\w.]+)?)$/.test(version))
      .map(([name, version]) => `${file}: ${name} ${version}`);
  });
  expect(ranges).toEqual([]);
});

it("SECURITY.md links to places that exist", () => {
  const links = [...read("SECURITY.md").matchAll(/\]\(([^)]+)\)/g)].map(([, link = ""]) => link);
  expect(links.length).toBeGreaterThan(2);
  for (const link of links) {
    const [file = "", anchor = ""] = link.split("#");
    expect(existsSync(join(root, file)), link).toBe(true);
    const anchors = [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
      title.toLowerCase().replaceAll(" ", "-"),
    );
    expect(anchors, link).toContain(anchor);
  }
});
