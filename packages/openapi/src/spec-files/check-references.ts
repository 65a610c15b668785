import { globSync } from "node:fs";
import { join } from "node:path";
import type { Registers } from "../description.ts";
import { explainSource } from "../lint/explain-source.ts";
import { checkWorkflow } from "./check-workflow.ts";
import { filesOf, type Kind } from "./kinds.ts";
import { isMap, type LocatedFile, listOf, readLocated } from "./located-file.ts";

const keysOf = (value: unknown): string[] => (isMap(value) ? Object.keys(value) : []);

const filesOfKind = (kind: Kind, specs: string): LocatedFile[] =>
  filesOf(kind, specs).map((file) => readLocated(file, specs));

/** The names of the examples of each operation that is written in `specs/paths/`, by operationId. */
const examplesByOperation = (specs: string): Map<string, Set<string>> => {
  const namesIn = (value: unknown): string[] => {
    if (Array.isArray(value)) return value.flatMap(namesIn);
    if (!isMap(value)) return [];
    return [...keysOf(value.examples), ...Object.values(value).flatMap(namesIn)];
  };
  // Every operation has the errors that operations share.
  const shared = globSync("responses/*.yaml", { cwd: specs }).flatMap((name) =>
    namesIn(readLocated(join(specs, name), specs).content),
  );
  const operations = new Map([["any", new Set(shared)]]);
  for (const name of globSync("paths/*.yaml", { cwd: specs }).sort()) {
    const { content } = readLocated(join(specs, name), specs);
    for (const operation of Object.values(isMap(content) ? content : {}).filter(isMap))
      if (typeof operation.operationId === "string")
        operations.set(operation.operationId, new Set([...namesIn(operation), ...shared]));
  }
  return operations;
};

const list = (names: Iterable<string>): string => [...names].join(", ");

const checkSources = ({ content, placeOf }: LocatedFile, documents: Registers["x-documents"], isExact: boolean) =>
  listOf(isMap(content) ? content.source : undefined).flatMap((source, index) => {
    if (!isMap(source) || typeof source.document !== "string" || !documents) return [];
    const revision = typeof source.revision === "string" ? { revision: source.revision } : {};
    const known = documents[source.document]?.revisions ?? [];
    // An erratum may be of every revision of a document.
    if (!isExact && revision.revision === undefined && known.length > 0) return [];
    const problem = explainSource({ document: source.document, ...revision }, documents);
    return problem === undefined ? [] : [`${placeOf("source", index)}: ${problem}`];
  });

const checkExchange = ({ content, placeOf }: LocatedFile, operations: Map<string, Set<string>>): string[] => {
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

const checkErratum = ({ content, placeOf }: LocatedFile, exchanges: ReadonlySet<string>): string[] =>
  listOf(isMap(content) ? content.exchanges : undefined).flatMap((id, index) =>
    typeof id !== "string" || exchanges.has(id)
      ? []
      : [
          `${placeOf("exchanges", index)}: there is no exchange '${id}'. Correct it, or add specs/documented/${id}.yaml.`,
        ],
  );

/**
 * Checks what the files of documented exchanges, errata and workflows refer to: documents and their revisions, operations
 * and their examples, and exchanges.
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
    ...globSync("workflows/*.arazzo.yaml", { cwd: specs })
      .sort()
      .flatMap((name) => checkWorkflow(readLocated(join(specs, name), specs), operations)),
  ];
};
