import { isoDate } from "./clock.ts";
import { parseDuration } from "./duration.ts";
import type { HeldQualification } from "./types.ts";

/** The outcome of the vetting of Education, and after how many milliseconds it is decided. */
export type VettingPlan = { outcome: "hold" } | { outcome: "approve" | "deny"; afterMs: number; reason?: string };

/** In review for five seconds, then approved. */
export const defaultVetting = "PT5S";

const defaultReason = "Not an Education Customer";

/**
 * Parses `approve`, `deny`, `deny:<reason>`, `hold`, or an ISO 8601 duration, after which it is approved. With
 * `approve` and `deny` the next call sees the decision.
 *
 * @throws TypeError for any other text.
 */
export const parseVetting = (text: string): VettingPlan => {
  if (text === "hold") return { outcome: "hold" };
  if (text === "approve") return { outcome: "approve", afterMs: 0 };
  const [, reason = defaultReason] = /^deny(?::(.+))?$/s.exec(text) ?? [];
  if (/^deny(?::.+)?$/s.test(text)) return { outcome: "deny", afterMs: 0, reason };
  const afterMs = parseDuration(text);
  if (afterMs !== undefined) return { outcome: "approve", afterMs };
  throw new TypeError("vetting takes approve, deny, deny:<reason>, hold, or an ISO 8601 duration such as PT5S.");
};

/** Education right after it was requested: in review. */
export const startVetting = (plan: VettingPlan, now: number): HeldQualification => {
  const entry: HeldQualification = {
    qualification: "Education",
    vettingStatus: "InReview",
    vettingCreateDate: isoDate(now),
  };
  if (plan.outcome === "hold") return entry;
  const at = isoDate(now + plan.afterMs);
  if (plan.outcome === "approve") return { ...entry, vettingDecision: { at, vettingStatus: "Approved" } };
  return {
    ...entry,
    vettingDecision: { at, vettingStatus: "Denied", ...(plan.reason && { vettingReason: plan.reason }) },
  };
};

/** A qualification whose vetting is decided, with a reason if there is one. What else is remembered of it stays. */
export const endVetting = (
  { vettingDecision: _, vettingReason: __, ...entry }: HeldQualification,
  vettingStatus: string,
  vettingReason?: string,
): HeldQualification => ({
  ...entry,
  vettingStatus,
  ...(vettingReason !== undefined && { vettingReason }),
});

/** A qualification as of now: decided once the time of its decision has come. */
export const settle = (entry: HeldQualification, now: number): HeldQualification => {
  const { vettingDecision: decision } = entry;
  if (!decision || Date.parse(decision.at) > now) return entry;
  return endVetting(entry, decision.vettingStatus, decision.vettingReason);
};
