/** What the server grants one client and all clients; each has its row in the README. */
export interface Limits {
  /** Bytes of a request's line and headers; above them the response is 431. */
  headBytes: number;
  /** Milliseconds within which a request's headers, and then the whole request, arrive; after them the response is 408. */
  requestMs: number;
  /** Milliseconds that a connection is kept open between two requests. */
  keepAliveMs: number;
  /** Milliseconds without a byte in either direction, after which a connection is closed. */
  silentMs: number;
  /** Milliseconds within which a client takes a whole response; after them the connection is closed. */
  responseMs: number;
  /** Requests on one connection; further ones get 503, and the connection is closed. */
  requestsPerConnection: number;
  /** Open connections from one address; further ones are closed at once. */
  connectionsPerAddress: number;
  /** Open connections in all; further ones are closed at once. */
  connections: number;
}

/** A browser opens six connections to a host. The largest file, 4 MB, takes 120 s at 33 kB/s. */
export const defaultLimits: Limits = {
  headBytes: 16_384,
  requestMs: 10_000,
  keepAliveMs: 5_000,
  silentMs: 30_000,
  responseMs: 120_000,
  requestsPerConnection: 1_000,
  connectionsPerAddress: 64,
  connections: 256,
};
