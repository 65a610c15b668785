import { futileRenewals } from "../generated/contract.ts";

/**
 * What to do about a 401 that another token of the same credential does not end, with a link; undefined for any other.
 *
 * @param code the code in the body of the response.
 */
export const adviceFor = (code: string | undefined): string | undefined => {
  const advice: Record<string, string> = futileRenewals;
  return code !== undefined && Object.hasOwn(advice, code) ? advice[code] : undefined;
};
