import { createHistogram } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import type { Partners } from "./soak-partners.ts";

/** What a closed loop of clients gets. */
export interface Rates {
  perSecond: number;
  /** In milliseconds. */
  p99: number;
}

/** What a load at a fixed rate has seen. Times in milliseconds, from when a request was due. */
export interface RateReport {
  statuses: Map<number, number>;
  p50: number;
  p99: number;
  p999: number;
}

const clients = 32;
const tickMs = 1;
// A generator that falls behind sends no more than so many at the same time.
const maxOpen = 2_000;

const toMs = (nanoseconds: number) => nanoseconds / 1e6;
const record = (histogram: ReturnType<typeof createHistogram>, since: number) =>
  histogram.record(Math.max(1, Math.round((performance.now() - since) * 1e6)));

/** Has clients send one request after the other for so many seconds. */
export const measureThroughput = async (partners: Partners, seconds: number): Promise<Rates> => {
  const histogram = createHistogram();
  const start = performance.now();
  const client = async () => {
    while (performance.now() - start < seconds * 1_000) {
      const sent = performance.now();
      await partners.sendOne();
      record(histogram, sent);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const perSecond = histogram.count / ((performance.now() - start) / 1_000);
  return { perSecond, p99: toMs(histogram.percentile(99)) };
};

/** Sends requests at a rate, whether the ones before have their responses or not. */
export const runAtRate = async (partners: Partners, perSecond: number, seconds: number): Promise<RateReport> => {
  const histogram = createHistogram();
  const statuses = new Map<number, number>();
  const open = new Set<Promise<void>>();
  const send = async (due: number) => {
    const status = await partners.sendOne();
    record(histogram, due);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  };
  const start = performance.now();
  let sent = 0;
  for (let now = start; now - start < seconds * 1_000; now = performance.now()) {
    const due = Math.floor(((now - start) / 1_000) * perSecond);
    for (; sent < due && open.size < maxOpen; sent += 1) {
      const one: Promise<void> = send(start + (sent / perSecond) * 1_000).finally(() => open.delete(one));
      open.add(one);
    }
    await delay(tickMs);
  }
  await Promise.all(open);
  const [p50, p99, p999] = [50, 99, 99.9].map((share) => toMs(histogram.percentile(share)));
  return { statuses, p50: p50 ?? 0, p99: p99 ?? 0, p999: p999 ?? 0 };
};
