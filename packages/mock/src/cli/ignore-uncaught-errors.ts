import type { Log } from "../log.ts";

/** Keeps the process up when something fails that no answer waits for: one line in the log, and it goes on. */
export const survive = (log: Log): void => {
  const goOn = (error: unknown) => {
    // No message: it may quote a request.
    const name = error instanceof Error ? error.name : `a ${typeof error}`;
    log(`Something failed that no answer waited for (${name}); the mock goes on.`);
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
