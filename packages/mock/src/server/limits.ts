/** How many connections are open at once when nothing else is said; half of them may be of one address. */
export const defaultMaxConnections = 2_000;

/** Whether a server can be limited to so many connections. */
export const isMaxConnections = (value: number): boolean => Number.isInteger(value) && value >= 2 && value <= 100_000;

/** The most requests of one connection that wait for the one before them. */
export const maxPipelined = 32;

/** The memory that bodies may take while they are being received, in bytes, over all connections. */
export const maxUnfinishedBytes = 16 * 1024 * 1024;

/** How long bytes are discarded that follow a rejected request, in milliseconds, so that its sender reads the response. */
export const discardMs = 1_000;

/** How many bytes are discarded that follow a rejected request. */
export const maxDiscardedBytes = 4 * 1024 * 1024;

/** In how many chunks these may come. */
export const maxDiscardedChunks = 4_096;
