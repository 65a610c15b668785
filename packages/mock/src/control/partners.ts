import type { Backend, StateParts } from "../backend/backend.ts";
import type { HeldQualification, ValidationCode } from "../state/types.ts";
import { settle } from "../state/vetting.ts";
import type { AnyControl } from "./shared-control.ts";
import { createSlices, entriesOf } from "./slices.ts";

type PartnerSource = Pick<Backend, "stateParts" | "partnerBytes">;

/** How many partners a list names, and how many customers of one partner. */
const maxListed = 100;

/** The partners that have something of their own. */
export interface Partners {
  /** How many there are. */
  total: number;
  /** Those that were used last; one may have nothing but responses kept for retries. */
  partners: {
    partner: string;
    customers: number;
    /** Those of what it has changed, the responses kept for retries included: ids and JSON, an estimate of its memory. */
    bytes: number;
  }[];
}

/** What one partner has, with what every partner has. */
export interface PartnerState {
  partner: string;
  /** As in the list of partners. */
  bytes: number;
  codes: ValidationCode[];
  /** How many customers there are. */
  total: number;
  /** The first of them. */
  customers: Record<string, HeldQualification[]>;
}

/** Lists the partners whose id begins so: 100 at most. */
export const listPartners = async (backend: PartnerSource, search: string): Promise<Partners> => {
  const nextStep = createSlices();
  const start = search.toLowerCase();
  const counts = new Map<string, number>();
  const { partners = {} } = await backend.stateParts();
  for (const [partner, { customers = {} }] of entriesOf(partners)) {
    if (!partner.startsWith(start)) continue;
    let count = 0;
    for (const _ of entriesOf(customers)) {
      count += 1;
      if (count % 1_000 === 0) await nextStep();
    }
    counts.set(partner, count);
    await nextStep();
  }
  const bytes = await backend.partnerBytes();
  // Those with bytes in the order in which they were used; the others have only what the seed has of them.
  const used = [...bytes.keys()].filter((partner) => partner.startsWith(start));
  const unused = [...counts.keys()].filter((partner) => !bytes.has(partner));
  const all = [...unused, ...used].reverse();
  const listed = all.slice(0, maxListed).map((partner) => ({
    ...{ partner, customers: counts.get(partner) ?? 0, bytes: bytes.get(partner) ?? 0 },
  }));
  return { total: all.length, partners: listed };
};

function* customersOf(
  { customers: everyones = {}, partners = {} }: StateParts,
  partner: string,
): Generator<[id: string, held: HeldQualification[]]> {
  const shared = new Map(entriesOf(everyones));
  const own = new Set<string>();
  for (const [id, { customers = {} }] of entriesOf(partners)) {
    if (id !== partner) continue;
    for (const [customer, held] of entriesOf(customers)) {
      if (shared.has(customer)) own.add(customer);
      yield [customer, held];
    }
  }
  for (const [customer, held] of shared) if (!own.has(customer)) yield [customer, held];
}

/** Reads what a partner has, as its requests would see it now, and of its customers 100 whose id begins so. */
export const readPartner = async (
  backend: PartnerSource,
  control: AnyControl,
  { partner, search }: { partner: string; search: string },
): Promise<PartnerState> => {
  const id = partner.toLowerCase();
  const now = (await control.now()).getTime();
  const nextStep = createSlices();
  const bytes = (await backend.partnerBytes()).get(id) ?? 0;
  const state: PartnerState = { partner: id, bytes, codes: await control.codesOf(id), total: 0, customers: {} };
  for (const [customer, held] of customersOf(await backend.stateParts(), id)) {
    if (!customer.startsWith(search.toLowerCase())) continue;
    state.total += 1;
    if (state.total <= maxListed) state.customers[customer] = held.map((one) => settle(one, now));
    if (state.total % 1_000 === 0) await nextStep();
  }
  return state;
};
