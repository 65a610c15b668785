import { isoDate } from "./clock.ts";
import { readDuration } from "./duration.ts";
import type { HeldQualification } from "./types.ts";

/** How the vetting of Education goes: after how many milliseconds it ends, and how. */
export type VettingPlan = { outcome: "hold" } | { outcome: "approve" | "deny"; afterMs: number; reason?: string };

/** In review for five seconds, then approved. */
export const defaultVetting = "PT5S";

const defaultReason = "Not an Education Customer";

/**
 * Reads `approve`, `deny`, `deny:<reason>`, `hold`, or an ISO 8601 duration, after which it is approved. With
 * `approve` and `deny` the next call sees the end.
 *
 * @throws TypeError for anything else.
 */
export const readVetting = (text: string): VettingPlan => {
  if (text === "hold") return { outcome: "hold" };
  if (text === "approve") return { outcome: "approve", afterMs: 0 };
  const [, reason = defaultReason] = /^deny(?::(.+))?$/s.exec(text) ?? [];
  if (/^deny(?::.+)?$/s.test(text)) return { outcome: "deny", afterMs: 0, reason };
  const afterMs = readDuration(text);
  if (afterMs !== undefined) return { outcome: "approve", afterMs };
  throw new TypeError("vetting takes approve, deny, deny:<reason>, hold, or an ISO 8601 duration such as PT5S.");
};

/** Education as it stands right after it was asked for. */
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

/** Ends a vetting with a status, and with a reason if there is one. */
export const endVetting = (
  { vettingDecision: _, vettingReason: __, ...entry }: HeldQualification,
  vettingStatus: string,
  vettingReason?: string,
): HeldQualification => ({
  qualification: entry.qualification,
  vettingStatus,
  ...(vettingReason !== undefined && { vettingReason }),
  ...(entry.vettingCreateDate !== undefined && { vettingCreateDate: entry.vettingCreateDate }),
});

/** A qualification as it stands now: with its decision, once the time of that has come. */
export const settle = (entry: HeldQualification, now: number): HeldQualification => {
  const { vettingDecision: decision } = entry;
  if (!decision || Date.parse(decision.at) > now) return entry;
  return endVetting(entry, decision.vettingStatus, decision.vettingReason);
};
