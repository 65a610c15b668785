import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "@prometheus-io/client";
import type { Backend, Usage } from "../backend/backend.ts";
import type { HttpResponse } from "../http.ts";
import type { Call } from "../journal/journal-entry.ts";
import { StoreFull, type StoreUnavailable } from "../state/store-unavailable.ts";

/** What the metrics are read from, apart from the calls. */
type MetricsSource = Pick<Backend, "usage">;

/** The metrics of a mock. */
export interface Metrics {
  /** Counts a call that has its response. */
  observe(call: Call): void;
  /** Counts a request that the store failed. */
  storeFailed(error: StoreUnavailable): void;
  /** The response to a scrape, as OpenMetrics. */
  scrape(): Promise<HttpResponse>;
}

// From the mock's own speed to its longest delay.
const buckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Makes the metrics of a mock. No label has a value that a request chooses, so that their number is bounded. */
export const createMetrics = (source: MetricsSource): Metrics => {
  const registry = new Registry(Registry.OPENMETRICS_CONTENT_TYPE);
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  // A version tells an attacker what to try.
  registry.removeSingleMetric("nodejs_version_info");
  const requests = new Counter({
    name: "mock_requests_total",
    help: "Responses, by operation and status; without an operation, those to an unknown path or method.",
    labelNames: ["operation", "status"],
    registers,
  });
  const durations = new Histogram({
    name: "mock_request_duration_seconds",
    help: "The time from a whole request to its response, delays on purpose included.",
    labelNames: ["operation"],
    buckets,
    registers,
  });
  const storeErrors = new Counter({
    name: "mock_store_errors_total",
    help: "Requests that the store of the state failed.",
    registers,
  });
  const rejectedWrites = new Counter({
    name: "mock_store_full_total",
    help: "Those of them that were rejected because the state has as many bytes as it may.",
    registers,
  });
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const gauges: Record<keyof Usage, Gauge> = {
    partners: gauge("mock_partners", "Partners that have changed something, whose state is kept."),
    bytes: gauge("mock_state_bytes", "What is kept of their changes: ids and JSON, an estimate of its memory."),
    largestPartnerBytes: gauge("mock_largest_partner_bytes", "The same of the one partner that has most."),
    maxBytes: gauge("mock_state_max_bytes", "The most that is kept; 0 where partners make room instead."),
  };
  const readUsage = async () => {
    try {
      for (const [name, value] of Object.entries(await source.usage())) gauges[name as keyof Usage].set(value);
    } catch {
      // The last values stay: that the store does not respond is seen in the counter of its errors.
      storeErrors.inc();
    }
  };
  return {
    observe({ operation = "", status, ms }) {
      requests.inc({ operation, status });
      durations.observe({ operation }, ms / 1_000);
    },
    storeFailed(error) {
      storeErrors.inc();
      if (error instanceof StoreFull) rejectedWrites.inc();
    },
    async scrape() {
      await readUsage();
      const body = await registry.metrics();
      const headers = {
        "Content-Type": registry.contentType,
        "Content-Length": String(Buffer.byteLength(body)),
        "Cache-Control": "no-store",
      };
      return { status: 200, headers, body };
    },
  };
};
