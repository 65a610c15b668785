import { isIP } from "node:net";

/** The address that a request over a socket came from. A request without one was made in this process. */
export const remoteAddresses = new WeakMap<Request, string>();

/** Whether an address is one of this machine alone. */
export const isLoopback = (address: string): boolean =>
  /^(?:::ffff:)?127\.\d+\.\d+\.\d+$/i.test(address) || address === "::1" || address === "localhost";

/** Whether a value is a host that can be allowed: a name or an address, without scheme and port. */
export const isHostName = (value: string): boolean => isIP(value) > 0 || /^[\w-]+(?:\.[\w-]+)*$/.test(value);
