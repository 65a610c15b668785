import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Environment, environmentFor } from "./machine.ts";
import { unpackOnce } from "./unpack.ts";

const archives = new URL("../bin/", import.meta.resolve("@sparticuz/chromium"));
const { version } = JSON.parse(readFileSync(new URL("../package.json", archives), "utf8")) as { version: string };

/** Where the browser is unpacked: 220 MB, beside the package that carries it, so that a clean install removes both. */
const cacheFolder = fileURLToPath(new URL(`../node_modules/.cache/browser-${version}`, import.meta.url));

/** The machine to start on; a test passes another one. */
export interface Machine {
  platform: string;
  arch: string;
  env: Environment;
}

/**
 * Finds the browser for a machine, unpacking it first where that was not done yet (about 4 s on two cores).
 *
 * @throws Error when `CHROMIUM_PATH` names no file, or is not set and the machine is not Linux x64.
 */
export const findChromium = async ({
  platform,
  arch,
  env,
}: Machine): Promise<{ executablePath: string; env: Environment }> => {
  const chosen = env.CHROMIUM_PATH;
  if (chosen) {
    if (existsSync(chosen)) return { executablePath: chosen, env };
    throw new Error(
      `CHROMIUM_PATH is ${chosen}, where there is no file. ` +
        "Set it to the executable of a Chromium or Chrome, or unset it to use the one from the npm registry.",
    );
  }
  if (platform !== "linux" || arch !== "x64") {
    throw new Error(
      `The Chromium from the npm registry runs on Linux x64 only; this is ${platform} ${arch}. ` +
        "Set CHROMIUM_PATH to the executable of an installed Chromium or Chrome.",
    );
  }
  await unpackOnce(fileURLToPath(archives), cacheFolder);
  const executablePath = `${cacheFolder}/chromium`;
  return { executablePath, env: environmentFor(cacheFolder, executablePath, env) };
};
