import type { Exchange } from "@partner-qualification/exchanges";
import { type Fact, type Facts, toFacts } from "../facts/fact.ts";
import { codeOf, factsOfMessage } from "../facts/facts-of-message.ts";
import { templateOf } from "../page/find-operation.ts";
import { type Register, vocabularyOf } from "./register.ts";

/** The newest revision of a document that has exchanges in this language; undefined where it has none. */
const newestRevision = (exchanges: readonly Exchange[], document: string): string | undefined =>
  exchanges
    .flatMap(({ source }) => source.filter((one) => one.document === document).map(({ revision = "" }) => revision))
    .sort()
    .at(-1);

/**
 * Returns the facts that were taken from a document, and that its page must still show: the exchanges of its newest
 * revision, as printed, and the operations, headers and error codes that name it as their source.
 */
export const takenFacts = (document: string, register: Register): Facts => {
  const { operations } = vocabularyOf(register);
  const cites = ({ sources }: { sources: readonly { document: string }[] }) =>
    sources.some((source) => source.document === document);
  const revision = newestRevision(register.exchanges, document);
  const printed = register.exchanges.filter(({ source }) =>
    source.some((one) => one.document === document && (one.revision ?? "") === revision),
  );
  const named = operations.flatMap((operation): Fact[] => [
    ...(cites(operation)
      ? [{ kind: "operation" as const, value: `${operation.method} ${templateOf(operation)}` }]
      : []),
    ...operation.parameters.header
      .filter(cites)
      .map(({ name }): Fact => ({ kind: "header", value: name.toLowerCase() })),
    ...Object.values(operation.responses).flatMap(({ status, headers, body }) => [
      ...Object.values(headers)
        .filter(cites)
        .map(({ name }): Fact => ({ kind: "header", value: name.toLowerCase() })),
      ...Object.values(body?.examples ?? {})
        .filter(cites)
        .flatMap(({ value }): Fact[] => {
          const code = codeOf(value);
          return code ? [{ kind: "error code", value: `${status} ${code}` }] : [];
        }),
    ]),
  ]);
  return toFacts([
    ...named,
    ...printed.flatMap(({ operation: id, request, response }) => {
      const operation = operations.find((one) => one.id === id);
      return [
        ...(request ? factsOfMessage({ kind: "request", text: request.trimEnd() }, operation) : []),
        ...(response ? factsOfMessage({ kind: "response", text: response.trimEnd() }, operation) : []),
      ];
    }),
  ]);
};
