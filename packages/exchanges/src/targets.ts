/** What the documented exchanges are replayed against, in the order of the report, and what must hold there. */
export const targets = {
  spec: "Both messages are valid under the spec, and their bodies are its named examples.",
  client:
    "Called with the documented parameters, the client makes the documented request and returns the documented value.",
  mock: "Sent the exact bytes, the mock returns the documented status, headers and body.",
  docs: "In a real browser, the reference shows the operation and the example.",
  "stock prism": "Sent the exact bytes, a stock Prism with the spec returns the same, except for what it cannot do.",
} as const;

/** The name of a target. */
export type TargetName = keyof typeof targets;
