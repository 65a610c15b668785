import { createHash } from "node:crypto";

/** A file of the bundle, as it will be written. */
export interface Output {
  name: string;
  text: string;
}

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 8);

/**
 * Names each chunk by what is in it. esbuild's own names depend on where the dependencies lie on the disk; with these,
 * the same sources give the same bytes everywhere.
 */
export const nameChunks = (outputs: Output[], isChunk: (name: string) => boolean): Output[] => {
  const pending = new Map(outputs.map(({ name, text }) => [name, text]));
  const done: Output[] = [];
  const mentions = (text: string) => [...pending.keys()].filter((name) => isChunk(name) && text.includes(name));
  while (pending.size > 0) {
    const ready = [...pending].find(([name, text]) => mentions(text).every((one) => one === name));
    if (!ready) throw new Error(`The chunks import each other in a circle: ${[...pending.keys()].join(", ")}.`);
    const [name, text] = ready;
    pending.delete(name);
    const stable = isChunk(name) ? `chunk-${hashOf(text)}.js` : name;
    done.push({ name: stable, text });
    for (const [other, code] of pending)
      pending.set(
        other,
        code.replaceAll(name, () => stable),
      );
  }
  return done;
};
