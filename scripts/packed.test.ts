import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packAll, published } from "./tarballs.ts";
import { root } from "./turbo.ts";

const run = promisify(execFile);
const env = { ...process.env, NO_COLOR: "1" };
const running: ChildProcess[] = [];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "packed-"));
  packAll(join(folder, "tarballs"));
}, 120_000);
afterAll(() => {
  for (const child of running) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

/** The packages of others that a package needs, each with the folder that it is installed in. */
const othersOf = (cwd: string): Map<string, string> => {
  const manifest = join(cwd, "package.json");
  const { dependencies = {} } = JSON.parse(readFileSync(manifest, "utf8")) as { dependencies?: Record<string, string> };
  const found = new Map<string, string>();
  for (const name of Object.keys(dependencies)) {
    const folders = createRequire(manifest).resolve.paths(name) ?? [];
    const place = folders.map((one) => join(one, name)).find((one) => existsSync(one));
    if (place === undefined) throw new Error(`${name} is not installed.`);
    const folder = realpathSync(place);
    if (!name.startsWith("@partner-qualification/")) found.set(name, folder);
    for (const [other, at] of othersOf(folder)) found.set(other, at);
  }
  return found;
};

/**
 * A copy of the example project, with the packages installed by a package manager: those of others from tarballs, too, since
 * a test of this repository does not depend on the network.
 */
const install = async (manager: string, ...args: string[]): Promise<string> => {
  const copy = join(folder, "tarballs", manager);
  cpSync(join(folder, "tarballs/example"), copy, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(copy, "package.json"), "utf8"));
  let overrides = readFileSync(join(copy, "pnpm-workspace.yaml"), "utf8");
  for (const [name, cwd] of othersOf(join(root, "packages/client"))) {
    const file = `${name.replace("/", "-")}.tgz`;
    const ignoring = { ...env, PNPM_CONFIG_IGNORE_SCRIPTS: "true" };
    await run("pnpm", ["pack", "--silent", "--out", join(copy, file)], { cwd, env: ignoring });
    manifest.overrides[name] = manifest.resolutions[name] = `file:./${file}`;
    overrides += `  "${name}": file:./${file}\n`;
  }
  writeFileSync(join(copy, "package.json"), JSON.stringify(manifest));
  writeFileSync(join(copy, "pnpm-workspace.yaml"), overrides);
  await run(manager, args, { cwd: copy, env: { ...env, YARN_ENABLE_NETWORK: "0" } });
  return copy;
};

describe("the manifest of a package", () => {
  it.each(published)("%s says what it runs on, and how to find it", (cwd) => {
    const { engines, keywords, description, license } = JSON.parse(readFileSync(join(cwd, "package.json"), "utf8"));
    // Mock Service Worker 3 needs a newer Node.
    const node = cwd.endsWith("msw") ? ">=22.12" : ">=20";
    expect({ engines, license }).toEqual({ engines: { node }, license: "MIT" });
    expect(keywords.length).toBeGreaterThan(3);
    expect(description).toMatch(/\.$/);
  });

  it.each(published)("%s depends on nothing of this repository that is not published", (cwd) => {
    const { dependencies = {} } = JSON.parse(readFileSync(join(cwd, "package.json"), "utf8"));
    const own = Object.keys(dependencies).filter((name) => name.startsWith("@partner-qualification/"));
    const names = published.map((one) => `@partner-qualification/${basename(one)}`);
    expect(own.filter((name) => !names.includes(name))).toEqual([]);
  });

  it("gets the address of the repository where it is packed", async () => {
    const file = join(folder, "with-address.tgz");
    const [cwd = ""] = published;
    const address = { ...env, REPOSITORY_URL: "https://git.example/team/toolkit" };
    await run("pnpm", ["pack", "--silent", "--out", file], { cwd, env: address });
    const { stdout } = await run("tar", ["-xOf", file, "package/package.json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      repository: { url: "git+https://git.example/team/toolkit.git", directory: "packages/client" },
      homepage: "https://git.example/team/toolkit/tree/main/packages/client#readme",
    });
  });
});

describe("the example project, with the packages from tarballs", () => {
  it.each([
    ["npm", ["install", "--offline", "--no-audit", "--no-fund"]],
    ["pnpm", ["install", "--offline"]],
    // In CI Yarn wants a lockfile, and by default it reports to its maker.
    ["yarn", ["install", "--no-immutable"]],
  ])(
    "is installed by %s, and passes its tests",
    async (manager, args) => {
      const project = await install(manager, ...args);
      const { stdout } = await run(manager, ["run", "test"], { cwd: project, env });
      expect(stdout).toMatch(/(?:#|ℹ) pass 2\n/);
      expect(stdout).toMatch(/(?:#|ℹ) fail 0\n/);
    },
    120_000,
  );
});

describe("the mock, packed and installed in an empty folder", () => {
  let empty: string;
  beforeAll(async () => {
    empty = mkdtempSync(join(folder, "mock-"));
    const tarball = join(folder, "tarballs/partner-qualification-mock-0.1.0.tgz");
    const flags = ["--offline", "--no-audit", "--no-fund", "--prefix", empty];
    await run("npm", ["install", ...flags, tarball], { cwd: empty, env });
  });

  it("brings nothing but itself", () => {
    const installed = readdirSync(join(empty, "node_modules"), { recursive: true, withFileTypes: true });
    const packages = installed.filter(({ name }) => name === "package.json").map(({ parentPath }) => parentPath);
    expect(packages).toEqual([join(empty, "node_modules/@partner-qualification/mock")]);
  });

  it("is as small as the README says", () => {
    const { size: packed } = statSync(join(folder, "tarballs/partner-qualification-mock-0.1.0.tgz"));
    const files = readdirSync(join(empty, "node_modules"), { recursive: true, withFileTypes: true });
    const bytes = files
      .filter((file) => file.isFile())
      .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
    const readme = readFileSync(join(root, "README.md"), "utf8");
    const [, kB = ""] = /all that you need for it: (\d+) kB/.exec(readme) ?? [];
    const [, MB = ""] = /a second and ([\d.]+) MB of disk/.exec(readme) ?? [];
    expect(Math.abs(packed / 1e3 - Number(kB))).toBeLessThan(Number(kB) / 10);
    expect(Math.abs(bytes / 1e6 - Number(MB))).toBeLessThan(Number(MB) / 5);
  });

  it("runs by its name and returns the documented response", async () => {
    const child = spawn(join(empty, "node_modules/.bin/partner-qualification-mock"), ["--port", "0"], { env });
    running.push(child);
    let printed = "";
    const url = await new Promise<string>((resolve, reject) => {
      const read = (chunk: Buffer) => {
        printed += chunk;
        const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
        if (found) resolve(found);
      };
      child.stdout.on("data", read);
      child.stderr.on("data", read);
      child.once("exit", () => reject(new Error(printed)));
    });
    const headers = { Authorization: "Bearer any" };
    const response = await fetch(`${url}/v1/customers/all/validations`, { headers });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject([{ validationId: "12345" }, { validationId: "987654" }]);
    child.kill("SIGINT");
    expect(await once(child, "exit")).toEqual([0, null]);
  }, 60_000);

  it("responds in process", async () => {
    const code = `import { createMock } from "@partner-qualification/mock";
      const headers = { Authorization: "Bearer any" };
      const response = await createMock().fetch(new Request("http://x/v1/customers/all/validations", { headers }));
      console.log(response.status);`;
    const { stdout } = await run(process.execPath, ["--input-type=module", "-e", code], { cwd: empty, env });
    expect(stdout).toBe("200\n");
  });
});
