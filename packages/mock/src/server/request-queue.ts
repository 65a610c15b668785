import type { Socket } from "node:net";
import { maxPipelined } from "./limits.ts";

type Serve = () => Promise<void>;

interface Line {
  /** Whether a request is being served. */
  busy: boolean;
  waiting: Serve[];
}

/**
 * Serves the requests of each connection one after the other, as their responses must be sent. Of many requests that
 * are sent at once, the next is served only when the event loop has had its turn, and when the response before it has
 * been taken. A connection that has too many of them waiting is closed.
 */
export class RequestQueue {
  readonly #lines = new WeakMap<Socket, Line>();

  add(socket: Socket, serve: Serve): void {
    const line = this.#lines.get(socket) ?? { busy: false, waiting: [] };
    if (!line.busy) void this.#run(socket, line, serve);
    else if (line.waiting.length < maxPipelined) line.waiting.push(serve);
    else socket.destroy();
  }

  async #run(socket: Socket, line: Line, first: Serve): Promise<void> {
    if (!this.#lines.has(socket)) this.#lines.set(socket, line);
    line.busy = true;
    for (let serve: Serve | undefined = first; serve && !socket.destroyed; serve = line.waiting.shift()) await serve();
    line.busy = false;
  }
}
