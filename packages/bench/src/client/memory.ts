import { setImmediate as nextTurn } from "node:timers/promises";
import { createPartner } from "@partner-qualification/client";

/** The heap in use after so many calls, garbage collected. */
export interface Heap {
  calls: number;
  heapMb: number;
}

/**
 * Calls in a loop, ten at a time, and measures the heap at each step. A `fetch` that responds at once replaces the
 * network; all calls share one signal, and each hundredth is retried.
 */
export const weighCalls = async (steps: number, callsPerStep: number): Promise<Heap[]> => {
  let sent = 0;
  const partner = createPartner({
    credential: async () => ({ token: "a-token", expiresOnTimestamp: Number.MAX_SAFE_INTEGER }),
    fetch: async () => {
      // As with a response of the network: without turns of its event loop, Node cannot clean up behind its requests.
      await nextTurn();
      sent += 1;
      return sent % 100 === 0 ? new Response(null, { status: 503 }) : new Response('"none"');
    },
    retry: { minDelay: 0, maxDelay: 0 },
    onEvent: () => {},
  });
  const { signal } = new AbortController();
  const { qualification } = partner.customers.byId("65543400-f8b0-4783-8530-6d35ab8c6801");
  const weighed: Heap[] = [];
  for (let step = 1; step <= steps; step += 1) {
    for (let call = 0; call < callsPerStep; call += 10) {
      await Promise.all(Array.from({ length: 10 }, () => qualification.get({ signal })));
    }
    // What the first collection finalizes is garbage for the next one.
    for (let collection = 0; collection < 3; collection += 1) {
      globalThis.gc?.();
      await nextTurn();
    }
    weighed.push({ calls: step * callsPerStep, heapMb: process.memoryUsage().heapUsed / 2 ** 20 });
  }
  return weighed;
};
