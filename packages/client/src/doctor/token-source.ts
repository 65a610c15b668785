import { DoctorError, defaultVariable } from "./arguments.ts";

/** The most bytes that are read as a token. */
const maxBytes = 1_048_576;

/** Where a token can come from. */
export interface TokenSources {
  env: Record<string, string | undefined>;
  /** Standard input; `isTTY` is true for a terminal, where nobody has piped anything. */
  stdin: AsyncIterable<Uint8Array> & { isTTY?: boolean };
}

const readAll = async (stdin: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    size += chunk.byteLength;
    if (size > maxBytes) {
      throw new DoctorError(
        `Standard input has more than ${maxBytes} bytes, more than any token. Pipe the token alone.`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** Decodes text as shells write it: Windows PowerShell pipes and redirects UTF-16. */
const decode = (bytes: Uint8Array): string =>
  new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8").decode(bytes);

/**
 * Reads the token: from the variable that was named; else from the default one; else from standard input.
 *
 * @throws DoctorError when there is none, or standard input is longer than any token.
 */
export const readToken = async (variable: string | undefined, { env, stdin }: TokenSources): Promise<string> => {
  const value = env[variable ?? defaultVariable];
  if (value !== undefined) return value;
  if (variable !== undefined) {
    throw new DoctorError("The environment variable that --token-env names is not set. Set it, or name another.");
  }
  if (stdin.isTTY) {
    throw new DoctorError(`There is no token. Set ${defaultVariable}, or pipe the token to standard input.`);
  }
  return decode(await readAll(stdin));
};
