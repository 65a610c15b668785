import type { Log } from "../log.ts";
import { printable } from "../printable.ts";
import { hostNameIn } from "./remote.ts";

// Limits the log: clients can send any number of names.
const maxReported = 10;
const maxLength = 100;

/**
 * Wraps a check of the `Host` header to log each rejected name once, up to ten names. The log has no line for a rejected
 * request, so that its operator would not know which name the clients use.
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
