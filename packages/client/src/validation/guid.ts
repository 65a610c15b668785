const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Whether a value is a GUID, in upper or lower case. */
export const isGuid = (value: unknown): value is string => typeof value === "string" && guid.test(value);
