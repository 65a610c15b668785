/** The largest request body that is read, in bytes. */
export const maxBodyBytes = 64 * 1024;

/** The deepest nesting of arrays and objects in a body. Recursive functions need stack for every level. */
export const maxDepth = 64;

/** The most values in a body. A valid one has at most five; to report thousands of unknown ones takes milliseconds. */
export const maxValues = 1_000;

/** The longest URL, in characters. */
export const maxUrlLength = 8 * 1024;

/** The most headers of a request. */
export const maxHeaders = 100;

/** The largest request line and headers together, in bytes. */
export const maxHeadBytes = 16 * 1024;

/** The longest header that is parsed, in characters: a pattern may take time by the square of its length. */
export const maxParsedHeaderLength = 1024;

/** The headers that are parsed, all but `Authorization`. */
export const parsedHeaders = ["accept", "content-type", "prefer", "ms-requestid", "ms-correlationid"];

/** How long a server waits, each in milliseconds. */
export interface Timeouts {
  /** For the request line and the headers. Default: 10000. */
  headersMs?: number;
  /** For a whole request. Default: 30000. */
  requestMs?: number;
  /** For the handler's response, its body included; after that the response is 500. Default: 120000. */
  responseMs?: number;
  /** For the next request of a connection. Default: 75000. */
  keepAliveMs?: number;
}

/** How long a whole request may take to arrive, in milliseconds. */
export const requestTimeoutMs = 30_000;

export const defaultTimeouts: Required<Timeouts> = {
  headersMs: 10_000,
  requestMs: requestTimeoutMs,
  responseMs: 120_000,
  // Balancers keep their connections for up to 60 s (AWS, nginx). A server that closes one earlier can do so just as the
  // next request arrives on it, which is then lost.
  keepAliveMs: 75_000,
};

/** The largest body of a request to the control API, in bytes. */
export const maxControlBodyBytes = 256 * 1024;

/** The most values in a body of a request to the control API: a state of some 400 customers. */
export const maxControlValues = 2_000;

/** The most parts that a body may arrive in: each costs as much as hundreds of bytes. */
export const maxBodyChunks = 1_024;
