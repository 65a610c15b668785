import { extname } from "node:path";
import { fileURLToPath } from "node:url";

/** The path of a program in `peers/`: in `dist/` when this file runs from there, otherwise in the sources. */
export const program = (name: string): string =>
  fileURLToPath(new URL(`peers/${name}${extname(import.meta.url)}`, import.meta.url));
