import type { Operation } from "@partner-qualification/openapi";
import { findMessages, findSyntax } from "../page/find-messages.ts";
import { operationAt, operationOf, readTarget } from "../page/find-operation.ts";
import { isEnglish } from "../page/identify-page.ts";
import type { Page } from "../page/page.ts";
import { type Fact, type Facts, toFacts } from "./fact.ts";
import { factsOfMessage } from "./facts-of-message.ts";
import { factsOfTables, isErrorCode } from "./facts-of-tables.ts";
import { credentialsOfText, factsOfText, valuesOfText } from "./facts-of-text.ts";

/** What a page is read with: the operations that it can be about, and names to recognize lists by. */
export interface Vocabulary {
  operations: readonly Operation[];
  values: ReadonlySet<string>;
  roles: ReadonlySet<string>;
  /** The headers of requests and responses, in lower case. */
  headers: ReadonlySet<string>;
  /** The names of the schemas, in lower case. */
  schemas: ReadonlySet<string>;
}

const isMethod = (method: string) => /^(?:GET|PUT|POST|PATCH|DELETE)$/.test(method);

/** The operations in the request syntax. A method that is not HTTP's is the translation of one, and no fact. */
const factsOfSyntax = (line: string, operations: readonly Operation[]): Fact[] => {
  const { method, path, query } = readTarget(line);
  if (!isMethod(method)) return [];
  const operation = operationAt(line, operations)?.id;
  return [
    { kind: "operation", value: `${method} ${path}` },
    ...query.map((value): Fact => ({ kind: "query parameter", ...(operation && { operation }), value })),
  ];
};

const factsOfMessages = (page: Page, operations: readonly Operation[]): Fact[] => {
  let operation = operationOf(page, operations);
  return findMessages(page).flatMap((message) => {
    const [start = ""] = message.text.split("\n", 1);
    if (message.kind === "response") return factsOfMessage(message, operation);
    operation = operationAt(start, operations) ?? operation;
    return [...factsOfSyntax(start, operations), ...factsOfMessage(message, operation)];
  });
};

/** The headers of a code block that shows nothing else, such as `ValidateMfa: true`. */
const headersOfCode = (code: string): Fact[] => {
  const lines = code.trim().split("\n");
  const names = lines.flatMap((line) => /^([A-Za-z][\w-]*): ?\S+$/.exec(line)?.[1] ?? []);
  return names.length === lines.length ? names.map((name) => ({ kind: "header", value: name.toLowerCase() })) : [];
};

/** What only an English page tells in a way that can be read. */
const factsOfProse = (page: Page, { operations, values, roles }: Vocabulary): Fact[] => {
  if (!isEnglish(page)) return [];
  const operation = operationOf(page, operations)?.id;
  const texts = page.blocks.flatMap((block) => {
    if (block.kind === "list") return block.items;
    if (block.kind === "table") return block.rows.filter((row) => !isErrorCode(row)).map((row) => row.join(" | "));
    return block.kind === "code" ? [] : [block.text];
  });
  const headers = page.blocks.flatMap((block) => (block.kind === "code" ? headersOfCode(block.text) : []));
  const lists = page.blocks.flatMap((block) => (block.kind === "list" ? [block.items] : []));
  const ofRoles = lists.filter((items) => items.some((item) => roles.has(item))).flat();
  const credentials = operation ? texts.map(credentialsOfText).find((found) => found.length > 0) : undefined;
  return [
    ...texts.flatMap((text) => [...factsOfText(text), ...valuesOfText(text, values)]),
    ...headers,
    ...ofRoles.map((value): Fact => ({ kind: "role", value })),
    ...(credentials && operation ? [{ kind: "credentials" as const, operation, value: credentials.join(", ") }] : []),
  ];
};

/**
 * Reads the facts of a page: its operations, headers, statuses, error codes, values and examples. Prose, translations
 * and navigation are passed over.
 */
export const factsOfPage = (page: Page, vocabulary: Vocabulary): Facts =>
  toFacts([
    ...findSyntax(page).flatMap((line) => factsOfSyntax(line, vocabulary.operations)),
    ...factsOfMessages(page, vocabulary.operations),
    ...factsOfTables(page, vocabulary, operationOf(page, vocabulary.operations)?.id),
    ...factsOfProse(page, vocabulary),
  ]);
