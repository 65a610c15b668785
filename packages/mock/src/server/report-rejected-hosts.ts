import type { Log } from "../log.ts";
import { printable } from "../printable.ts";
import { hostNameIn } from "./remote.ts";

// Anybody can send any name: the log must not grow with them.
const maxReported = 10;
const maxLength = 100;

/**
 * Adds to a check of the `Host` header that each name it rejects is logged once, up to ten of them. A rejected request has
 * no line of its own in the log, and who runs the server for others would not learn which name they use.
 */
export const reportRejectedHosts = (isAllowed: (host: string) => boolean, log: Log): ((host: string) => boolean) => {
  const reported = new Set<string>();
  return (host) => {
    if (isAllowed(host)) return true;
    const name = printable(hostNameIn(host), maxLength);
    if (reported.size < maxReported && !reported.has(name)) {
      reported.add(name);
      log(
        `Rejected a request with Host '${name}'. If it is a name of this server, start it with --allow-host and that name.`,
      );
    }
    return false;
  };
};
