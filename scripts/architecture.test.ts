import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { importsOf } from "./journeys.ts";
import { root } from "./turbo.ts";

const scope = "@partner-qualification/";
const page = readFileSync(join(root, "ARCHITECTURE.md"), "utf8");

/** The cells of every table row whose first cell is code. */
const rows = [...page.matchAll(/^\| `([^`]+)` *\|(.*)\|$/gm)].map(([, name = "", rest = ""]) => ({
  name,
  cells: rest.split("|").map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, one = ""]) => one)),
}));
const places = rows.filter(({ name }) => name.startsWith("specs/")).map(({ name }) => name);
const packages = rows.filter(({ name }) => !name.startsWith("specs/"));

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  exports?: Record<string, { default?: string } | string>;
  bin?: Record<string, string>;
}
interface TurboFile {
  tasks?: { build?: { dependsOn?: string[] } };
}
const manifestOf = (folder: string) => JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as Manifest;

const own = (dependencies: Record<string, string> = {}) =>
  Object.keys(dependencies)
    .filter((name) => name.startsWith(scope))
    .map((name) => name.slice(scope.length))
    .sort();

/** The modules that a source names, also for its types alone. */
const namedBy = (file: string): string[] => {
  const code = readFileSync(file, "utf8");
  return [...code.matchAll(/(?:\bfrom|\bimport\(|\bimport)\s*"([^"]+)"/g)].map(([, specifier = ""]) => specifier);
};

/** Every module that a built package needs at run time, by following the imports of its entries. */
const reach = (entries: string[]): { files: Set<string>; packages: Set<string> } => {
  const [files, found] = [new Set<string>(), new Set<string>()];
  for (const queue = [...entries]; queue.length > 0; ) {
    const file = queue.pop() ?? "";
    if (files.has(file) || !file.endsWith(".js")) continue;
    files.add(file);
    // A bundle has texts that look like imports, so it is parsed.
    for (const specifier of importsOf(file, readFileSync(file, "utf8"))) {
      if (specifier.startsWith(".")) queue.push(join(dirname(file), specifier));
      else if (!specifier.startsWith("node:"))
        found.add(
          specifier
            .split("/")
            .slice(0, specifier.startsWith("@") ? 2 : 1)
            .join("/"),
        );
    }
  }
  return { files, packages: found };
};

it("names every place of `specs/`", () => {
  expect(places.sort()).toEqual(
    readdirSync(join(root, "specs"))
      .map((name) => `specs/${name}`)
      .sort(),
  );
});

it("names every package", () => {
  expect(packages.map(({ name }) => name).sort()).toEqual(readdirSync(join(root, "packages")).sort());
});

describe.each(packages)("$name", ({ name, cells: [imports = [], atBuild = [], inTests = []] }) => {
  const folder = `packages/${name}`;
  const { dependencies, devDependencies, peerDependencies, exports = {}, bin = {} } = manifestOf(folder);

  it("depends on what the page says, and on no other package of ours", () => {
    expect(own(dependencies)).toEqual([...imports].sort());
    expect(own(devDependencies)).toEqual([...new Set([...atBuild, ...inTests])].sort());
  });

  it("is built again only when something that its build needs has changed", () => {
    const needed = [...new Set([...imports, ...atBuild])].sort();
    const all = own({ ...dependencies, ...devDependencies });
    const file = join(root, folder, "turbo.json");
    const { tasks } = (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {}) as TurboFile;
    // Without a list of its own, turbo takes all dependencies, those of the tests too.
    const builds = tasks?.build?.dependsOn?.map((task) => task.slice(scope.length, -"#build".length)) ?? all;
    expect([...builds].sort()).toEqual(needed);
  });

  it("needs at run time only what it depends on", () => {
    const targets = [
      ...Object.values(exports).map((one) => (typeof one === "string" ? one : (one.default ?? ""))),
      ...Object.values(bin),
    ];
    const { files, packages: needed } = reach(targets.map((target) => join(root, folder, target)));
    expect(files.size).toBeGreaterThan(0);
    const declared = Object.keys({ ...dependencies, ...peerDependencies });
    expect([...needed].filter((one) => !declared.includes(one) && one !== `${scope}${name}`)).toEqual([]);
  });

  const uses = (files: string[]) => {
    const specifiers = files.flatMap((file) => namedBy(join(root, folder, file)));
    const ours = specifiers.filter((one) => one.startsWith(scope));
    return [...new Set(ours.map((one) => one.slice(scope.length).split("/")[0] ?? ""))];
  };
  const sources = globSync("{src,build,test}/**/*.ts", { cwd: join(root, folder) }).filter(
    (file) => !file.includes("generated"),
  );
  // The picture of the site is drawn by hand and committed: that is not part of a build, either.
  const isTest = (file: string) =>
    /^test\/|\.test(-\w+)?\.ts$|testing\.ts$|\/testing\/|\/social-card\/draw\.ts$/.test(file);

  it("uses at build only what the page allows there", () => {
    const allowed = [...imports, ...atBuild, name];
    expect(uses(sources.filter((file) => !isTest(file))).filter((one) => !allowed.includes(one))).toEqual([]);
  });

  it("uses in tests only what the page allows there", () => {
    const allowed = [...imports, ...atBuild, ...inTests, name];
    expect(uses(sources).filter((one) => !allowed.includes(one))).toEqual([]);
  });
});

it("leaves no package by a relative import", () => {
  const leaves = (file: string) =>
    namedBy(join(root, file)).filter((one) => {
      const [, name] = file.split("/");
      return one.startsWith(".") && !join(dirname(file), one).startsWith(`packages/${name}/`);
    });
  const sources = globSync("packages/*/{src,build,test}/**/*.ts", { cwd: root });
  expect(sources.flatMap((file) => leaves(file).map((one) => `${file} imports ${one}`))).toEqual([]);
});

it("follows references in openapi alone", () => {
  // Code that reads `$ref`: `node.$ref`, `"$ref" in node`, `node["$ref"]`, `{ $ref }`, or a type that has it.
  const reads = /\.\$ref\b|["'`]\$ref["'`](?: in |\])|\{[^{}:"]*\$ref\s*[,}=]|\$ref\??: string/;
  for (const code of ["node?.$ref", '"$ref" in node', 'node["$ref"]', "const { $ref = '' } = node", "$ref?: string;"]) {
    expect(code).toMatch(reads);
  }
  expect('{ $ref: "#/components/schemas/Call" }').not.toMatch(reads);
  const sources = globSync(["packages/*/{src,test,build}/**/*.ts", "scripts/**/*.ts"], { cwd: root });
  const outside = sources.filter((file) => !/^packages\/openapi\/|\/node_modules\/|^scripts\/architecture/.test(file));
  expect(outside.length).toBeGreaterThan(100);
  expect(outside.filter((file) => reads.test(readFileSync(join(root, file), "utf8")))).toEqual([]);
});

it("is the same picture in the README", () => {
  const picture = /```text\n(specs\/ [\s\S]*?)```/.exec(page)?.[1];
  expect(picture).toBeDefined();
  expect(readFileSync(join(root, "README.md"), "utf8")).toContain(picture);
});
