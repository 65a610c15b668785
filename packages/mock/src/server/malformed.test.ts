import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { sendRaw } from "@partner-qualification/raw-http";
import { expect, test } from "vitest";
import { describeMalformed, headersIn } from "./malformed.ts";

/** What node:http says of the bytes of a request. */
const codeOf = async (bytes: string): Promise<string | undefined> => {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const server = createServer((request) => request.on("error", () => {}).resume());
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    socket.destroy();
    resolve(error.code);
  });
  await new Promise<void>((listening) => void server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const sent = sendRaw(port, bytes).catch(() => {});
  const code = await promise;
  await sent;
  server.close();
  return code;
};

const put = (...lines: string[]) => `${["PUT / HTTP/1.1", "Host: a", ...lines].join("\r\n")}\r\n\r\n`;

test.each([
  [put("Content-Length: -1"), "the header Content-Length is sent twice, is not a number, or comes with chunks; send"],
  [put("Content-Length: 1", "Content-Length: 1"), "the header Content-Length is sent twice, is not a number, or"],
  [
    put("Content-Length: 1", "Transfer-Encoding: chunked"),
    "the header Transfer-Encoding is not 'chunked' alone, or comes with Content-Length; send one of the two headers.",
  ],
  [put("Transfer-Encoding: chunked, gzip"), "the header Transfer-Encoding is not 'chunked' alone, or comes with"],
  [`${put("Transfer-Encoding: chunked")}x\r\n`, "the body has a malformed chunk; write its size in hexadecimal digits"],
  ["FOO / HTTP/1.1\r\n\r\n", "the request line does not start with a known method in upper case; start it with one"],
  ["get / HTTP/1.1\r\n\r\n", "the request line does not start with a known method in upper case; start it with one"],
  ["GET / HTTP/1.1\n\n", "the request line does not end with HTTP/1.1 and CR LF; end it with both."],
  ["GET / HTTP/9.9\r\n\r\n", "the request line does not end with HTTP/1.1 and CR LF; end it with both."],
  ["GET nowhere HTTP/1.1\r\n\r\n", "the request target is malformed; send a path or a URL, percent-encoded."],
  [put("X-A : b"), "a header is malformed; send one line 'Name: value' for each, without spaces before the colon."],
  [put(`X-A: ${"a".repeat(20_000)}`), "the request line and the headers are larger than 16384 bytes; send less."],
])("of %j it says what is wrong, then how to fix it", async (bytes, sentence) => {
  const described = describeMalformed(await codeOf(bytes));
  expect(described).toContain(sentence);
  expect(described).toMatch(/^[^;]+; [^;]+\.$/);
});

test("of another error it says that the bytes are not HTTP", () => {
  for (const code of [undefined, "HPE_PAUSED"])
    expect(describeMalformed(code)).toBe("these bytes are not HTTP/1.1; send a well-formed request.");
});

test("the ids of one request alone are read, and none that is sent twice", () => {
  const id = "037db222-6d8e-4d7f-ba78-df3dca33fb68";
  const bytes = (text: string) => Buffer.from(text, "latin1");
  expect(headersIn(bytes(put(`MS-RequestId: ${id}`, "X-Bad : x")))).toEqual({ "ms-requestid": id });
  expect(headersIn(bytes(put(`MS-RequestId: ${id}`, `ms-requestid: ${id}`)))).toEqual({ "ms-requestid": "" });
  expect(headersIn(bytes(put(`MS-RequestId: ${id}`) + put()))).toEqual({});
  expect(headersIn(undefined)).toEqual({});
});
