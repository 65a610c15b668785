import type { CallInfo } from "../transport/call-info.ts";
import { oneLine } from "./one-line.ts";
import { PartnerError, type PartnerErrorDetails } from "./partner-error.ts";

/** The longest message of an error, in characters: what a response contains may be much longer. */
export const maxMessage = 1024;

/** Makes the error of a call. The message is complete without the details: it names the call and its idempotency key. */
export const createCallError = (
  info: CallInfo,
  problem: string,
  details: Omit<PartnerErrorDetails, keyof CallInfo>,
  cause?: unknown,
): PartnerError => {
  const id = oneLine(info.requestId, 36);
  const text = oneLine(`${info.method} ${info.url}: ${problem}`, maxMessage - id.length - 16);
  return new PartnerError(`${text} (MS-RequestId ${id})`, { ...info, ...details }, cause);
};
