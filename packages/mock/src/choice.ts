import type { IHttpRequest } from "@stoplight/prism-http/dist/types.js";
import { explain } from "./explain.ts";
import { examplesOf, type Operation, responseFor, successOf } from "./operations.ts";
import { pairedExample } from "./pairs.ts";
import { type Preferences, preferred } from "./prefer.ts";
import { invalidRequest, type Refusal } from "./refusal.ts";
import type { Diagnostic } from "./validate.ts";

/** Which example of which status is answered; with `detail`, the answer says it too. */
export interface Choice {
  status: number;
  example: string;
  detail?: string;
}

const isObject = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Chooses the answer of one request: first who calls, then what is wrong, then what is preferred, then the pairs. */
export const choose = (
  operation: Operation,
  input: IHttpRequest,
  diagnostics: Diagnostic[],
  refusal: Refusal | undefined,
  preferences: Preferences,
): Choice => {
  if (diagnostics.some(({ code }) => code === 401)) {
    const detail = "send the header 'Authorization: Bearer <token>'; the mock takes any token that is not empty.";
    return { status: 401, example: "partnerTokenMissing", detail };
  }
  if (refusal) return refusal;
  if (diagnostics.length > 0) {
    const detail = `${explain(operation, input, diagnostics).join("; ")}.`;
    const properties = isObject(input.body) && diagnostics.every(({ path }) => path?.[0] === "body");
    return properties ? { status: 400, example: "invalidProperty", detail } : invalidRequest(detail);
  }
  const wish = preferred(operation, preferences);
  if ("detail" in wish) return wish;
  const { status, example } = wish;
  const fallback =
    status === successOf(operation)
      ? pairedExample(operation, status, input.body)
      : examplesOf(responseFor(operation, status))[0]?.key;
  return { status, example: example ?? fallback ?? "" };
};
