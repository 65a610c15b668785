// Looks up places in the text of a seed. The text is JSON, and no deeper than the visitor, which recurses, can go.
import jsonc from "jsonc-parser";
import type { Place } from "../request/json.ts";
import type { Problem } from "../validation/first-problem.ts";

/** A property name that an object has twice. */
export interface RepeatedName {
  place: Place;
  path: string[];
}

const toPlace = (line: number, character: number): Place => ({ line: line + 1, column: character + 1 });

/** Finds the first property name that is written twice in one object: JSON.parse drops the first of the two values. */
export const findRepeatedName = (text: string): RepeatedName | undefined => {
  const objects: Set<string>[] = [];
  let found: RepeatedName | undefined;
  jsonc.visit(text, {
    onObjectBegin: () => void objects.push(new Set()),
    onObjectEnd: () => void objects.pop(),
    onObjectProperty(name, _offset, _length, line, character, pathSupplier) {
      const names = objects.at(-1);
      if (!found && names?.has(name)) {
        const path = [...pathSupplier(), name].map(String);
        found = { place: toPlace(line, character), path };
      }
      names?.add(name);
    },
  });
  return found;
};

/** Finds the place of a problem in the text: that of the name or the value that is wrong. */
export const locateProblem = (text: string, { path, ofName }: Problem): Place => {
  let found: Place | undefined;
  const matches = (steps: jsonc.JSONPath) =>
    !found && steps.length === path.length && steps.every((step, index) => String(step) === path[index]);
  const onValue = (line: number, character: number, pathSupplier: () => jsonc.JSONPath) => {
    if (!ofName && matches(pathSupplier())) found = toPlace(line, character);
  };
  jsonc.visit(text, {
    onObjectProperty(name, _offset, _length, line, character, pathSupplier) {
      if (ofName && name === path.at(-1) && matches([...pathSupplier(), name])) found = toPlace(line, character);
    },
    onObjectBegin: (_offset, _length, line, character, pathSupplier) => onValue(line, character, pathSupplier),
    onArrayBegin: (_offset, _length, line, character, pathSupplier) => onValue(line, character, pathSupplier),
    onLiteralValue: (_value, _offset, _length, line, character, pathSupplier) => onValue(line, character, pathSupplier),
  });
  return found ?? { line: 1, column: 1 };
};
