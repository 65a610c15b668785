import type { Socket } from "node:net";

/** Waits for some work, or until the client disconnects. The work should end when the signal is aborted. */
export type WhileOpen = (work: (signal: AbortSignal) => Promise<unknown>) => Promise<void>;

/**
 * Makes a function that waits for some work as long as a connection is open. A response that is held back for a minute
 * would otherwise keep its request for that minute, however many connections have been closed since.
 */
export const whileOpen =
  (socket: Socket): WhileOpen =>
  async (work) => {
    const gone = new AbortController();
    const onClose = () => gone.abort();
    socket.once("close", onClose);
    try {
      await work(gone.signal);
    } catch (error) {
      if (!gone.signal.aborted) throw error;
    } finally {
      socket.off("close", onClose);
    }
  };
