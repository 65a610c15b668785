/** A value that is in memory, or the promise of one that has to be read from Redis. */
export type MaybePromise<Value> = Value | Promise<Value>;
