import type { Exchange } from "@partner-qualification/exchanges";
import { type Fact, type Facts, toFacts } from "../facts/fact.ts";
import { codeOf, factsOfMessage } from "../facts/facts-of-message.ts";
import { templateOf } from "../page/find-operation.ts";
import { type Register, vocabularyOf } from "./register.ts";

/** The exchanges of the newest revision of a document in a language. A row of the request syntax is not one of them. */
const newestExchanges = (exchanges: readonly Exchange[], document: string, locale: string): Exchange[] => {
  const dates = ({ source }: Exchange) =>
    source.flatMap((one) => (one.document === document && one.locales.includes(locale) ? (one.revision ?? "") : []));
  const newest = exchanges.flatMap(dates).sort().at(-1);
  return exchanges.filter(
    (exchange) =>
      newest !== undefined &&
      dates(exchange).includes(newest) &&
      (exchange.response !== undefined || exchange.request?.trimEnd().includes("\n")),
  );
};

/**
 * Returns the facts that were taken from a document, and that its page must still show: the exchanges of its newest
 * revision in the page's language, or else in English, as printed, and the operations, headers and error codes that name
 * it as their source.
 */
export const takenFacts = (document: string, locale: string, register: Register): Facts => {
  const { operations } = vocabularyOf(register);
  const cites = ({ sources }: { sources: readonly { document: string }[] }) =>
    sources.some((source) => source.document === document);
  const own = newestExchanges(register.exchanges, document, locale);
  const printed = own.length > 0 ? own : newestExchanges(register.exchanges, document, "en-US");
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
