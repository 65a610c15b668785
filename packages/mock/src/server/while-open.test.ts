import { once } from "node:events";
import { connect, Socket } from "node:net";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { get } from "../../test/hostile.ts";
import { createMock } from "../create-mock.ts";
import { whileOpen } from "./while-open.ts";

test("waits for the work, and passes its error on", async () => {
  const socket = new Socket();
  let done = false;
  await whileOpen(socket)(async () => {
    await setTimeout(1);
    done = true;
  });
  expect(done).toBe(true);
  const failing = whileOpen(socket)(() => Promise.reject(new Error("broken")));
  await expect(failing).rejects.toThrow("broken");
  expect(socket.listenerCount("close")).toBe(0);
});

test("ends the work when the connection is closed", async () => {
  const socket = new Socket();
  const waiting = whileOpen(socket)((signal) => setTimeout(600_000, undefined, { signal }));
  socket.destroy();
  await waiting;
  expect(socket.listenerCount("close")).toBe(0);
});

test("a mock forgets the response that it holds back when the other side has gone", async () => {
  const statuses: number[] = [];
  const mock = createMock({ onCall: ({ status }) => statuses.push(status) });
  const server = await mock.listen({ port: 0 });
  const socket = connect(server.port, "127.0.0.1");
  await once(socket, "connect");
  socket.write(get("Prefer: wait=60"));
  await setTimeout(50);
  expect(statuses).toEqual([]);
  socket.destroy();
  // Long before the 60 seconds are over.
  await expect.poll(() => statuses, { timeout: 10_000 }).toEqual([200]);
  await server.close();
});
