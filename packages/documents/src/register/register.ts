import type { Erratum, Exchange } from "@partner-qualification/exchanges";
import {
  type Description,
  listOperations,
  listSchemas,
  type Operation,
  type Schema,
  subschemas,
} from "@partner-qualification/openapi";
import { type Side, sideOf } from "../facts/facts-of-message.ts";
import type { Vocabulary } from "../facts/facts-of-page.ts";

/** Everything that the project took from the documents: the spec with its registers, the exchanges and the errata. */
export interface Register {
  description: Description;
  exchanges: readonly Exchange[];
  errata: readonly Erratum[];
}

/** Lists a schema and all schemas in it, each once. */
export const deepSchemas = (schema: Schema, found = new Set<Schema>()): Set<Schema> => {
  if (found.has(schema)) return found;
  found.add(schema);
  for (const inner of subschemas(schema)) deepSchemas(inner, found);
  return found;
};

/** The schemas of all bodies of an operation, with whose body it is. */
export const bodySchemas = ({ requestBody, responses }: Operation): [Side, Schema][] => [
  ...(requestBody ? [["request", requestBody.schema] as [Side, Schema]] : []),
  ...Object.values(responses).flatMap(({ status, body }): [Side, Schema][] =>
    body ? [[sideOf(status), body.schema]] : [],
  ),
];

const valuesOf = (schema: Schema): unknown[] => [
  ...(schema.enum ?? []),
  ...(schema["x-extensible-enum"] ?? []),
  ...(schema.const === undefined ? [] : [schema.const]),
];

/** Headers that the spec leaves to HTTP. */
const framingHeaders = ["authorization", "accept", "content-type", "content-length", "www-authenticate"];

/** The names that pages are read with: the values of the schemas' enumerations, the roles of the rules, and headers. */
export const vocabularyOf = ({ description }: Register): Vocabulary => {
  const operations = listOperations(description);
  const schemas = operations.flatMap(bodySchemas).flatMap(([, schema]) => [...deepSchemas(schema)]);
  const roles = operations.flatMap(({ rules }) =>
    rules.flatMap(({ statement }) => /\broles ([A-Z][^.]*)\./.exec(statement)?.[1]?.split(/,\s+/) ?? []),
  );
  const values = schemas.flatMap(valuesOf).filter((value) => typeof value === "string");
  const headers = operations.flatMap(({ parameters, responses }) => [
    ...parameters.header.map(({ name }) => name),
    ...Object.values(responses).flatMap((response) => Object.keys(response.headers)),
  ]);
  return {
    operations,
    values: new Set(values),
    roles: new Set(roles),
    schemas: new Set(listSchemas(description).map(({ componentName }) => componentName.toLowerCase())),
    headers: new Set([...headers, ...framingHeaders].map((name) => name.toLowerCase())),
  };
};
