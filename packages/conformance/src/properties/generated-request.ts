import type { Operation, Parameter } from "@partner-qualification/openapi";
import fc from "fast-check";
import { arbitraryOf } from "./arbitrary-of.ts";

/** A request as it is sent, but for the token of a partner. */
export interface GeneratedRequest {
  operation: Operation;
  /** The values of the parameters in the path, by name, not encoded. */
  path: Record<string, string>;
  query: Record<string, string>;
  headers: Record<string, string>;
  /** Absent for an operation without a body. */
  body?: string | Uint8Array<ArrayBuffer>;
}

/** The path with the query, encoded. */
export const targetOf = ({ operation, path, query }: GeneratedRequest): string => {
  const filled = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ""));
  const search = new URLSearchParams(query).toString();
  return search === "" ? filled : `${filled}?${search}`;
};

/** A qualification has no entity tag, so that only `*` matches: the rule `entity-tags-match-nothing`. */
const textOfParameter = ({ name, schema }: Parameter): fc.Arbitrary<unknown> =>
  name === "If-Match" ? fc.constant("*") : arbitraryOf(schema);

const parametersOf = (parameters: readonly Parameter[], required: readonly string[]): fc.Arbitrary<object> =>
  fc.record(Object.fromEntries(parameters.map((parameter) => [parameter.name, textOfParameter(parameter)])), {
    requiredKeys: [...required],
    noNullPrototype: true,
  });

const namesOf = (parameters: readonly Parameter[]) => parameters.map(({ name }) => name);

/** Valid requests of an operation, with any of its optional parameters and properties. */
export const validRequest = (operation: Operation): fc.Arbitrary<GeneratedRequest> => {
  const { path, query, header } = operation.parameters;
  const { requestBody } = operation;
  return fc
    .record({
      path: parametersOf(path, namesOf(path)),
      // Government Community Cloud requires the validation code, which the schema cannot say.
      query: parametersOf(query, namesOf(query)),
      headers: parametersOf(header, []),
      body: requestBody ? arbitraryOf(requestBody.schema) : fc.constant(undefined),
    })
    .map(({ path: inPath, query: inQuery, headers, body }) => ({
      operation,
      path: inPath as Record<string, string>,
      query: inQuery as Record<string, string>,
      headers: {
        ...(headers as Record<string, string>),
        ...(requestBody && { "Content-Type": requestBody.mediaType }),
        Accept: "application/json",
      },
      ...(requestBody && { body: JSON.stringify(body) }),
    }));
};

/** The validation code that a request has, in its query or its body. */
export const codeIn = ({ query, body }: GeneratedRequest): string | undefined => {
  if (query.code !== undefined) return query.code;
  if (typeof body !== "string") return undefined;
  const [, code] = /"validationCode":("(?:[^"\\]|\\.)*")/.exec(body) ?? [];
  return code === undefined ? undefined : String(JSON.parse(code));
};
