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

/** An entity tag of the present time, or of a millisecond after the last one if the clock has not moved since. */
const nextETag = (last: string, now: number): string => {
  const before = timeOf(last);
  return eTagOf(before >= now ? Math.floor(before) + 1 : now);
};

/** The code that a seed describes, with defaults for what it leaves out. */
export const completeCode = (seed: SeedCode, partner: string, now: number): ValidationCode => ({
  partnerId: seed.partnerId ?? partner,
  organizationName: seed.organizationName ?? "Contoso, Inc.",
  validationId: seed.validationId,
  maxCreates: seed.maxCreates ?? seed.remainingCreates ?? null,
  remainingCreates: seed.remainingCreates ?? seed.maxCreates ?? null,
  eTag: seed.eTag ?? eTagOf(now),
});

/** The code after one more use. */
export const useCode = (code: ValidationCode, now: number): ValidationCode => ({
  ...code,
  remainingCreates: code.remainingCreates === null ? null : code.remainingCreates - 1,
  eTag: nextETag(code.eTag, now),
});
