/** What the option `state` takes, for the message about anything else. */
export const stateUsage = "state takes an address of Redis or Valkey, such as redis://127.0.0.1:6379.";

/** Whether a text is an address of Redis: `redis://`, or `rediss://` with TLS. */
export const isStateAddress = (text: unknown): text is string =>
  typeof text === "string" && /^rediss?:\/\/./.test(text) && URL.canParse(text);
