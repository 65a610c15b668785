/** A header value has no line break and no other control character: with one, a caller could add headers. */
const valid = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Whether a header can have this value. */
export const isHeaderValue = (value: unknown): value is string => typeof value === "string" && valid.test(value);
