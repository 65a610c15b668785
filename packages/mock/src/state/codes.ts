import { isoDate } from "./clock.ts";
import type { SeedCode, ValidationCode } from "./types.ts";

const eTagOf = (time: number) => `W/"datetime'${encodeURIComponent(isoDate(time))}'"`;

const timeOf = (eTag: string): number => {
  const [, time = ""] = /'(.*)'/.exec(eTag) ?? [];
  try {
    return Date.parse(decodeURIComponent(time));
  } catch {
    return Number.NaN;
  }
};

/** An entity tag of now; of a millisecond later than the last one where the clock has not moved since. */
const nextETag = (last: string, now: number): string => {
  const before = timeOf(last);
  return eTagOf(before >= now ? Math.floor(before) + 1 : now);
};

/** A code with all its fields, from what a seed says. */
export const completeCode = (seed: SeedCode, partner: string, now: number): ValidationCode => ({
  partnerId: seed.partnerId ?? partner,
  organizationName: seed.organizationName ?? "Contoso, Inc.",
  validationId: seed.validationId,
  maxCreates: seed.maxCreates ?? seed.remainingCreates ?? null,
  remainingCreates: seed.remainingCreates ?? seed.maxCreates ?? null,
  eTag: seed.eTag ?? eTagOf(now),
});

/** A code after one use more. */
export const useCode = (code: ValidationCode, now: number): ValidationCode => ({
  ...code,
  remainingCreates: code.remainingCreates === null ? null : code.remainingCreates - 1,
  eTag: nextETag(code.eTag, now),
});
