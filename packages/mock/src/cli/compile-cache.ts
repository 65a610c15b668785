import module from "node:module";

const flushAfterMs = 2_000;

/**
 * Has node keep what it compiles from here on, so that the next start need not. Node writes it down when it ends by
 * itself; a server is often killed, and so it is written once the first responses have compiled what they need, too.
 */
export const keepCompiledCode = (): void => {
  // Node 20 has no such cache.
  module.enableCompileCache?.();
  setTimeout(() => module.flushCompileCache?.(), flushAfterMs).unref();
};
