import type { Control } from "./control/control.ts";
import type { Fetch } from "./fetch-adapter.ts";
import type { Handler } from "./handler.ts";
import type { Listener } from "./server/listen.ts";
import type { ListenOptions } from "./server/listen-options.ts";

/** Where to serve a mock. */
export interface MockListenOptions extends ListenOptions {
  /** Serves the control API and the metrics on this port, and no longer beside the mock. Default: on the same port. */
  controlPort?: number;
}

/** A server of a mock. */
export interface MockListener extends Listener {
  /** The address of the control API, where it is served. */
  controlUrl?: string;
}

/** The mock: a function from a request to a response, with a state of its own. */
export interface Mock extends Handler {
  /**
   * Responds to one request; takes what `fetch` of the Fetch standard takes, and can be passed wherever that can. An
   * invalid request gets the documented error, a defect of the mock itself 500 and a line in the log.
   *
   * @throws TypeError for a URL or options that the Fetch standard does not allow; the reason of the signal once that is
   * aborted.
   */
  fetch: Fetch;
  /** What a test reads and changes. */
  control: Control;
  /**
   * Serves the mock over HTTP/1.1, and beside it `/livez`, `/readyz` and `/`, which says what it is.
   *
   * @throws Error when the port is in use or the address cannot be listened on, and when other machines could reach
   * the control API without a key; TypeError for an option that is not known or cannot be
   * used.
   */
  listen(options?: MockListenOptions): Promise<MockListener>;
}
