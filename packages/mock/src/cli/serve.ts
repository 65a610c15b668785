import { setTimeout } from "node:timers/promises";
import { type Log, logToStderr } from "../log.ts";
import type { MockOptions } from "../options.ts";
import type { ServeCommand } from "./arguments.ts";
import { ignoreUncaughtErrors, stopOnSignal } from "./ignore-uncaught-errors.ts";
import { jsonLine } from "./json-line.ts";
import { openMock } from "./open-mock.ts";
import { readTextFile } from "./read-text-file.ts";
import { readSeedFile } from "./seed-file.ts";
import { callLine, startScreen } from "./terminal.ts";

/**
 * Serves the mock until SIGINT or SIGTERM.
 *
 * @throws Error when a file cannot be used, Redis cannot be reached, or the address cannot be listened on.
 */
export const serve = async (
  { log, seed, tls, drain, mock: options, listen, where }: ServeCommand,
  print: Log,
): Promise<void> => {
  const logError: Log = log === "json" ? (message) => logToStderr(jsonLine("error", { message })) : logToStderr;
  const mockOptions: MockOptions = {
    ...options,
    ...(seed !== undefined && { seed: readSeedFile(seed) }),
    log: logError,
    // A response that is delayed must not delay the end.
    sleep: (milliseconds, signal) => setTimeout(milliseconds, undefined, { ref: false, ...(signal && { signal }) }),
    onCall: (call) => {
      const line = callLine(call, log);
      if (line !== undefined) print(line);
    },
  };
  const mock = await openMock(mockOptions, where);
  const server = await mock.listen({
    ...listen,
    ...(tls && { tls: { cert: readTextFile("certificate", tls.cert), key: readTextFile("private key", tls.key) } }),
  });
  ignoreUncaughtErrors(logError);
  const close = async () => {
    await server.close();
    await mock.end();
  };
  stopOnSignal({ drain: server.drain, close }, drain);
  // A JSON log has no start screen: each of its lines is JSON.
  const { url, controlUrl } = server;
  if (log === "json") print(jsonLine("info", { message: "The mock listens.", url, controlUrl }));
  else print(await startScreen(url, mock, { ...server, ...options, seeded: seed !== undefined }));
};
