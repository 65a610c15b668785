/** The address that a request over a socket came from. A request without one was made in this process. */
export const remoteAddresses = new WeakMap<Request, string>();

/** Whether an address is one of this machine alone. */
export const isLoopback = (address: string): boolean =>
  /^(?:::ffff:)?127\.\d+\.\d+\.\d+$/i.test(address) || address === "::1" || address === "localhost";
