// Runs turbo with the arguments given, and reports nothing to its maker: `node scripts/turbo.ts run build`.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

const program = join(dirname(createRequire(import.meta.url).resolve("turbo/package.json")), "bin/turbo");
// Tests and builds start some hundred processes of the same programs: each takes what another has compiled.
const compiled = process.env.NODE_COMPILE_CACHE ?? join(root, "node_modules/.cache/compiled");
const env = { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", NODE_COMPILE_CACHE: compiled };

/**
 * Runs turbo in the repository.
 *
 * @param show whether its output is shown, or only when it fails.
 * @returns its exit code.
 */
export const turbo = (args: string[], show: "always" | "on failure" = "always"): number => {
  const stdio = show === "always" ? "inherit" : "pipe";
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [program, ...args], { cwd: root, env, stdio });
  if (error) throw error;
  if (status !== 0 && show === "on failure") process.stderr.write(`${stdout}${stderr}`);
  return status ?? 1;
};

/**
 * Runs turbo in a repository, and passes on each line of its output and of its standard error as it comes.
 *
 * @returns its exit code.
 */
export const followTurbo = async (args: string[], read: (line: string) => void, cwd = root): Promise<number> => {
  const child = spawn(process.execPath, [program, ...args], { cwd, env, stdio: ["inherit", "pipe", "pipe"] });
  const ended = once(child, "close");
  for (const input of [child.stdout, child.stderr]) createInterface({ input }).on("line", read);
  const [code] = await ended;
  return code ?? 1;
};

if (import.meta.main) process.exitCode = turbo(process.argv.slice(2));
