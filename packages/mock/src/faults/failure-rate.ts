/** A status, and the share of the requests that get it: 0.1 is one request in ten. */
export interface FailureRate {
  status: number;
  rate: number;
}

// 0.33 + 0.56 + 0.11 is a little more than 1 in floating point.
const rounding = 1e-9;

/**
 * Parses `503:0.1`, or several such rates, separated by commas.
 *
 * @throws TypeError for any other text, and when the rates add up to more than 1.
 */
export const parseFailureRates = (text: string): FailureRate[] => {
  const rates = text.split(",").map((part) => {
    const [, status, rate] = /^\s*([45]\d\d):(0(?:\.\d+)?|1(?:\.0+)?|\.\d+)\s*$/.exec(part) ?? [];
    return { status: Number(status), rate: Number(rate) };
  });
  if (rates.some(({ rate }) => Number.isNaN(rate)) || rates.reduce((sum, { rate }) => sum + rate, 0) > 1 + rounding)
    throw new TypeError(
      "fail takes statuses from 400 to 599 with rates that add up to at most 1, such as 503:0.1,429:0.05.",
    );
  return rates;
};

/** Pseudorandom numbers from 0 to 1, the same for the same seed (mulberry32). */
export const createRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** The status that a call fails with, chosen at random by the rates; undefined for a call that does not fail. */
export const sample = (rates: FailureRate[], random: () => number): number | undefined => {
  if (rates.length === 0) return undefined;
  const number = random();
  let sum = 0;
  return rates.find(({ rate }) => {
    sum += rate;
    return number < sum;
  })?.status;
};
