/** What the documented exchanges are replayed against, in the order of the report, and what must hold there. */
export const targets = {
  spec: "Both messages fit the description, and their bodies are its named examples.",
  client:
    "Called with the documented parameters, the client makes the documented request and returns the documented value.",
  mock: "Sent the very bytes, the mock answers the documented status, headers and body.",
  docs: "In a real browser, the reference shows the operation and the example.",
  "stock prism": "Sent the very bytes, a stock Prism on the description answers the same, but for what it cannot do.",
} as const;

/** The name of a target. */
export type TargetName = keyof typeof targets;
