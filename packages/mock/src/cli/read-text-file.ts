import { readFileSync } from "node:fs";

const fixes: Record<string, string> = {
  ENOENT: "it does not exist; check the path",
  ENOTDIR: "a part of its path is not a folder; check the path",
  EISDIR: "it is a folder; name a file in it",
  EACCES: "it is not readable; change its permissions",
};

const readBytes = (what: string, file: string): Uint8Array => {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    throw new Error(`Cannot read the ${what} ${file}: ${fixes[code] ?? code}.`, { cause: error });
  }
};

/**
 * Reads a file of text.
 *
 * @param what the file is, for the message.
 * @throws Error that names the file, and says why it cannot be read.
 */
export const readTextFile = (what: string, file: string): string => {
  const bytes = readBytes(what, file);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Error(`The ${what} ${file} cannot be used: it is not UTF-8; save it in that encoding.`, {
      cause: error,
    });
  }
};
