import { EventSourceParserStream } from "eventsource-parser/stream";
import type { PartnerState, Partners } from "../src/control/partners.ts";
import type { Fault } from "../src/faults/fault-queue.ts";
import type { Call } from "../src/journal/journal-entry.ts";

/** What a person wants to see. */
export interface View {
  /** The partner that is opened. */
  partner?: string;
  /** How the ids of the partners begin. */
  search: string;
  /** How the ids of the customers begin. */
  customer: string;
}

/** All that the page shows. */
export interface Snapshot {
  now: string;
  partners: Partners;
  /** The partner that is shown. */
  opened?: PartnerState;
  calls: Call[];
  faults: Fault[];
}

/** The mock wants a key, or another one. */
export class KeyNeeded extends Error {}

// Kept as long as the tab is open.
const storedKey = "mock-key";
export const keepKey = (key: string): void => sessionStorage.setItem(storedKey, key);

const send = async (method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> => {
  const key = sessionStorage.getItem(storedKey);
  const response = await fetch(path, {
    method,
    headers: {
      ...(key !== null && { "Mock-Key": key }),
      ...(body !== undefined && { "Content-Type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  });
  if (response.ok) return response;
  const { message } = await response.json();
  throw response.status === 401 ? new KeyNeeded(message) : new Error(message);
};

const read = async <Value>(path: string): Promise<Value> => (await send("GET", path)).json();

/** Changes something, as the control API describes it. */
export const change = async (method: string, path: string, body?: unknown): Promise<void> => {
  await send(method, path, body);
};

/** Reads all that the page shows. */
export const readSnapshot = async ({ partner, search, customer }: View): Promise<Snapshot> => {
  const [{ now }, partners, opened, calls, faults] = await Promise.all([
    read<{ now: string }>("clock"),
    read<Partners>(`partners?search=${encodeURIComponent(search)}`),
    partner === undefined
      ? undefined
      : read<PartnerState>(`partner?partner=${partner}&search=${encodeURIComponent(customer)}`),
    read<Call[]>("journal?last=100"),
    read<Fault[]>("faults"),
  ]);
  return { now, partners, calls: calls.reverse(), faults, ...(opened && { opened }) };
};

/** Calls back whenever the mock has changed, until the signal is aborted or the stream ends. */
export const followChanges = async (onChange: () => void, signal: AbortSignal): Promise<void> => {
  const { body } = await send("GET", "events", undefined, signal);
  const events = body?.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  for await (const _ of events ?? []) onChange();
};
