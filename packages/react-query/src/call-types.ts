import type { CallLimits, operations, paths } from "@partner-qualification/client";

// The types of the calls by path, stricter than those of openapi-fetch: they allow no unknown parameters.

/** The methods of a write. */
export type WriteMethod = "put" | "post" | "delete" | "patch";

type Method = "get" | WriteMethod;

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

type Success = 200 | 201 | 202 | 204;

/** The body of a 2xx response; undefined where it has none. */
export type CallData<Operation> = Operation extends { responses: infer Responses }
  ? {
      [Status in keyof Responses & Success]: Responses[Status] extends {
        content: { "application/json": infer Given };
      }
        ? Given
        : undefined;
    }[keyof Responses & Success]
  : never;

/** The second argument of a call. */
export type CallInit<Operation> = Params<Operation> & Body<Operation> & CodeWithGcc<Operation> & CallLimits;
