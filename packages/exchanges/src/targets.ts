/**
 * What the documented exchanges are replayed against, in the order of the report. What must hold there is a phrase of the
 * spec, `target-…`.
 */
export const targets = ["spec", "client", "mock", "docs", "stock prism"] as const;

/** The name of a target. */
export type TargetName = (typeof targets)[number];
