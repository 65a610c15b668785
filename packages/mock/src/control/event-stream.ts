import type { EventStream } from "../http.ts";
import type { Changes } from "./changes.ts";

/**
 * The time between two events when nothing else is sent. Proxies close silent connections, and changes through the control
 * API of another process are not noticed otherwise.
 */
const heartbeatMs = 5_000;

const event = "event: change\ndata: {}\n\n";

/** A stream of server-sent events `change`; undefined when there are too many followers already. */
export const changeStream = (changes: Changes): EventStream | undefined => {
  let send: ((text: string) => void) | undefined;
  const end = changes.follow(() => send?.(event));
  if (!end) return undefined;
  return (write) => {
    send = write;
    write("retry: 2000\n\n");
    const heartbeat = setInterval(() => write(event), heartbeatMs).unref();
    return () => {
      clearInterval(heartbeat);
      end();
    };
  };
};
