/** A value, or a promise of it: what is in memory is there at once, what is elsewhere takes a round trip. */
export type MaybePromise<Value> = Value | Promise<Value>;
