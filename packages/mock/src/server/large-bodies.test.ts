import { once } from "node:events";
import { connect } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { framed, get } from "../../test/hostile.ts";
import { LargeBodies, largeBodyBytes } from "./large-bodies.ts";
import { listen } from "./listen.ts";

test("requests with large bodies get a turn of the event loop each, in order, and others get one between them", async () => {
  const bodies = new LargeBodies();
  const seen: string[] = [];
  const large = async (name: string) => {
    await bodies.turn();
    seen.push(name);
  };
  const all = [large("a"), large("b"), large("c")];
  expect(seen).toEqual([]);
  await nextTurn();
  expect(seen).toEqual(["a"]);
  seen.push("small");
  await nextTurn();
  expect(seen).toEqual(["a", "small", "b"]);
  await Promise.all(all);
  expect(seen).toEqual(["a", "small", "b", "c"]);
  await large("d");
  expect(seen.at(-1)).toBe("d");
});

test("a server handles one request with a large body in each turn of the event loop", async () => {
  let turn = 0;
  let counting = true;
  const handledIn: number[] = [];
  const fetch = () => {
    handledIn.push(turn);
    return new Response();
  };
  const server = await listen({ fetch }, { port: 0 });
  const connections = Array.from({ length: 20 }, () => connect(server.port, "127.0.0.1"));
  // The server takes one new connection in each turn as well: with the first response it has taken all of them.
  for (const socket of connections) socket.write(get());
  await Promise.all(connections.map((socket) => once(socket, "data")));
  handledIn.length = 0;
  const count = async () => {
    for (; counting; turn += 1) await nextTurn();
  };
  const counted = count();
  const body = " ".repeat(largeBodyBytes + 1);
  for (const socket of connections) socket.resume().write(framed(body, `Content-Length: ${body.length}`));
  await expect.poll(() => handledIn.length).toBe(20);
  counting = false;
  await counted;
  for (const socket of connections) socket.destroy();
  await server.close();
  expect(new Set(handledIn).size).toBe(20);
});
