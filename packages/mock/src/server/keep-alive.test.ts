import { Agent, get } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { createMock } from "../create-mock.ts";
import { listen } from "./listen.ts";

/** Sends two requests over an agent's one connection, with a pause between them; returns whether it was still open. */
const isKept = async (pauseMs: number, timeouts = {}): Promise<boolean> => {
  const { port, close } = await listen(createMock(), { port: 0, timeouts });
  onTestFinished(close);
  // The agent's connection is never closed from this side.
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send = () =>
    new Promise<boolean>((resolve, reject) => {
      const request = get({ port, path: "/livez", agent }, (response) =>
        response.resume().on("end", () => resolve(request.reusedSocket)),
      ).on("error", reject);
    });
  await send();
  await wait(pauseMs);
  const isReused = await send();
  agent.destroy();
  return isReused;
};

// Node's own server closes it after 6 s.
test("a connection is kept between two requests", async () => {
  expect(await isKept(7_000)).toBe(true);
});

test("a connection is closed when its next request does not come in time", async () => {
  // Node adds a second, so that a request that is on its way still arrives.
  expect(await isKept(2_500, { keepAliveMs: 200 })).toBe(false);
});
