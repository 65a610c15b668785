import type { HttpResponse } from "../http.ts";
import type { Store } from "../state/store.ts";
import { jsonResponse } from "./json-response.ts";

/** What the readiness of a server depends on. */
export interface Health {
  store: Pick<Store, "ready">;
  /** Whether the server is about to stop. */
  draining: boolean;
}

/** How long a store may take to respond, in milliseconds. */
const storeWithinMs = 1_000;

const isStoreReady = async (store: Health["store"]): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, storeWithinMs, false);
  });
  try {
    return await Promise.race([store.ready(), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
};

/** Says that the process responds, and need not be started again. */
export const live = (): HttpResponse => jsonResponse(200, { status: "live" });

/** Says whether requests may be sent: not when the store does not respond, and not before the server stops. */
export const readiness = async ({ store, draining }: Health): Promise<HttpResponse> => {
  const reason = draining
    ? "The server stops. Send requests to another one."
    : (await isStoreReady(store))
      ? undefined
      : "The store does not respond. Check --state and its server.";
  return reason === undefined
    ? jsonResponse(200, { status: "ready" })
    : jsonResponse(503, { status: "not ready", reason });
};
