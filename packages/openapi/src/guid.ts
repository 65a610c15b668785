/**
 * The source of a regular expression for a GUID, which is what `format: uuid` allows in the spec. It has no
 * anchors, and leaves the case to the flags.
 *
 * @example
 * ```ts
 * const guid = new RegExp(`^${guidPattern}$`, "i");
 * ```
 */
export const guidPattern = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
