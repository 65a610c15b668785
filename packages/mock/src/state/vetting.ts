import { isOneOf } from "../choices.ts";
import { isoDate } from "./clock.ts";
import { parseDuration } from "./duration.ts";
import type { HeldQualification } from "./types.ts";

/** The outcome of the vetting of Education, and after how many milliseconds it is decided. */
export type VettingPlan = { outcome: "hold" } | { outcome: "approve" | "deny"; afterMs: number; reason?: string };

const fixedVettings = ["approve", "deny", "hold"] as const;

/**
 * The outcome of the vetting of Education, as it is set: `approve`, `deny`, `deny:<reason>`, `hold`, or an ISO 8601 duration
 * after which it is approved.
 */
export type Vetting = (typeof fixedVettings)[number] | `deny:${string}` | `P${string}`;

/** What a vetting is set to, for the message about anything else. */
export const vettingUsage = "approve, deny, deny:<reason>, hold, or an ISO 8601 duration such as PT5S";

/** Whether a text sets a vetting. */
export const isVetting = (text: string): text is Vetting =>
  isOneOf(text, fixedVettings) || /^deny:./s.test(text) || parseDuration(text) !== undefined;

/** In review for five seconds, then approved. */
export const defaultVetting = "PT5S";

const defaultReason = "Not an Education Customer";

/**
 * Parses the outcome of a vetting. With `approve` and `deny` the next call sees the decision.
 *
 * @throws TypeError for any other text.
 */
export const parseVetting = (text: string): VettingPlan => {
  if (!isVetting(text)) throw new TypeError(`vetting takes ${vettingUsage}.`);
  if (text === "hold") return { outcome: "hold" };
  const [outcome, reason = defaultReason] = text.split(/:(.*)/s);
  if (outcome === "deny") return { outcome, afterMs: 0, reason };
  return { outcome: "approve", afterMs: parseDuration(text) ?? 0 };
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
