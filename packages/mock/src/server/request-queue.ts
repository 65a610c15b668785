import type { Socket } from "node:net";
import { maxPipelined } from "./limits.ts";

type Serve = () => Promise<void>;

/**
 * Serves the requests of each connection one after the other, as their responses must be sent. Of many requests that
 * are sent at once, the next is served only when the event loop has had its turn, and when the response before it has
 * been taken. A connection that has too many of them waiting is closed.
 */
export class RequestQueue {
  readonly #waiting = new WeakMap<Socket, Serve[]>();

  add(socket: Socket, serve: Serve): void {
    const waiting = this.#waiting.get(socket);
    if (!waiting) void this.#run(socket, serve);
    else if (waiting.length < maxPipelined) waiting.push(serve);
    else socket.destroy();
  }

  async #run(socket: Socket, first: Serve): Promise<void> {
    const waiting = [first];
    this.#waiting.set(socket, waiting);
    for (let serve = waiting.shift(); serve && !socket.destroyed; serve = waiting.shift()) await serve();
    this.#waiting.delete(socket);
  }
}
