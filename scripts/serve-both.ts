// Serves the mock and the docs, each in a process of its own, so that neither takes the other down.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("start-server.ts", import.meta.url));
/** What starts each server by itself, also for those who have no pnpm. `pnpm docs` is a command of pnpm's own. */
const verbs = { mock: "npx -y pnpm@12 mock", docs: "npx -y pnpm@12 run docs" } as const;
type Name = keyof typeof verbs;

/** Above what a server takes to let its responses finish. */
const stopWithinMs = 5_000;

interface Server {
  name: Name;
  child: ChildProcess;
  /** Resolves when its process has ended, with how: `exit code 1` or `SIGKILL`. */
  ended: Promise<string>;
}

const launch = (name: Name, port: number): Server => {
  const child = fork(program, [name, String(port)], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const ended = once(child, "exit").then(([code, signal]) => signal ?? `exit code ${code}`);
  return { name, child, ended };
};

/** @returns the address that a server listens on. @throws Error when its process ends first. */
const listening = async ({ name, child, ended }: Server): Promise<string> => {
  const address = once(child, "message").then(([url]) => String(url));
  const failed = ended.then((how) => {
    throw new Error(`The ${name} server did not start (${how}). Fix what it says above, then start again.`);
  });
  return Promise.race([address, failed]);
};

const stop = async ({ child, ended }: Server): Promise<void> => {
  if (child.connected) child.disconnect();
  const timer = setTimeout(() => child.kill("SIGKILL"), stopWithinMs);
  await ended;
  clearTimeout(timer);
};

/** What to tell about a server that has ended by itself. */
const report = ({ name }: Server, how: string, url: string, left: string): string =>
  `The ${name} server has ended: ${how}. ${left}\n` +
  `Start it again in another terminal: ${verbs[name]} --port ${new URL(url).port}\n`;

/**
 * Serves the mock and the docs until SIGINT or SIGTERM, or until both have ended. One that ends by itself is reported on
 * standard error; the other goes on, and nothing is restarted.
 *
 * @returns the exit code: 1 when a server has ended by itself, else 0.
 * @throws Error when a server does not start; then the other is stopped.
 */
export const serveBoth = async (ports: Record<Name, number>): Promise<number> => {
  const servers = [launch("mock", ports.mock), launch("docs", ports.docs)] as const;
  const stopAll = () => Promise.all(servers.map(stop));
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      stopping = true;
      void stopAll();
    });
  }
  const urls = await Promise.all(servers.map(listening)).catch(async (error: Error) => {
    const wanted = stopping;
    await stopAll();
    if (!wanted) throw error;
  });
  if (!urls) return 0;
  const [mock = "", docs = ""] = urls;
  process.stdout.write(`Mock  ${mock}\nDocs  ${docs}\nPress Ctrl+C to stop.\n`);

  let code = 0;
  const running = new Map(servers.map((server, at) => [server, urls[at] ?? ""]));
  await Promise.all(
    servers.map(async (server) => {
      const how = await server.ended;
      const url = running.get(server) ?? "";
      running.delete(server);
      if (stopping) return;
      code = 1;
      const left = [...running].map(([other, at]) => `The ${other.name} server goes on at ${at}.`);
      process.stderr.write(report(server, how, url, left.join() || "Neither server is left."));
    }),
  );
  return code;
};

if (import.meta.main) {
  const [mock, docs] = process.argv.slice(2).map(Number);
  process.exitCode = await serveBoth({ mock: mock ?? 0, docs: docs ?? 0 });
}
