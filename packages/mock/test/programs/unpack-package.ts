// Programs that the tests start, from the packages of Debian or Ubuntu, without installing them: apt downloads them into a
// folder that is removed with node_modules.
import { execFileSync } from "node:child_process";
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const cache = fileURLToPath(new URL("../../node_modules/.cache/packages", import.meta.url));
const hasNoPackage = /Unable to locate package|has no installation candidate/;

const run = (cwd: string, command: string, ...args: string[]): string =>
  execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** Runs apt-get with lists of its own in a folder, for those of the system may be missing, and only root may update them. */
const createApt = (folder: string) => {
  const options = [`Dir::State::lists=${folder}/lists`, `Dir::Cache=${folder}`, "Debug::NoLocking=1"];
  return (...args: string[]) => run(folder, "apt-get", ...options.flatMap((option) => ["-o", option]), ...args);
};

/** A list of sources: that of the system, and the backports of its release, which has newer programs. */
const withBackports = (folder: string, apt: (...args: string[]) => string): string => {
  const targets = apt("indextargets", "--format", "$(REPO_URI) $(RELEASE) $(COMPONENT)");
  const [, uri, release] = /^(\S+) ([a-z]+) main$/m.exec(targets) ?? [];
  const file = join(folder, "sources.list");
  const system = "/etc/apt/sources.list";
  const known = existsSync(system) ? readFileSync(system, "utf8") : "";
  writeFileSync(file, `${known}\ndeb ${uri} ${release}-backports main\n`);
  return file;
};

const download = (name: string, root: string): void => {
  const folder = `${root}.${process.pid}`;
  rmSync(folder, { recursive: true, force: true });
  for (const part of ["lists/partial", "archives/partial", "root"]) mkdirSync(join(folder, part), { recursive: true });
  const apt = createApt(folder);
  // The packages that are missing on this machine, and no other: a second libc would not fit the first.
  const listMissing = (...options: string[]) => {
    apt(...options, "update");
    const missing = apt(...options, "install", "--print-uris", "--yes", "--no-install-recommends", name);
    return [...missing.matchAll(/^'[^']+' ([^_\s]+)_\S+\.deb /gm)].map(([, one = ""]) => one);
  };
  const listWithBackports = () => {
    const options = ["-o", `Dir::Etc::sourcelist=${withBackports(folder, apt)}`];
    return { options, packages: listMissing(...options) };
  };
  const find = (): { options: string[]; packages: string[] } => {
    try {
      return { options: [], packages: listMissing() };
    } catch (error) {
      if (!hasNoPackage.test(String((error as { stderr?: string }).stderr))) throw error;
      return listWithBackports();
    }
  };
  try {
    const { options, packages } = find();
    apt(...options, "download", ...packages);
    for (const file of globSync(join(folder, "*.deb"))) run(folder, "dpkg", "-x", file, join(folder, "root"));
    // Another process may have been faster.
    if (!existsSync(root)) renameSync(join(folder, "root"), root);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/**
 * Unpacks a package with what it needs that is not on this machine, once.
 *
 * @returns the folder with its files, and the variable with which its programs find their libraries.
 * @throws Error that says why it cannot be downloaded.
 */
export const unpackPackage = (name: string): { root: string; env: Record<string, string> } => {
  const root = join(cache, name);
  if (!existsSync(root)) {
    try {
      download(name, root);
    } catch (error) {
      const { stderr = "", message } = error as Error & { stderr?: string };
      throw new Error(`Downloading it with apt-get failed: ${(stderr || message).trim().split("\n").at(-1)}`);
    }
  }
  const libraries = globSync(join(root, "{usr/lib,lib}/*-linux-gnu*")).join(":");
  return { root, env: libraries === "" ? {} : { LD_LIBRARY_PATH: libraries } };
};
