import type { Log } from "../log.ts";
import type { Listener } from "../server/listen.ts";

/** Keeps the process up when something fails that no response waits for, with one line in the log. */
export const ignoreUncaughtErrors = (log: Log): void => {
  const goOn = (error: unknown) => {
    // No message: it may quote a request.
    const name = error instanceof Error ? error.name : `a ${typeof error}`;
    log(`Something failed outside of a request (${name}); the mock goes on.`);
  };
  process.on("uncaughtException", goOn);
  process.on("unhandledRejection", goOn);
};

/**
 * Has SIGINT and SIGTERM close a server and end the process with 0, even when something else would keep it up. SIGTERM
 * first drains the server, for a balancer to send the next requests elsewhere.
 *
 * @param drainMs how long, in milliseconds.
 */
export const stopOnSignal = (server: Pick<Listener, "drain" | "close">, drainMs: number): void => {
  const stop = async () => {
    await server.close();
    setTimeout(() => process.exit(0), 100).unref();
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", async () => {
    if (drainMs > 0) await server.drain(drainMs);
    await stop();
  });
};
