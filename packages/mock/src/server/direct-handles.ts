import type { Handle } from "../http.ts";

/**
 * What stands behind the `fetch` of each mock. A server calls it directly: a Request and a Response cost more to make
 * than all the rest of a call. A handler that wraps a mock has a `fetch` of its own, and gets both.
 */
export const directHandles = new WeakMap<object, Handle>();
