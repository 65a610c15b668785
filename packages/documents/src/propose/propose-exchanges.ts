import { type Exchange, type ExchangeSource, placeholdersOf } from "@partner-qualification/exchanges";
import type { Operation } from "@partner-qualification/openapi";
import { findMessages, findSyntax } from "../page/find-messages.ts";
import { operationOf } from "../page/find-operation.ts";
import type { Page } from "../page/page.ts";
import { type Register, vocabularyOf } from "../register/register.ts";
import { type PrintedExchange, pairMessages } from "./pair-messages.ts";
import { type ErrataSelection, selectErrata } from "./select-errata.ts";

/** An exchange of a page: new, or printed the same by a document that the register has. */
export interface ProposedExchange extends ErrataSelection {
  exchange: Exchange;
  /** Whether an exchange with this text is there already, so that it only gets another source. */
  known: boolean;
  /** Whether it has this source, too, so that there is nothing to add. */
  recorded: boolean;
}

const syntaxNote =
  "The request syntax of the page, its two cells joined by a space. It shows a request line and nothing else.";

const toKebab = (name: string) => name.replace(/(?<=[a-z\d])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

/** Spaces at the end of a line cannot be seen on a page, nor how it is indented, nor whether a space may break. */
const visible = (text = "") =>
  text
    .replaceAll("\u00a0", " ")
    .replace(/[ \t]+$/gm, "")
    .replaceAll("\t", "    ")
    .trimEnd();

const sameText = (one: string | undefined, other: string | undefined) => visible(one) === visible(other);

/** A row of the request syntax is an exchange of its own if it is not what the spec has. */
const syntaxExchanges = (page: Page, { operations }: ReturnType<typeof vocabularyOf>): PrintedExchange[] => {
  const operation = operationOf(page, operations);
  if (!operation) return [];
  const { requestBody, parameters } = operation;
  const names = Object.keys(requestBody?.examples ?? {});
  // Only the request with a validation code has a query.
  const withQuery = parameters.query.length > 0 ? names.find((name) => name.startsWith("government")) : undefined;
  const [first = ""] = names.length > 0 ? names : Object.keys(operation.responses[200]?.body?.examples ?? {});
  return findSyntax(page)
    .filter((line) => / HTTPS?\/1/i.test(line))
    .map((request) => ({ operation, example: withQuery ?? first, request, note: syntaxNote }));
};

const hasSource = (exchange: Exchange, { document, revision, locales }: ExchangeSource) =>
  exchange.source.some(
    (one) =>
      one.document === document && one.revision === revision && locales.every((code) => one.locales.includes(code)),
  );

/** Whether a row of the request syntax is that of the spec, but for the names of its placeholders. */
const isPlain = (line: string, { method, path, parameters }: Operation): boolean => {
  const [found = "", uri = "", version = ""] = line.split(" ");
  const [printed = "", query = ""] = uri.replace(/^\{baseURL\}/, "").split("?");
  const template = (text: string) => text.replace(/\{[^}]*\}/g, "{}");
  return (
    found === method &&
    template(printed) === template(path) &&
    version === "HTTP/1.1" &&
    (query === "" || parameters.query.some(({ name }) => new RegExp(`^${name}=\\{\\w+\\}$`).test(query)))
  );
};

const nameFor = ({ operation, example, request = "" }: PrintedExchange, { revision, locales }: ExchangeSource) => {
  const date = revision ?? "undated";
  if (!request.includes("\n") && /\{base_?url\}/i.test(request)) {
    return `request-syntax-${toKebab(operation.id)}-${(locales[0] ?? "").toLowerCase()}-${date}`;
  }
  const resource = operation.path.replace(/.*\//, "");
  return `${operation.method.toLowerCase()}-${resource}-${toKebab(example)}-${date}`;
};

/**
 * Proposes the exchanges of a page: those that the register has, and new ones with a name, their placeholders and the
 * errata that they need.
 *
 * @returns empty for a page that shows no message of an operation.
 */
export const proposeExchanges = (page: Page, register: Register, source: ExchangeSource): ProposedExchange[] => {
  const vocabulary = vocabularyOf(register);
  const main = operationOf(page, vocabulary.operations);
  if (!main) return [];
  const syntax = syntaxExchanges(page, vocabulary).filter(({ request = "" }) => !isPlain(request, main));
  const printed = [...pairMessages(findMessages(page), main, vocabulary.operations), ...syntax];
  const taken = new Set(register.exchanges.map(({ id }) => id));
  const freeName = (wanted: string): string => {
    let name = wanted;
    for (let number = 2; taken.has(name); number += 1) name = `${wanted}-${number}`;
    taken.add(name);
    return name;
  };
  return printed.map((one) => {
    const { operation, example, request, response, note } = one;
    const same = register.exchanges.find(
      (exchange) =>
        exchange.operation === operation.id &&
        sameText(exchange.request, request) &&
        sameText(exchange.response, response) &&
        (exchange.example === example || request === undefined || note !== undefined),
    );
    if (same) return { exchange: same, known: true, recorded: hasSource(same, source), errata: [], problems: [] };
    const exchange: Exchange = {
      id: freeName(nameFor(one, source)),
      operation: operation.id,
      example,
      source: [source],
      placeholders: placeholdersOf(`${request ?? ""}${response ?? ""}`),
      ...(note && { note }),
      ...(request && { request: `${request}\n` }),
      ...(response && { response: `${response}\n` }),
    };
    return { exchange, known: false, recorded: false, ...selectErrata(exchange, operation, register) };
  });
};

/** The name in a placeholder, in whatever brackets and spelling: `customertenantid`. */
const nameIn = (placeholder: string) => placeholder.toLowerCase().replace(/[^\p{L}\d]/gu, "");

/** Lists the placeholders of a page that no erratum gives a value for, and that neither an exchange nor the spec has. */
export const unknownPlaceholders = (page: Page, register: Register): string[] => {
  const filled = register.errata.flatMap(({ correction }) => Object.keys(correction?.fill ?? {}));
  const printed = register.exchanges.flatMap(({ placeholders }) => placeholders);
  const { operations } = vocabularyOf(register);
  const parameters = operations.flatMap((operation) => operation.parameters.path.map(({ name }) => name));
  const known = new Set([...filled, ...printed, ...parameters].map(nameIn));
  const texts = [...findMessages(page).map(({ text }) => text), ...findSyntax(page)];
  return placeholdersOf(texts.join("\n")).filter((name) => !known.has(nameIn(name)));
};
