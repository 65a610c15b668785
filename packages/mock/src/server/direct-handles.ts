import type { Handle } from "../http.ts";

/**
 * The function behind the `fetch` of each mock. A server calls it directly, because to make a Request and a Response takes
 * longer than the rest of a request. A handler that wraps a mock is not in the map: its `fetch` is called.
 */
export const directHandles = new WeakMap<object, Handle>();
