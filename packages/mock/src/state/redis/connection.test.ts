import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { Connection } from "./connection.ts";

test("what accepts a connection and does not respond is given up in time", async () => {
  const silent = createServer((socket) => socket.resume()).listen(0, "127.0.0.1");
  onTestFinished(() => void silent.close());
  await once(silent, "listening");
  const { port } = silent.address() as AddressInfo;
  await expect(Connection.open(`redis://127.0.0.1:${port}`, 200, () => {})).rejects.toThrow(
    `Cannot connect to Redis at 127.0.0.1:${port} (timeout).`,
  );
});
