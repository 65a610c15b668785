import { posix } from "node:path";

/** The path of a request target without its query, decoded; undefined when it is malformed. */
const decodePath = (path: string): string | undefined => {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
};

/**
 * Splits a request target into the path of a file or folder of the site, decoded, and the query with its `?`.
 *
 * @returns undefined for a target that no file of the site has: malformed percent-encoding, an absolute URL, an empty
 * segment, a dot segment, a backslash or a NUL, however they are encoded.
 * @example
 * ```ts
 * readTarget("/en-%55S/guides/?from=mail"); // { path: "/en-US/guides/", query: "?from=mail" }
 * readTarget("/..%2fpackage.json"); // undefined
 * ```
 */
export const readTarget = (target: string): { path: string; query: string } | undefined => {
  const [encoded = ""] = target.split("?", 1);
  const path = decodePath(encoded);
  if (!path?.startsWith("/") || path !== posix.normalize(path) || /[\\\0]/.test(path)) return undefined;
  return { path, query: target.slice(encoded.length) };
};
