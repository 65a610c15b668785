import type { Backend, StateParts } from "../backend/backend.ts";
import type { HeldQualification, ValidationCode } from "../state/types.ts";
import { settle } from "../state/vetting.ts";
import type { AnyControl } from "./shared-control.ts";
import { createSlices, entriesOf } from "./slices.ts";

/** How many partners a list names, and how many customers of one partner. */
const maxListed = 100;

/** The partners that have something of their own. */
export interface Tenants {
  /** How many there are. */
  total: number;
  /** Those that were used last. */
  tenants: { partner: string; customers: number }[];
}

/** What one partner has, with what every partner has. */
export interface TenantState {
  partner: string;
  codes: ValidationCode[];
  /** How many customers there are. */
  total: number;
  /** The first of them. */
  customers: Record<string, HeldQualification[]>;
}

/** Lists the partners whose id begins so: 100 at most. */
export const listTenants = async (backend: Pick<Backend, "stateParts">, search: string): Promise<Tenants> => {
  const nextStep = createSlices();
  const found: Tenants["tenants"] = [];
  const { partners = {} } = await backend.stateParts();
  for (const [partner, { customers = {} }] of entriesOf(partners)) {
    if (!partner.startsWith(search.toLowerCase())) continue;
    let count = 0;
    for (const _ of entriesOf(customers)) {
      count += 1;
      if (count % 1_000 === 0) await nextStep();
    }
    found.push({ partner, customers: count });
    await nextStep();
  }
  return { total: found.length, tenants: found.reverse().slice(0, maxListed) };
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
export const readTenant = async (
  backend: Pick<Backend, "stateParts">,
  control: AnyControl,
  { partner, search }: { partner: string; search: string },
): Promise<TenantState> => {
  const id = partner.toLowerCase();
  const now = (await control.now()).getTime();
  const nextStep = createSlices();
  const tenant: TenantState = { partner: id, codes: await control.codesOf(id), total: 0, customers: {} };
  for (const [customer, held] of customersOf(await backend.stateParts(), id)) {
    if (!customer.startsWith(search.toLowerCase())) continue;
    tenant.total += 1;
    if (tenant.total <= maxListed) tenant.customers[customer] = held.map((one) => settle(one, now));
    if (tenant.total % 1_000 === 0) await nextStep();
  }
  return tenant;
};
