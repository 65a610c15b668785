import { type ConnectOptions, connectMock } from "../connect-mock.ts";
import type { AnyControl } from "../control/shared-control.ts";
import { createMemoryMock, createMock } from "../create-mock.ts";
import { type Log, logToStderr } from "../log.ts";
import type { Mock } from "../mock.ts";
import type { MockOptions } from "../options.ts";
import { keepSnapshots, restoreSnapshot, saveSnapshot } from "../state/snapshots.ts";

/** Where a mock keeps its state; in the memory of its process when nothing is named. */
export interface StatePlace {
  /** The address of Redis, where several processes share it. */
  state?: string;
  /** How many bytes are kept there. */
  maxBytes?: number;
  /** The file that the state in memory is written to, and how often. */
  snapshot?: { file: string; everyMs: number };
}

/** A mock to be served. */
export interface OpenedMock extends Pick<Mock, "listen"> {
  control: AnyControl;
  /** To be called when it is no longer served. */
  end(): Promise<void>;
}

const openOnRedis = async (options: ConnectOptions): Promise<OpenedMock> => {
  const { listen, control, close } = await connectMock(options);
  return { listen, control, end: async () => close() };
};

const openWithSnapshots = async (
  options: MockOptions,
  { file, everyMs }: Required<StatePlace>["snapshot"],
  log: Log,
): Promise<OpenedMock> => {
  const { mock, backend } = createMemoryMock(options);
  // Write the first snapshot now, to report a file that cannot be written at the start.
  if (!restoreSnapshot(file, backend)) await saveSnapshot(file, backend);
  return { ...mock, end: keepSnapshots(file, everyMs, backend, log) };
};

/**
 * Makes the mock of a command line.
 *
 * @throws Error when Redis cannot be reached, or a snapshot is damaged or cannot be written.
 */
export const openMock = (
  options: MockOptions,
  { state, maxBytes, snapshot }: StatePlace,
): OpenedMock | Promise<OpenedMock> => {
  if (state !== undefined) return openOnRedis({ ...options, state, ...(maxBytes !== undefined && { maxBytes }) });
  if (snapshot) return openWithSnapshots(options, snapshot, options.log ?? logToStderr);
  return { ...createMock(options), end: async () => {} };
};
