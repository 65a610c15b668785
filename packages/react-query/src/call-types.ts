import type { CallLimits, operations, paths } from "@partner-qualification/client";

// The types of the calls by path, stricter than those of openapi-fetch: they allow no unknown parameters.

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

/** No schema of the body can say that Government Community Cloud requires a code: the code is in the query. */
type CodeWithGcc<Operation> = Operation extends operations["updateQualification"]
  ? { body: 1 } | { body: 3; params: { query: { code: string } } }
  : unknown;

/** The body of a 2xx response. */
export type CallData<Operation> = Operation extends { responses: infer Responses }
  ? {
      [Status in keyof Responses & (200 | 201)]: Responses[Status] extends {
        content: { "application/json": infer Given };
      }
        ? Given
        : never;
    }[keyof Responses & (200 | 201)]
  : never;

/** The second argument of a call. */
export type CallInit<Operation> = Params<Operation> & Body<Operation> & CodeWithGcc<Operation> & CallLimits;
