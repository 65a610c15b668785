// Not by a library: tinyduration and iso8601-duration find a duration anywhere in a text, also one of months and years.
const pattern = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const units = [604_800_000, 86_400_000, 3_600_000, 60_000, 1_000];

/**
 * Parses an ISO 8601 duration of weeks, days, hours, minutes and seconds; months and years have no fixed length.
 *
 * @returns milliseconds, or undefined for any other text.
 * @example
 * parseDuration("PT1M30S"); // 90000
 */
export const parseDuration = (text: string): number | undefined => {
  const parts = pattern.exec(text)?.slice(1);
  if (!parts?.some((part) => part !== undefined) || text.endsWith("T")) return undefined;
  return parts.reduce((sum, part, index) => sum + Number(part ?? 0) * (units[index] ?? 0), 0);
};
