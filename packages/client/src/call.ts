import type { AnswerKind } from "./answer.ts";
import { oneLine } from "./one-line.ts";
import { PartnerError, type PartnerErrorDetails } from "./partner-error.ts";
import type { Limits } from "./patience.ts";

/** What errors and events tell of a call. */
export interface AboutCall {
  /** The operationId of the description, such as `createQualifications`. */
  operation: string;
  method: string;
  /** The path template, such as `/v1/customers/{customer-tenant-id}/qualifications`. */
  path: string;
  /** The URL, query values left out. */
  url: string;
  /** `MS-RequestId` of the call, its idempotency key: the same for every attempt. Give it to Microsoft's support. */
  requestId: string;
  /** `MS-CorrelationId` of the call. */
  correlationId: string;
}

/** One call, ready to be sent. */
export interface Call {
  about: AboutCall;
  url: string;
  /** `Authorization` is still without the token. No name twice. */
  headers: Record<string, string>;
  body: string | undefined;
  answer: AnswerKind;
  /** What no error may tell, beside the token. */
  secrets: readonly unknown[];
  limits: Limits & { timeout: number };
}

/** What came of a call that was answered. */
export type Outcome =
  | { data: unknown; error?: never; response: Response }
  | { data?: never; error: PartnerError; response: Response };

/** The URL with the names of the query alone: the validation code is a value. */
export const withoutValues = (url: string): string => url.replace(/=[^&]*/g, "=");

/** The longest message of an error, in characters: what a response says may be much longer. */
const maxMessage = 1024;

/** Makes the error of a call. The message is complete without the details: it names the call and its idempotency key. */
export const failCall = (
  about: AboutCall,
  problem: string,
  details: Omit<PartnerErrorDetails, keyof AboutCall>,
  cause?: unknown,
): PartnerError => {
  const head = oneLine(`${about.method} ${about.url}`, maxMessage / 2);
  const tail = ` (MS-RequestId ${oneLine(about.requestId, 64)})`;
  const message = `${head}: ${oneLine(problem, maxMessage - head.length - tail.length - 2)}${tail}`;
  return new PartnerError(message, { ...about, ...details }, cause);
};
