import { isIP } from "node:net";

/** The address that a request over a socket came from. A request without one was made in this process. */
export const remoteAddresses = new WeakMap<Request, string>();

/** Whether an address is one of this machine alone. */
export const isLoopback = (address: string): boolean =>
  /^(?:::ffff:)?127\.\d+\.\d+\.\d+$/i.test(address) || address === "::1" || address === "localhost";

/** Whether a value is a host that can be allowed: a name or an address, without scheme and port. */
export const isHostName = (value: string): boolean => isIP(value) > 0 || /^[\w-]+(?:\.[\w-]+)*$/.test(value);

/** The name or address in a `Host` header: in lower case, without port, brackets and the dot of the root. */
export const hostNameIn = (host: string): string =>
  host
    .toLowerCase()
    .replace(/:\d*$/, "")
    .replace(/^\[(.*)\]$/, "$1")
    .replace(/\.$/, "");
