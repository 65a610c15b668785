import type { operations, paths } from "@partner-qualification/types";
import type { PartnerError } from "./partner-error.ts";

// The types of the calls by path, all of them drawn from the generated ones.

type Method = "get" | "put" | "post";

/** The paths of one method. */
export type CallPath<M extends Method> = {
  [Path in keyof paths]: paths[Path][M] extends { responses: unknown } ? Path : never;
}[keyof paths];

type Params<Operation> = Operation extends { parameters: infer Given }
  ? Record<never, never> extends Given
    ? { params?: Given }
    : { params: Given }
  : never;

type Body<Operation> = Operation extends { requestBody: { content: { "application/json": infer Given } } }
  ? { body: Given }
  : { body?: never };

/** That Government Community Cloud needs a code, no schema of the body can say: the code stands in the query. */
type CodeWithGcc<Operation> = Operation extends operations["updateQualification"]
  ? { body: 1 } | { body: 3; params: { query: { code: string } } }
  : unknown;

/** What a 2xx answer carries. */
export type CallData<Operation> = Operation extends { responses: infer Responses }
  ? {
      [Status in keyof Responses & (200 | 201)]: Responses[Status] extends {
        content: { "application/json": infer Given };
      }
        ? Given
        : never;
    }[keyof Responses & (200 | 201)]
  : never;

/** What bounds one call, in place of the client's own limits. */
export interface CallLimits {
  /** The longest time of one attempt, in ms. */
  timeout?: number | undefined;
  /** The longest time of the call, in ms: all attempts and all waits. */
  deadline?: number | undefined;
  /** Ends the call, whatever it waits for. */
  signal?: AbortSignal | null | undefined;
}

/** The second argument of a call. */
export type CallInit<Operation> = Params<Operation> & Body<Operation> & CodeWithGcc<Operation> & CallLimits;

/**
 * `data` of a 2xx answer, or `error`. The body of `response` has been read; that of a failed call, or of one with a
 * validation code, is a copy without body, URL and secrets.
 */
export type CallResult<Operation> =
  | { data: CallData<Operation>; error?: never; response: Response }
  | { data?: never; error: PartnerError; response: Response };

/** The calls of one method. */
export type CallMethod<M extends Method> = <Path extends CallPath<M>>(
  path: Path,
  ...init: Record<never, never> extends CallInit<paths[Path][M]>
    ? [init?: CallInit<paths[Path][M]>]
    : [init: CallInit<paths[Path][M]>]
) => Promise<CallResult<paths[Path][M]>>;
