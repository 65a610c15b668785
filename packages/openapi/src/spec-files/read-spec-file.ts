import { readFileSync } from "node:fs";
import { pointerSegments } from "@hyperjump/json-pointer";
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import { explainError } from "./explain-error.ts";
import { type Kind, type SpecFiles, schemaFile, specsFolder } from "./kinds.ts";

const ajv = new Ajv({ allErrors: true, verbose: true, strict: true, strictRequired: false });
const validators = new Map<string, ValidateFunction>();

const validatorOf = (kind: Kind, specs: string): ValidateFunction => {
  const file = schemaFile(kind, specs);
  const known = validators.get(file);
  if (known) return known;
  const validate = ajv.compile(JSON.parse(readFileSync(file, "utf8")));
  validators.set(file, validate);
  return validate;
};

/** Returns the offset of the cause of an error: the unknown key, or the node at the path. */
const offsetOf = (document: Document, { instancePath, params }: ErrorObject): number => {
  const path = [...pointerSegments(instancePath)];
  const node = path.length > 0 ? document.getIn(path, true) : document.contents;
  const unknown = params.additionalProperty ?? params.propertyName;
  const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && key.value === unknown) : undefined;
  const at = isScalar(pair?.key) ? pair.key : node;
  return isNode(at) ? (at.range?.[0] ?? 0) : 0;
};

/** The content of a file of `specs/`, or every problem of it with the line. */
export type SpecFile<Content> = { content: Content; problems?: never } | { problems: { line: number; text: string }[] };

/** Reads a file of `specs/` and checks it against the JSON Schema of its kind. */
export const parseSpecFile = <K extends Kind>(kind: K, file: string, specs = specsFolder): SpecFile<SpecFiles[K]> => {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, "utf8"), { lineCounter: lines });
  const lineOf = (offset: number) => Math.max(1, lines.linePos(offset).line);
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map(({ pos, code, message }) => ({
        line: lineOf(pos[0]),
        text: `not YAML (${code}): ${message.split("\n")[0]}`,
      })),
    };
  }
  const content: unknown = document.toJS();
  const validate = validatorOf(kind, specs);
  if (validate(content)) return { content: content as SpecFiles[K] };
  const problems = (validate.errors ?? []).flatMap((error) => {
    const text = explainError(error);
    return text === undefined ? [] : [{ line: lineOf(offsetOf(document, error)), text }];
  });
  return { problems };
};

/**
 * Reads a file of `specs/`.
 *
 * @throws Error when it does not fit the JSON Schema of its kind, with the line of each problem and how to fix it.
 */
export const readSpecFile = <K extends Kind>(kind: K, file: string): SpecFiles[K] => {
  const read = parseSpecFile(kind, file);
  if (read.problems) throw new Error(read.problems.map(({ line, text }) => `${file}:${line}: ${text}`).join("\n"));
  return read.content;
};
