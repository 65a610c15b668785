import type { MemoryBackend } from "../backend/memory-backend.ts";
import { stringifyInSlices } from "../control/slices.ts";
import type { Log } from "../log.ts";
import type { MemoryDump } from "./memory-store.ts";
import { readSnapshot, writeSnapshot } from "./snapshot-file.ts";

/** What a snapshot holds. */
interface Snapshot extends MemoryDump {
  /** By how many milliseconds the control API has moved the clock. */
  clockAhead: number;
}

type Snapshotted = Pick<MemoryBackend, "store" | "clock">;

const snapshotOf = ({ store, clock }: Snapshotted): Snapshot => ({ clockAhead: clock.ahead, ...store.dump() });

/**
 * Takes the state of a snapshot in place of that of the seed.
 *
 * @returns false when there is no such file.
 * @throws Error for a snapshot that is damaged or cannot be read. The file is left as it is.
 */
export const restoreSnapshot = (file: string, { store, clock }: Snapshotted): boolean => {
  // Its checksum says that it is what `writeSnapshot` has written, and its format that this version knows it.
  const snapshot = readSnapshot(file) as Snapshot | undefined;
  if (!snapshot) return false;
  clock.reset();
  clock.advance(snapshot.clockAhead);
  store.restore(snapshot);
  return true;
};

/** Writes the state down, with turns for requests in between. @throws Error when the file cannot be written. */
export const saveSnapshot = async (file: string, backend: Snapshotted): Promise<void> =>
  writeSnapshot(file, await stringifyInSlices(snapshotOf(backend)));

/**
 * Writes the state down every so many milliseconds.
 *
 * @returns a function that ends it, and writes the state down a last time.
 */
export const keepSnapshots = (file: string, everyMs: number, backend: Snapshotted, log: Log): (() => Promise<void>) => {
  let writing: Promise<void> = Promise.resolve();
  const write = async () => {
    try {
      await saveSnapshot(file, backend);
    } catch (error) {
      // The next time it may work: the disk may be full for a while.
      log((error as Error).message);
    }
  };
  const timer = setInterval(() => {
    // One after the other: a slow disk must not hold several in memory.
    writing = writing.then(write);
  }, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await writing;
    await write();
  };
};
