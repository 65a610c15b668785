import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { sendRaw } from "./send-raw.ts";

let server: Server | undefined;
const sockets: Socket[] = [];
afterEach(() => {
  server?.close();
  for (const socket of sockets.splice(0)) socket.destroy();
});

/** A server that sends some parts when it has read something, each in a packet of its own. */
const serve = async (parts: string[], close = false): Promise<number> => {
  server = createServer((socket) => {
    sockets.push(socket);
    socket.setNoDelay(true).on("error", () => {});
    socket.once("data", async () => {
      for (const part of parts) await new Promise((resolve) => socket.write(part, "latin1", resolve));
      if (close) socket.end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
};
const get = "GET / HTTP/1.1\r\n\r\n";

test.each([
  ["by its length", ["HTTP/1.1 200 OK\r\nContent-Len", "gth: 2\r\n\r\n", "a", "bc"], "ab"],
  ["in chunks", ["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r", "\nab\r\n1;x=y\r\nc\r\n0\r\n\r\n"], "abc"],
  ["after a 100", ["HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na"], "a"],
])("reads a response %s, while the connection stays open", async (_, parts, body) => {
  const { response, silent, error } = await sendRaw(await serve(parts), get);
  expect(response).toMatchObject({ status: 200, reason: "OK" });
  expect(response?.body.toString()).toBe(body);
  expect([silent, error]).toEqual([false, undefined]);
});

test("a response without a length ends with the connection", async () => {
  const port = await serve(["HTTP/1.1 200 OK\r\nX-A:  b \r\n\r\n", "all"], true);
  const { response } = await sendRaw(port, get);
  expect(response).toMatchObject({ head: "HTTP/1.1 200 OK\r\nX-A:  b ", headers: [["X-A", "b"]] });
  expect(response?.body.toString()).toBe("all");
});

test.each([
  ["HEAD / HTTP/1.1\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"],
  [get, "HTTP/1.1 304 Not Modified\r\n\r\n"],
  [get, "HTTP/1.1 204 No Content\r\n\r\n"],
])("the response to %j has no body: %j", async (request, bytes) => {
  const { response } = await sendRaw(await serve([bytes]), request);
  expect(response?.body).toHaveLength(0);
});

test.each([
  ["a body that breaks off", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab"],
  ["a chunk that breaks off", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab"],
  ["nothing", ""],
])("%s is not a response", async (_, bytes) => {
  expect(await sendRaw(await serve(bytes === "" ? [] : [bytes], true), get)).toEqual({
    text: bytes,
    silent: false,
  });
});

test("what is not HTTP is an error", async () => {
  const { response, error } = await sendRaw(await serve(["HTTP/2 200\r\n\r\n"]), get);
  expect(response).toBeUndefined();
  expect(error?.message).toBe("Expected an HTTP/1.1 status line, but received: HTTP/2 200");
});

test("a server that is silent is not waited for", async () => {
  const { text, silent } = await sendRaw(await serve(["HTTP/1.1 200 OK\r\n"]), get, { silentMs: 300 });
  expect({ text, silent }).toEqual({ text: "HTTP/1.1 200 OK\r\n", silent: true });
});

test("all that comes is read to the end of the connection", async () => {
  const one = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na";
  const { response, text } = await sendRaw(await serve([one, one], true), get, { all: true, end: true });
  expect(text).toBe(one + one);
  expect(response?.body.toString()).toBe("a");
});

test("a port without a server is an error", async () => {
  const port = await serve([]);
  await new Promise((resolve) => server?.close(resolve));
  expect((await sendRaw(port, get)).error).toMatchObject({ code: "ECONNREFUSED" });
});
