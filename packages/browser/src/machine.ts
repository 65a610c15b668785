import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** Environment variables for the browser process. */
export type Environment = Record<string, string | undefined>;

const loads = (executable: string, env: Environment) =>
  spawnSync(executable, ["--version"], { env, stdio: "ignore" }).status === 0;

/**
 * Returns the environment in which the unpacked browser runs on this machine: NSS, NSPR and expat from the package
 * where the machine has none, and fonts: one with Chinese and Japanese characters beside those of the machine, which a
 * browser otherwise searches for each of the characters, and the package's where the machine has no font configuration.
 *
 * @throws Error when the browser does not start with the package's libraries either.
 */
export const environmentFor = (
  folder: string,
  executable: string,
  machine: Environment,
  fonts = "/etc/fonts/fonts.conf",
): Environment => {
  const env = { ...machine };
  if (!env.FONTCONFIG_FILE && !env.FONTCONFIG_PATH)
    env.FONTCONFIG_FILE = join(folder, existsSync(fonts) ? "further-fonts.conf" : "fonts.conf");
  if (loads(executable, env)) return env;
  env.LD_LIBRARY_PATH = [join(folder, "lib"), machine.LD_LIBRARY_PATH].filter(Boolean).join(":");
  const trial = spawnSync(executable, ["--version"], { env, encoding: "utf8" });
  if (trial.status === 0) return env;
  throw new Error(
    `The Chromium of @sparticuz/chromium does not start on this machine: ${trial.stderr?.trim() || trial.error?.message}. ` +
      "Install the library it names, or set CHROMIUM_PATH to the executable of a Chromium or Chrome that starts.",
  );
};
