import { isIP } from "node:net";
import { operations } from "../prism/index.ts";
import { hostNameIn, isLoopback } from "./remote.ts";

// Nobody but Microsoft can make one of these names lead to this machine.
const serviceHosts = operations.flatMap(({ servers = [] }) => servers.map(({ url }) => new URL(url).hostname));

/**
 * Makes the check of the `Host` header. A page whose own name is made to resolve to this machine (DNS rebinding) is of
 * the same origin as the server that it reaches, so that CORS does not keep it out; its `Host` header does.
 *
 * Allowed are this machine's loopback name and addresses, the service's own hosts, the address that the server listens
 * on, and those given. A server that listens on every address is allowed by any address, which no name can fake.
 *
 * @param listening the address or name that the server listens on.
 * @returns whether a request with this `Host` header is served.
 */
export const createHostCheck = (listening: string, allowed: readonly string[]): ((host: string) => boolean) => {
  const names = new Set([...serviceHosts, ...[listening, ...allowed].map((name) => name.toLowerCase())]);
  const everyAddress = listening === "0.0.0.0" || listening === "::";
  const isAllowed = (name: string) => isLoopback(name) || names.has(name) || (everyAddress && isIP(name) > 0);
  // Clients send the same host with every request.
  let last: string | undefined;
  return (host) => {
    if (host === last) return true;
    if (!isAllowed(hostNameIn(host))) return false;
    last = host;
    return true;
  };
};
