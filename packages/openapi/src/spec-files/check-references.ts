import { globSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { isNode, LineCounter, parseDocument } from "yaml";
import type { Registers } from "../description.ts";
import { explainSource } from "../lint/explain-source.ts";
import { filesOf, type Kind } from "./kinds.ts";

/** A file of `specs/`, read without its JSON Schema: other checks report what does not fit it. */
interface SpecFile {
  id: string;
  content: unknown;
  /** Names the file and the line of a place. */
  placeOf(...path: (string | number)[]): string;
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const keysOf = (value: unknown): string[] => (isMap(value) ? Object.keys(value) : []);

const readFile = (file: string, specs: string): SpecFile => {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, "utf8"), { lineCounter: lines });
  return {
    id: basename(file, ".yaml"),
    content: document.errors.length > 0 ? undefined : document.toJS(),
    placeOf: (...path) => {
      const node = document.getIn(path, true);
      const line = isNode(node) ? lines.linePos(node.range?.[0] ?? 0).line : 1;
      return `specs/${relative(specs, file)}:${line}`;
    },
  };
};

const filesOfKind = (kind: Kind, specs: string): SpecFile[] =>
  filesOf(kind, specs).map((file) => readFile(file, specs));

/** The names of the examples of each operation that is written in `specs/paths/`, by operationId. */
const examplesByOperation = (specs: string): Map<string, Set<string>> => {
  const namesIn = (value: unknown): string[] => {
    if (Array.isArray(value)) return value.flatMap(namesIn);
    if (!isMap(value)) return [];
    return [...keysOf(value.examples), ...Object.values(value).flatMap(namesIn)];
  };
  // Every operation has the errors that operations share.
  const shared = globSync("responses/*.yaml", { cwd: specs }).flatMap((name) =>
    namesIn(readFile(join(specs, name), specs).content),
  );
  const operations = new Map([["any", new Set(shared)]]);
  for (const name of globSync("paths/*.yaml", { cwd: specs }).sort()) {
    const { content } = readFile(join(specs, name), specs);
    for (const operation of Object.values(isMap(content) ? content : {}).filter(isMap))
      if (typeof operation.operationId === "string")
        operations.set(operation.operationId, new Set([...namesIn(operation), ...shared]));
  }
  return operations;
};

const list = (names: Iterable<string>): string => [...names].join(", ");

const checkSources = ({ content, placeOf }: SpecFile, documents: Registers["x-documents"], isExact: boolean) =>
  listOf(isMap(content) ? content.source : undefined).flatMap((source, index) => {
    if (!isMap(source) || typeof source.document !== "string" || !documents) return [];
    const revision = typeof source.revision === "string" ? { revision: source.revision } : {};
    const known = documents[source.document]?.revisions ?? [];
    // An erratum may be of every revision of a document.
    if (!isExact && revision.revision === undefined && known.length > 0) return [];
    const problem = explainSource({ document: source.document, ...revision }, documents);
    return problem === undefined ? [] : [`${placeOf("source", index)}: ${problem}`];
  });

const checkExchange = ({ content, placeOf }: SpecFile, operations: Map<string, Set<string>>): string[] => {
  if (!isMap(content)) return [];
  const { operation, example } = content;
  if (typeof operation !== "string" || typeof example !== "string") return [];
  const examples = operations.get(operation);
  if (!examples)
    return [`${placeOf("operation")}: there is no operation '${operation}'. Use one of ${list(operations.keys())}.`];
  if (examples.has(example)) return [];
  return [
    `${placeOf("example")}: ${operation === "any" ? "no error" : `operation '${operation}'`} has ${operation === "any" ? "the" : "no"} example '${example}'. Add it to the spec, or use one of ${list(examples)}.`,
  ];
};

const checkErratum = ({ content, placeOf }: SpecFile, exchanges: ReadonlySet<string>): string[] =>
  listOf(isMap(content) ? content.exchanges : undefined).flatMap((id, index) =>
    typeof id !== "string" || exchanges.has(id)
      ? []
      : [
          `${placeOf("exchanges", index)}: there is no exchange '${id}'. Correct it, or add specs/documented/${id}.yaml.`,
        ],
  );

/**
 * Checks what the files of documented exchanges and errata refer to: documents and their revisions, operations and their
 * examples, and exchanges.
 *
 * @returns every problem, with the file, the line and how to fix it.
 */
export const checkReferences = (specs: string): string[] => {
  const [register] = filesOfKind("documents", specs);
  const documents = register?.content as Registers["x-documents"];
  const operations = examplesByOperation(specs);
  const exchanges = filesOfKind("exchange", specs);
  const ids = new Set(exchanges.map(({ id }) => id));
  return [
    ...exchanges.flatMap((one) => [...checkSources(one, documents, true), ...checkExchange(one, operations)]),
    ...filesOfKind("erratum", specs).flatMap((one) => [
      ...checkSources(one, documents, false),
      ...checkErratum(one, ids),
    ]),
  ];
};
