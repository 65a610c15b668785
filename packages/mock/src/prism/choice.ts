import type { IHttpRequest } from "@stoplight/prism-http/dist/types.js";
import { type Preferences, preferred } from "../request/prefer.ts";
import { invalidRequest, type Refusal } from "../request/rejection.ts";
import type { StateResponse } from "../state/state-call.ts";
import { explain } from "./explain.ts";
import { examplesOf, type Operation, responseFor, successOf } from "./operations.ts";
import { pairedExample } from "./pairs.ts";
import type { Diagnostic } from "./validate.ts";

/** Which example of which status is answered; with `detail`, the answer says it too. */
export interface Choice extends Refusal {
  /** The seconds of a throttled answer, in place of those of the example. */
  retryAfter?: number;
  /** The ids that stand in the text of the example's own, in its order. */
  ids?: string[];
  /** What became of the state, for the log. */
  effect?: string;
}

/** An answer that is no example: the status and the body that the state gives. */
export interface Made {
  status: number;
  body: unknown;
  effect?: string;
}

/** What a call meets besides the description. */
export interface Circumstances {
  /**
   * The fault to inject, if any, once the request is authenticated. With `afterwards` it replaces the response of a call
   * that took effect; the function is to be called then.
   */
  meet(): { choice: Choice; afterwards?: () => void } | undefined;
  /** Has the state answer it. Called at most once, for a request that fits the description. */
  act(): StateResponse;
}

const isObject = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);

const refuse = (
  operation: Operation,
  input: IHttpRequest,
  diagnostics: Diagnostic[],
  refusal: Refusal | undefined,
): Refusal | undefined => {
  if (refusal) return refusal;
  if (diagnostics.length === 0) return undefined;
  const detail = `${explain(operation, input, diagnostics)}.`;
  const properties = isObject(input.body) && diagnostics.every(({ path }) => path?.[0] === "body");
  return properties ? { status: 400, example: "invalidProperty", detail } : invalidRequest(detail);
};

const example = (operation: Operation, input: IHttpRequest, preferences: Preferences): Choice => {
  const wish = preferred(operation, preferences);
  if ("detail" in wish) return wish;
  const fallback =
    wish.status === successOf(operation)
      ? pairedExample(operation, wish.status, input.body)
      : examplesOf(responseFor(operation, wish.status))[0]?.key;
  return { status: wish.status, example: wish.example ?? fallback ?? "" };
};

/**
 * Chooses the answer of one request: first who calls, then what goes wrong on the way, then what is wrong with the
 * request, then what is preferred, and at last what the state says.
 */
export const choose = (
  operation: Operation,
  input: IHttpRequest,
  diagnostics: Diagnostic[],
  refusal: Refusal | undefined,
  preferences: Preferences,
  circumstances: Circumstances,
): Choice | Made => {
  if (diagnostics.some(({ code }) => code === 401)) {
    const detail = "send the header 'Authorization: Bearer <token>'; the mock takes any token that is not empty.";
    return { status: 401, example: "partnerTokenMissing", detail };
  }
  const met = circumstances.meet();
  if (met && !met.afterwards) return met.choice;
  const refused = refuse(operation, input, diagnostics, refusal);
  if (refused) return refused;
  if (preferences.code !== undefined || preferences.example !== undefined)
    return example(operation, input, preferences);
  const outcome = circumstances.act();
  if (!met?.afterwards) return outcome;
  met.afterwards();
  const effects = [outcome.effect, met.choice.effect].filter((effect) => effect !== undefined);
  return { ...met.choice, effect: effects.join(", ") };
};
