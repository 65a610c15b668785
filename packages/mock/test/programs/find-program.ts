import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { unpackPackage } from "./unpack-package.ts";

/** A program that the tests start. */
export interface Program {
  path: string;
  /** Variables of its environment. */
  env: Record<string, string>;
}

/** What the tests need. */
export interface Wanted {
  /** Its names on the PATH, the best first. The first is that of its package, too. */
  names: readonly [string, ...string[]];
  /** The oldest major version that will do, and how the program tells its own. */
  oldest: { version: number; args: string[]; pattern: RegExp };
  /** For the message when there is none. */
  purpose: string;
}

const versionOf = ({ path, env }: Program, { args, pattern }: Wanted["oldest"]): number => {
  const text = execFileSync(path, args, { encoding: "utf8", env: { ...process.env, ...env } });
  return Number(pattern.exec(text)?.[1]);
};

const onPath = (names: readonly string[]): Program | undefined => {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const path = names.flatMap((name) => folders.map((folder) => join(folder, name))).find((one) => existsSync(one));
  return path === undefined ? undefined : { path, env: {} };
};

const inPackage = (name: string): Program => {
  const { root, env } = unpackPackage(name);
  const path = ["usr/bin", "usr/sbin"].map((folder) => join(root, folder, name)).find((one) => existsSync(one));
  if (path === undefined) throw new Error(`The package ${name} has no such program.`);
  return { path, env };
};

/**
 * Finds a program on the PATH, or else in the package of its name, which is downloaded once.
 *
 * @throws Error that says how to install it.
 */
export const findProgram = ({ names, oldest, purpose }: Wanted): Program => {
  const [name] = names;
  const failure = (reason: string) =>
    new Error(
      `${purpose} needs ${names.join(" or ")} ${oldest.version} or later on the PATH. ${reason} Install it, for example with 'apt-get install ${name}' or 'brew install ${name.replace("-server", "")}'.`,
    );
  const find = (): Program => {
    const installed = onPath(names);
    if (installed) return installed;
    try {
      return inPackage(name);
    } catch (error) {
      throw failure((error as Error).message);
    }
  };
  const program = find();
  const version = versionOf(program, oldest);
  if (version >= oldest.version) return program;
  throw failure(`${program.path} has version ${version}.`);
};
