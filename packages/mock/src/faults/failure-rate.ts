/** A status, and how often it is answered: 0.1 is one call in ten. */
export interface Failure {
  status: number;
  rate: number;
}

/**
 * Reads `503:0.1`, or several with commas between them.
 *
 * @throws TypeError for anything else.
 */
export const readFailures = (text: string): Failure[] => {
  const failures = text.split(",").map((part) => {
    const [, status, rate] = /^\s*([45]\d\d):(0(?:\.\d+)?|1(?:\.0+)?|\.\d+)\s*$/.exec(part) ?? [];
    return { status: Number(status), rate: Number(rate) };
  });
  if (failures.some(({ rate }) => Number.isNaN(rate)) || failures.reduce((sum, { rate }) => sum + rate, 0) > 1)
    throw new TypeError("fail takes statuses with their rates, which add up to 1 at most, such as 503:0.1,429:0.05.");
  return failures;
};

/** Numbers from 0 to 1 that look random, and are the same for the same seed (mulberry32). */
export const createRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** Draws whether a call fails, and with which status. */
export const draw = (failures: Failure[], random: () => number): number | undefined => {
  if (failures.length === 0) return undefined;
  const drawn = random();
  let sum = 0;
  return failures.find(({ rate }) => {
    sum += rate;
    return drawn < sum;
  })?.status;
};
