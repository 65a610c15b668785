import { setTimeout } from "node:timers/promises";
import { createMock } from "../create-mock.ts";
import { type Log, logToStderr } from "../log.ts";
import type { ServeCommand } from "./arguments.ts";
import { ignoreUncaughtErrors, stopOnSignal } from "./ignore-uncaught-errors.ts";
import { readSeedFile } from "./seed-file.ts";
import { callLine, startScreen } from "./terminal.ts";

/**
 * Serves the mock until SIGINT or SIGTERM.
 *
 * @throws Error when the seed cannot be used, or the address cannot be listened on.
 */
export const serve = async (
  { run: _, log, seed, mock: options, ...where }: ServeCommand,
  print: Log,
): Promise<void> => {
  const mock = createMock({
    ...options,
    ...(seed !== undefined && { seed: readSeedFile(seed) }),
    // A response that is delayed must not delay the end.
    sleep: (milliseconds, signal) => setTimeout(milliseconds, undefined, { ref: false, ...(signal && { signal }) }),
    onCall: (call) => {
      const line = callLine(call, log);
      if (line !== undefined) print(line);
    },
  });
  const server = await mock.listen(where);
  ignoreUncaughtErrors(logToStderr);
  stopOnSignal(server);
  // What a machine reads line by line has no screen before it.
  if (log === "json") print(JSON.stringify({ url: server.url }));
  else print(startScreen(server.url, mock, { ...options, seeded: seed !== undefined }));
};
