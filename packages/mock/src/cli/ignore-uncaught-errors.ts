import type { Log } from "../log.ts";

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

/** Has SIGINT and SIGTERM close a server and end the process with 0, even when something else would keep it up. */
export const stopOnSignal = (server: { close(): Promise<void> }): void => {
  const stop = async () => {
    await server.close();
    setTimeout(() => process.exit(0), 100).unref();
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
};
