import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Runs `use` with the path of a new folder, which is removed afterwards. */
export const inTemporaryFolder = <Result>(use: (folder: string) => Result): Result => {
  const folder = mkdtempSync(join(tmpdir(), "openapi-"));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
};
