import { readFileSync } from "node:fs";
import { basename, relative } from "node:path";
import { isNode, LineCounter, parseDocument } from "yaml";

/** A file of `specs/`, read without its JSON Schema: other checks report what does not fit it. */
export interface LocatedFile {
  id: string;
  content: unknown;
  /** Names the file and the line of a place. */
  placeOf(...path: (string | number)[]): string;
}

export const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Reads a file of a folder of specs. Its content is undefined where it is not YAML. */
export const readLocated = (file: string, specs: string): LocatedFile => {
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
