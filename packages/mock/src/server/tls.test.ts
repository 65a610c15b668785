import { once } from "node:events";
import { Agent, get } from "node:https";
import { connect, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { generate } from "selfsigned";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codes } from "../../test/testing.ts";
import { createMock } from "../create-mock.ts";
import type { MockListener } from "../mock.ts";
import type { Tls } from "./create-server.ts";

let tls: Tls;
let server: MockListener;
beforeAll(async () => {
  const { cert, private: key } = await generate([{ name: "commonName", value: "localhost" }], {
    extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] }],
  });
  tls = { cert, key };
  server = await createMock().listen({ port: 0, tls, maxConnections: 4, timeouts: { headersMs: 60_000 } });
});
afterAll(() => server.close());

const send = async (): Promise<number | undefined> => {
  const agent = new Agent({ ca: tls.cert, keepAlive: false });
  const options = { host: "127.0.0.1", servername: "localhost", port: server.port, path: codes, agent };
  const request = get({ ...options, headers: { Host: "localhost", Authorization: "Bearer any" } });
  const [response] = await once(request, "response");
  response.resume();
  return response.statusCode;
};

const isClosed = async (socket: Socket) => {
  if (!socket.destroyed)
    await once(
      socket.on("error", () => {}),
      "close",
    );
  return socket.destroyed;
};

describe("a server with a certificate", () => {
  test("serves HTTPS to those who trust it", async () => {
    expect(server.url).toMatch(/^https:/);
    expect(await send()).toBe(200);
  });

  test("closes a connection that speaks plain HTTP, and goes on", async () => {
    const socket = connect(server.port, "127.0.0.1");
    socket.write(`GET ${codes} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    expect(await isClosed(socket)).toBe(true);
    expect(await send()).toBe(200);
  });

  test("takes no old version of TLS", async () => {
    // So that it is the server that rejects it: OpenSSL itself offers no old version above level 0.
    const ciphers = "DEFAULT@SECLEVEL=0";
    const versions = { minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers } as const;
    const old = connectTls({ port: server.port, host: "127.0.0.1", ca: tls.cert, ...versions });
    const [error] = await once(old, "error");
    expect(error.code).toMatch(/^ERR_SSL|ECONNRESET/);
  });

  test("connections that agree on nothing do not keep others out", async () => {
    const silent: Socket[] = [];
    // More than Node.js itself drops.
    for (let count = 0; count < 150; count += 1) {
      const socket = connect(server.port, "127.0.0.1").on("error", () => {});
      silent.push(socket);
      await once(socket, "connect");
    }
    expect(await send()).toBe(200);
    // Half of the connections may be of one address, and one more was made since.
    await Promise.all(silent.slice(0, 148).map(isClosed));
    for (const socket of silent) socket.destroy();
  });
});

test("a connection that agrees on nothing is closed in time", async () => {
  const impatient = await createMock().listen({ port: 0, tls, timeouts: { headersMs: 200 } });
  try {
    const silent = connect(impatient.port, "127.0.0.1");
    expect(await isClosed(silent)).toBe(true);
  } finally {
    await impatient.close();
  }
});

test("a key that does not belong to the certificate is rejected, and not shown", async () => {
  const { private: key } = await generate([{ name: "commonName", value: "localhost" }]);
  const start = createMock().listen({ port: 0, tls: { ...tls, key } });
  await expect(start).rejects.toThrow(
    /^The certificate or its key cannot be used \(ERR_\w+\)\. Give both in PEM, and the key that belongs to the certificate\.$/,
  );
  await expect(createMock().listen({ port: 0, tls: { cert: "x", key: "secret" } })).rejects.not.toThrow("secret");
});
