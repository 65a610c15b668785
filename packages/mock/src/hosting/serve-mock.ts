import { assertNames } from "../assert-names.ts";
import type { Backend } from "../backend/backend.ts";
import { controlPath } from "../control/control-api.ts";
import { createFetch } from "../fetch-adapter.ts";
import type { Handle } from "../http.ts";
import type { Call } from "../journal/journal-entry.ts";
import type { Log } from "../log.ts";
import type { MockListener, MockListenOptions } from "../mock.ts";
import { directHandles } from "../server/direct-handles.ts";
import { type Listener, listen } from "../server/listen.ts";
import { listenOptions } from "../server/listen-options.ts";
import { isLoopback } from "../server/remote.ts";
import type { StoreUnavailable } from "../state/store-unavailable.ts";
import type { Health } from "./health.ts";
import { createHostedHandle, type Hosting } from "./hosted-handle.ts";
import { jsonResponse } from "./json-response.ts";

/** The parts of a mock that a server needs. */
export interface MockParts {
  handleApi: Handle;
  handleControl: Handle;
  backend: Pick<Backend, "ready" | "usage">;
  log: Log;
  /** Called with each call that has its response; more can be added. */
  onCalls: ((call: Call) => void)[];
  /** Called with each request that the store failed; more can be added. */
  onStoreFailures: ((error: StoreUnavailable) => void)[];
}

/** What is served beside the API. */
export interface Served {
  control: boolean;
  controlKey: string | undefined;
  metrics: boolean;
  traces: boolean;
}

const otherPort: Handle = async () =>
  jsonResponse(404, { message: "This port serves the control API. Send other requests to the mock's own port." });

const toHandler = (handle: Handle, log: Log) => {
  const fetch = createFetch(handle, log);
  directHandles.set(fetch, handle);
  return { fetch };
};

const assertProtected = ({ control, controlKey }: Served, host: string): void => {
  if (control && controlKey === undefined && !isLoopback(host))
    throw new Error(
      `Other machines could use the control API on ${host}. Set a key (--control-key), or listen on 127.0.0.1.`,
    );
};

/** Several servers as one: the first one gives its address. */
const together = (first: Listener, others: readonly Listener[], health: Health): Listener => {
  const each = async (work: (one: Listener) => Promise<void>) => {
    await Promise.all([first, ...others].map(work));
  };
  return {
    ...first,
    drain(milliseconds) {
      health.draining = true;
      return each((one) => one.drain(milliseconds));
    },
    close: () => each((one) => one.close()),
  };
};

const mockListenOptions: Record<keyof MockListenOptions, true> = { ...listenOptions, controlPort: true };

/** Serves a mock on one port, or its control API on another one. */
export const serveMock = async (
  { handleApi: untraced, handleControl, backend, log, onCalls, onStoreFailures }: MockParts,
  served: Served,
  options: MockListenOptions,
): Promise<MockListener> => {
  assertNames(options, mockListenOptions, "listen");
  const { controlPort, ...where } = options;
  assertProtected(served, where.host ?? "127.0.0.1");
  const health: Health = { store: backend, draining: false };
  const metrics = served.metrics ? (await import("./metrics.ts")).createMetrics(backend) : undefined;
  if (metrics) {
    onCalls.push(metrics.observe);
    onStoreFailures.push(metrics.storeFailed);
  }
  const handleApi = served.traces ? (await import("./traces.ts")).traceRequests(untraced, onCalls) : untraced;
  const start = (handle: Handle, extras: Omit<Hosting, "health">, port = where.port) =>
    listen(toHandler(createHostedHandle(handle, { health, ...extras }), log), {
      log,
      ...where,
      ...(port !== undefined && { port }),
    });
  const orControl =
    (handle: Handle): Handle =>
    (request) =>
      (request.target.startsWith(controlPath) ? handleControl : handle)(request);
  const all = { ...(metrics && { metrics }), links: served.control ? [controlPath] : [] };

  const controlUrlOf = ({ url }: Listener) => ({ controlUrl: `${url}${controlPath}` });

  if (!served.control) return together(await start(handleApi, all), [], health);
  if (controlPort === undefined) {
    const only = await start(orControl(handleApi), all);
    return { ...together(only, [], health), ...controlUrlOf(only) };
  }
  const first = await start(handleApi, { links: [] });
  try {
    const second = await start(orControl(otherPort), all, controlPort);
    return { ...together(first, [second], health), ...controlUrlOf(second) };
  } catch (error) {
    await first.close();
    throw error;
  }
};
