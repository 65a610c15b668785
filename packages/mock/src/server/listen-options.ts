import { assertNames } from "../assert-names.ts";
import { type Log, logToStderr } from "../log.ts";
import { defaultTimeouts, type Timeouts } from "../request/limits.ts";
import type { Tls } from "./create-server.ts";
import { defaultMaxConnections, isMaxConnections } from "./limits.ts";
import { isHostName } from "./remote.ts";

export interface ListenOptions {
  /** Default: 4010. With 0 the system chooses a free port. */
  port?: number;
  /** The address to listen on. Default: 127.0.0.1, so that other machines cannot connect. */
  host?: string;
  /**
   * Names and addresses that requests may name in `Host`, beside those of this machine's loopback, `host` and the
   * service's own. Default: none.
   */
  allowHosts?: readonly string[];
  /**
   * The maximum number of open connections, and half of that per address. Above it, the connection that has waited longest
   * for its client is closed. Default: 2000.
   */
  maxConnections?: number;
  /** The certificate with its chain and its private key, both in PEM, to serve HTTPS. Default: HTTP. */
  tls?: Tls;
  /** Takes a line when the handler failed, and for a name in `Host` that is rejected. Default: standard error. */
  log?: Log;
  /** How long to wait for a slow sender, and for the handler. */
  timeouts?: Timeouts;
}

/** An object with the name of each option. */
export const listenOptions: Record<keyof ListenOptions, true> = {
  port: true,
  host: true,
  allowHosts: true,
  maxConnections: true,
  tls: true,
  log: true,
  timeouts: true,
};

/**
 * Reads the options of a server, with their defaults.
 *
 * @throws TypeError for one that is not known or cannot be used; it names the option.
 */
export const readListenOptions = (options: ListenOptions) => {
  assertNames(options, listenOptions, "listen");
  const {
    port = 4010,
    host = "127.0.0.1",
    allowHosts = [],
    maxConnections = defaultMaxConnections,
    log = logToStderr,
    timeouts = {},
    tls,
  } = options;
  assertNames(timeouts, defaultTimeouts, "timeouts");
  if (!(Number.isInteger(port) && port >= 0 && port <= 65_535))
    throw new TypeError("port must be a whole number from 0 to 65535, such as 4010; 0 takes any free one.");
  if (!(Array.isArray(allowHosts) && allowHosts.every((name) => typeof name === "string" && isHostName(name))))
    throw new TypeError("allowHosts must be names or addresses without scheme and port, such as mock.test.");
  if (!isMaxConnections(maxConnections))
    throw new TypeError("maxConnections must be a whole number from 2 to 100000, such as 2000.");
  return { port, host, allowHosts, maxConnections, log, timeouts: { ...defaultTimeouts, ...timeouts }, tls };
};
