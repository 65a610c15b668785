let scheduled: Promise<void> | undefined;

/** Resolves in the next turn of the event loop, once for all callers of this one: batched writes wake the client once. */
export const nextTick = (): Promise<void> => {
  scheduled ??= new Promise((resolve) => {
    setImmediate(() => {
      scheduled = undefined;
      resolve();
    });
  });
  return scheduled;
};
