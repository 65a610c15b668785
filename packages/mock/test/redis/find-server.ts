// Finds redis-server or valkey-server for the tests. Where neither is installed, it takes the one of Debian's packages,
// without installing it: apt downloads them into a folder that is removed with node_modules.
import { execFileSync } from "node:child_process";
import { existsSync, globSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A program that is started as Redis. */
export interface ServerProgram {
  path: string;
  /** Variables of its environment. */
  env: Record<string, string>;
}

const cache = fileURLToPath(new URL("../../node_modules/.cache/redis-server", import.meta.url));
const names = ["redis-server", "valkey-server"];
const oldestVersion = 7;

const failure = (reason: string) =>
  new Error(
    `The tests of the state on Redis need redis-server or valkey-server ${oldestVersion} or later on the PATH. ${reason} Install one, for example with 'apt-get install redis-server' or 'brew install redis'.`,
  );

const versionOf = (path: string, env: Record<string, string>): number => {
  const text = execFileSync(path, ["--version"], { encoding: "utf8", env: { ...process.env, ...env } });
  return Number(/\bv=(\d+)\./.exec(text)?.[1]);
};

const onPath = (): string | undefined =>
  names
    .flatMap((name) => (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name)))
    .find((path) => existsSync(path));

const unpacked = (): ServerProgram | undefined => {
  const path = names.map((name) => join(cache, "root/usr/bin", name)).find((one) => existsSync(one));
  const libraries = globSync(join(cache, "root/{usr/lib,lib}/*-linux-gnu*")).join(delimiter);
  return path === undefined ? undefined : { path, env: { LD_LIBRARY_PATH: libraries } };
};

const download = (): void => {
  const folder = `${cache}.${process.pid}`;
  rmSync(folder, { recursive: true, force: true });
  for (const part of ["lists/partial", "archives/partial", "root"]) mkdirSync(join(folder, part), { recursive: true });
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  // Lists of its own, for those of the system may be missing, and only root may update them.
  const own = [`Dir::State::lists=${folder}/lists`, `Dir::Cache=${folder}`, "Debug::NoLocking=1"].flatMap((option) => [
    "-o",
    option,
  ]);
  const apt = (...args: string[]) => run("apt-get", ...own, ...args);
  try {
    apt("update");
    // The packages that are missing on this machine, and no other: a second libc would not fit the first.
    const missing = apt("install", "--print-uris", "--yes", "--no-install-recommends", "redis-server");
    const packages = [...missing.matchAll(/^'[^']+' ([^_\s]+)_\S+\.deb /gm)].map(([, name = ""]) => name);
    apt("download", ...packages);
    for (const file of globSync(join(folder, "*.deb"))) run("dpkg", "-x", file, join(folder, "root"));
    for (const part of ["lists", "archives"]) rmSync(join(folder, part), { recursive: true });
    rmSync(cache, { recursive: true, force: true });
    renameSync(folder, cache);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/**
 * Finds a server of version 7 or later, and downloads one when there is none.
 *
 * @throws Error that says how to install one.
 */
export const findServer = (): ServerProgram => {
  const installed = onPath();
  if (installed !== undefined) {
    const version = versionOf(installed, {});
    if (version >= oldestVersion) return { path: installed, env: {} };
    throw failure(`${installed} has version ${version}.`);
  }
  const downloaded = unpacked();
  if (downloaded) return downloaded;
  try {
    download();
  } catch (error) {
    const { stderr = "", message } = error as Error & { stderr?: string };
    throw failure(`Downloading it with apt-get failed: ${(stderr || message).trim().split("\n").at(-1)}`);
  }
  const program = unpacked();
  if (program) return program;
  throw failure("Debian's package has none.");
};
