import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

const format = "partner-qualification-mock snapshot 1";

/** The first line of a snapshot: what the rest must be. */
interface Head {
  format: string;
  bytes: number;
  sha256: string;
}

const sha256Of = (content: Uint8Array): string => createHash("sha256").update(content).digest("hex");

const damaged = (file: string, reason: string) =>
  new Error(
    `The snapshot ${file} is damaged: ${reason}. It is left as it is. Put a copy of it there, or move it away to start from the seed.`,
  );

const readHead = (file: string, line: string): Head => {
  let head: Partial<Head> | null;
  try {
    head = JSON.parse(line);
  } catch {
    throw damaged(file, "its first line is not JSON");
  }
  if (head?.format === format && typeof head.bytes === "number" && typeof head.sha256 === "string") return head as Head;
  if (typeof head?.format === "string" && head.format !== format)
    throw new Error(
      `The snapshot ${file} has the format "${head.format.slice(0, 60)}", and this version reads "${format}". Move it away to start from the seed.`,
    );
  throw damaged(file, "its first line is not that of a snapshot");
};

/**
 * Reads a snapshot.
 *
 * @returns the value that was written; undefined when there is no such file.
 * @throws Error for a file that cannot be read, or whose content is not what was written. It is not changed.
 */
export const readSnapshot = (file: string): unknown => {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    throw new Error(`Cannot read the snapshot ${file} (${code}). Name a file that this user may read and write.`, {
      cause: error,
    });
  }
  const end = bytes.indexOf("\n");
  if (end < 0) throw damaged(file, bytes.length === 0 ? "it is empty" : "its first line has no end");
  const head = readHead(file, bytes.toString("utf8", 0, end));
  const content = bytes.subarray(end + 1);
  if (content.length !== head.bytes) throw damaged(file, `it has ${content.length} bytes of ${head.bytes}`);
  if (sha256Of(content) !== head.sha256) throw damaged(file, "its content is not what was written");
  return JSON.parse(content.toString("utf8"));
};

const sync = async (path: string): Promise<void> => {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * Replaces the snapshot. The file is never incomplete, even after a crash: it is written under another name in the same
 * folder, flushed to the disk, and renamed.
 *
 * @param content JSON.
 * @throws Error when the file cannot be written; the previous one is kept.
 */
export const writeSnapshot = async (file: string, content: Uint8Array): Promise<void> => {
  const temporary = `${file}.${process.pid}.tmp`;
  const head: Head = { format, bytes: content.length, sha256: sha256Of(content) };
  try {
    // Validation codes are secrets.
    const handle = await open(temporary, "w", 0o600);
    try {
      await handle.write(`${JSON.stringify(head)}\n`);
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
    // The new name of the file is on the disk once its folder is.
    await sync(dirname(file));
  } catch (error) {
    await rm(temporary, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`Cannot write the snapshot ${file} (${code}). Name a file in a folder that this user may write.`, {
      cause: error,
    });
  }
};
