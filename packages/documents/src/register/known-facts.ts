import { pointerSegments } from "@hyperjump/json-pointer";
import type { Erratum } from "@partner-qualification/exchanges";
import { guidPattern, listSchemas, type Operation, type Schema } from "@partner-qualification/openapi";
import { type Fact, type Facts, toFacts } from "../facts/fact.ts";
import { codeOf, factsOfBody, factsOfMessage, sideOf } from "../facts/facts-of-message.ts";
import { factsOfText } from "../facts/facts-of-text.ts";
import { templateOf } from "../page/find-operation.ts";
import { bodySchemas, deepSchemas, type Register, vocabularyOf } from "./register.ts";

const guids = new RegExp(guidPattern, "gi");

/** Every text in a JSON value, in any depth. */
const textsOf = (value: unknown): string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
};

/** The longest texts that the spec allows anywhere, in characters. */
const maxLengthsOf = (value: unknown): number[] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, one]) =>
        key === "maxLength" && typeof one === "number" ? [one] : maxLengthsOf(one),
      )
    : [];

/** The types that a schema allows, by itself or in its variants. */
const typesOf = ({ types, oneOf = [], anyOf = [] }: Schema): string[] => [
  ...types,
  ...[...oneOf, ...anyOf].flatMap(typesOf),
];

const factsOfOperation = (operation: Operation): Fact[] => {
  const { id, method, parameters, requestBody, responses, statuses, credentials } = operation;
  const own = { operation: id };
  const bodies = [...(requestBody ? [requestBody] : []), ...Object.values(responses).flatMap(({ body }) => body ?? [])];
  const schemas = bodySchemas(operation);
  const properties = schemas.flatMap(([side, schema]) =>
    [...deepSchemas(schema)].flatMap(({ properties = {} }) =>
      Object.entries(properties).flatMap(([name, property]) =>
        [...typesOf(property), "string"].map(
          (type): Fact => ({ kind: "property", ...own, value: `${side} ${name}: ${type}` }),
        ),
      ),
    ),
  );
  return [
    { kind: "operation", value: `${method} ${templateOf(operation)}` },
    { kind: "credentials", ...own, value: credentials.join(", ") },
    ...parameters.query.map(({ name }): Fact => ({ kind: "query parameter", ...own, value: name.toLowerCase() })),
    ...statuses.map((status): Fact => ({ kind: "status", ...own, value: String(status) })),
    ...properties,
    ...Object.values(requestBody?.examples ?? {}).flatMap(({ value }) => factsOfBody(value, "request", id)),
    ...Object.entries(responses).flatMap(([status, { body }]) =>
      Object.values(body?.examples ?? {}).flatMap(({ value }): Fact[] => {
        const code = codeOf(value);
        const codes = code ? [code, `${status} ${code}`] : [];
        return [
          ...factsOfBody(value, sideOf(Number(status)), id),
          ...codes.map((one): Fact => ({ kind: "error code", value: one })),
        ];
      }),
    ),
    ...bodies.map(({ mediaType }): Fact => ({ kind: "media type", value: mediaType })),
  ];
};

/** What an erratum says that the documents say: the wrong reading is known, too. */
const factsOfErratum = ({ statements = [], ...texts }: Erratum, operations: readonly Operation[]): Fact[] => {
  const statuses = statements.flatMap(({ pointer, original }): Fact[] => {
    const [, path, method, responses, status = "", ...within] = pointerSegments(pointer);
    const found = operations.find((one) => one.path === path && one.method === method?.toUpperCase());
    const isStatus = responses === "responses" && /^\d{3}$/.test(status) && within.length === 0;
    return found && isStatus && original !== null ? [{ kind: "status", operation: found.id, value: status }] : [];
  });
  const words = textsOf([texts, statements]).flatMap((text) => text.match(/[A-Za-z][\w-]*/g) ?? []);
  return [
    ...statuses,
    ...textsOf([texts, statements]).flatMap(factsOfText),
    ...words.map((word): Fact => ({ kind: "property", value: `named ${word.toLowerCase()}` })),
    ...textsOf([texts, statements]).flatMap((text) =>
      (text.match(guids) ?? []).map((id): Fact => ({ kind: "header value", value: id })),
    ),
  ];
};

/**
 * The values that a text of the spec quotes, with the integer of each (`` `Nonprofit` (2)``, or a constant with a title),
 * and the error codes that it only mentions.
 */
const factsOfQuotes = ({ description }: Register): Fact[] => {
  const codes = textsOf(description).flatMap((text) => [...text.matchAll(/`(\d{3,7})`/g)]);
  const quoted = textsOf(description).flatMap((text) => [...text.matchAll(/`([A-Z][A-Za-z]+)`(?: \((\d)\))?/g)]);
  const constants = listSchemas(description).flatMap(({ oneOf = [] }) =>
    oneOf.flatMap(({ title, const: value }) => (typeof value === "number" ? `${title} = ${value}` : [])),
  );
  const values = quoted.flatMap(([, name = "", number]) => [name, ...(number ? [`${name} = ${number}`] : [])]);
  return [
    ...[...values, ...constants].map((value): Fact => ({ kind: "value", value })),
    ...codes.map(([, value = ""]): Fact => ({ kind: "error code", value })),
  ];
};

/**
 * Returns every fact that the project knows: those of the spec and its rules, those of the exchanges as they are printed,
 * and what the errata quote.
 */
export const knownFacts = (register: Register): Facts => {
  const { operations, values, roles, headers } = vocabularyOf(register);
  const names = operations.flatMap((operation) => [
    ...Object.values(operation.parameters).flatMap((list) => list.map(({ name }) => name)),
    ...bodySchemas(operation).flatMap(([, schema]) =>
      [...deepSchemas(schema)].flatMap(({ properties = {} }) => Object.keys(properties)),
    ),
  ]);
  return toFacts([
    ...operations.flatMap(factsOfOperation),
    ...names.map((name): Fact => ({ kind: "property", value: `named ${name.toLowerCase()}` })),
    ...[...headers].map((value): Fact => ({ kind: "header", value })),
    ...[...values].map((value): Fact => ({ kind: "value", value })),
    ...factsOfQuotes(register),
    ...[...roles].map((value): Fact => ({ kind: "role", value })),
    ...textsOf(register.description).flatMap(factsOfText),
    ...maxLengthsOf(register.description).map((length): Fact => ({ kind: "limit", value: `${length} characters` })),
    ...register.errata.flatMap((erratum) => factsOfErratum(erratum, operations)),
    ...register.exchanges.flatMap(({ operation: id, request, response }) => {
      const operation = operations.find((one) => one.id === id);
      return [
        ...(request ? factsOfMessage({ kind: "request", text: request.trimEnd() }, operation) : []),
        ...(response ? factsOfMessage({ kind: "response", text: response.trimEnd() }, operation) : []),
      ];
    }),
  ]);
};
