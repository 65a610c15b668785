/** The first part of every key, so that the mock can be found among others in one database. */
export const defaultPrefix = "partner-qualification-mock:";

/** The keys of one partner. They have one hash tag, so that a cluster keeps them together. */
interface PartnerKeys {
  /** A hash: what the partner has changed. */
  hash: string;
  /** A list: its idempotency records, the oldest first. */
  records: string;
  /** A sorted set: its customers, by the time of their last change. */
  customers: string;
}

/** Where everything is in a database. What belongs to a state has that state's generation in its key. */
export interface Keys {
  /** A hash: the generation of the state, its seed, the clock's offset. */
  meta: string;
  /** A hash: the faults that wait, by number. */
  faults: string;
  /** A hash: how many calls each fault still concerns, by the same number. */
  faultTimes: string;
  /** A stream: the journal. */
  journal: string;
  /** A sorted set: the partners that have changed something, by the time when they were last used. */
  partners(generation: string): string;
  /** A hash: the bytes of each partner, and of all together. */
  sizes(generation: string): string;
  partner(id: string, generation: string): PartnerKeys;
  throttle(partner: string): string;
}

/** @param prefix the first part of every key. */
export const createKeys = (prefix: string): Keys => {
  const shared = `${prefix}{shared}`;
  return {
    meta: shared,
    faults: `${shared}:faults`,
    faultTimes: `${shared}:fault-times`,
    journal: `${shared}:journal`,
    partners: (generation) => `${shared}:partners:${generation}`,
    sizes: (generation) => `${shared}:sizes:${generation}`,
    partner: (id, generation) => {
      const hash = `${prefix}{${id}}:${generation}`;
      return { hash, records: `${hash}:records`, customers: `${hash}:customers` };
    },
    throttle: (partner) => `${prefix}{${partner}}:throttle`,
  };
};

/** The fields of a partner's hash. */
export const fields = {
  customer: (id: string) => `customer:${id}`,
  record: (id: string) => `record:${id}`,
  /** The codes that were used, as one JSON object. */
  codes: "codes",
  /** How many customers it has that no seed names. */
  count: "count",
  /** The bytes of all other fields. */
  bytes: "bytes",
};
