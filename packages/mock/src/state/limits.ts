// What the mock remembers of the calls it received. Beyond these limits, the least recently used goes first; state that
// was seeded is never evicted.

/** The most partners whose changes are kept. An evicted partner starts again from the seed. */
export const maxPartners = 5_000;

/** The most customers, used codes and idempotency records of all partners together; partners are evicted whole. */
export const maxEntries = 100_000;

/** The most customers of one partner beside the seeded ones. An evicted customer starts again without a qualification. */
export const maxCustomersPerPartner = 10_000;

/** The most idempotency records of one partner. A retry of an evicted request is a new request. */
export const maxRecordsPerPartner = 1_000;

/** The most bytes of one partner: ids and JSON. Beyond it, its oldest idempotency records go first, then its customers. */
export const maxBytesPerPartner = 4 * 1024 * 1024;

/** The most bytes of all partners together on Redis, unless an option sets another number. Beyond it, writes get 503. */
export const maxBytesOnRedis = 1024 * 1024 * 1024;

/** The most validation codes of one partner: the API returns all of them in one response. */
export const maxCodesPerPartner = 1_000;
