/** A header value may have no line break and no other control character: with one, a caller could add headers. */
const safe = /^[\t\x20-\x7e\x80-\xff]*$/;

/** A header name, by RFC 9110. */
const token = /^[\w!#$%&'*+.^`|~-]+$/;

/** Whether a header can have this name. */
export const isHeaderName = (name: string): boolean => token.test(name);

/** Says what is wrong with the value of a header, without telling it; undefined when nothing is. */
export const headerProblem = (name: string, value: unknown): string | undefined =>
  typeof value === "string" && safe.test(value)
    ? undefined
    : `${name} has a line break or another character that no header may carry`;
