import type { EventStream } from "../http.ts";
import type { Changes } from "./changes.ts";

/** After how long something is sent at the latest: proxies close what is silent, and what the control API of another replica changes is not in the journal. */
const heartbeatMs = 5_000;

const event = "event: change\ndata: {}\n\n";

/** Server-sent events: one that says that something may have changed. Undefined when too many follow already. */
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
