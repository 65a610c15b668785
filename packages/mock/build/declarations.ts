import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const importsOf = (text: string) =>
  [...text.matchAll(/(?:\bfrom|\bimport\()\s*"(\.[^"]+)"/g)].map(([, specifier = ""]) => specifier);

/** Every declaration file that an entry needs, itself included. */
export const reachable = (entry: string): Set<string> => {
  const found = new Set<string>();
  for (const queue = [entry]; queue.length > 0; ) {
    const file = queue.pop() ?? "";
    if (found.has(file)) continue;
    found.add(file);
    for (const specifier of importsOf(readFileSync(file, "utf8")))
      queue.push(join(dirname(file), specifier.replace(/\.[jt]s$/, ".d.ts")));
  }
  return found;
};
