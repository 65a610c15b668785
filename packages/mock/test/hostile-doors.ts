// Requests that a page in a browser could send, or have sent, to a server of this machine.
import { chunked, codes, framed, get, list, target } from "./hostile.ts";

const hosted = (host: string, path = codes) =>
  `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer any\r\n\r\n`;

export const hosts = list(
  ["a name that resolves to this machine", hosted("rebound.test"), 400],
  ["the same with the port", hosted("rebound.test:4010"), 400],
  ["a name that begins like an address", hosted("127.0.0.1.rebound.test"), 400],
  ["a name that ends like this machine's", hosted("rebound.localhost.test"), 400],
  ["an address of another machine", hosted("192.0.2.1"), 400],
  ["the address of every interface", hosted("0.0.0.0"), 400],
  ["an address as a number", hosted("2130706433"), 400],
  ["an address of another machine in IPv6", hosted("[2001:db8::1]"), 400],
  ["a name of 15 kB", hosted("a".repeat(15_000)), 400],
  ["a name of dots", hosted(".".repeat(5_000)), 400],
  ["a name with an account", hosted("localhost@rebound.test"), 400],
  ["a name with a path", hosted("localhost/rebound.test"), 400],
  ["a port of 5 digits and more", hosted("localhost:999999"), 400],
  ["this machine", hosted("localhost"), 200],
  ["this machine's address", hosted("127.0.0.1:1"), 200],
  ["this machine's address in IPv6", hosted("[::1]:65535"), 200],
  ["the service", hosted("api.partnercenter.microsoft.com"), 200],
  ["the control API by another name", hosted("rebound.test", "/__mock/state"), 400],
);

export const absolute = list(
  ["this machine, whatever Host says", hosted("rebound.test", `http://localhost${codes}`), 200],
  ["another host, whatever Host says", hosted("localhost", `http://rebound.test${codes}`), 400],
  ["the control API of another host", hosted("localhost", "http://rebound.test/__mock/state"), 400],
  ["another host by https", hosted("localhost", `https://rebound.test${codes}`), 400],
  ["an address as a number", hosted("localhost", `http://2130706433${codes}`), 200],
  ["an address in hexadecimal digits", hosted("localhost", `http://0x7f.1${codes}`), 200],
  ["an address of IPv6", hosted("localhost", `http://[::1]${codes}`), 200],
  ["a host in capitals", hosted("localhost", `HTTP://LOCALHOST${codes}`), 200],
  ["a host in other letters", hosted("localhost", `http://ⓛocalhost${codes}`), 400],
  ["a host of 7 kB", hosted("localhost", `http://${"a".repeat(7_000)}${codes}`), 400],
);

export const origins = list(
  ["another origin", get("Origin: https://rebound.test"), 200],
  ["the origin of a page from the disk", get("Origin: null"), 200],
  ["an origin that is none", get("Origin: :::"), 200],
  ["an origin of 10 kB", get(`Origin: https://${"a".repeat(10_000)}`), 200],
  ["several origins", get("Origin: https://a.test, https://b.test"), 200],
  ["an origin with an account", get("Origin: http://localhost@rebound.test"), 200],
  [
    "a preflight for many headers",
    target(codes, "OPTIONS").replace(
      /\r\n\r\n$/,
      `\r\nOrigin: http://localhost\r\nAccess-Control-Request-Method: PUT\r\nAccess-Control-Request-Headers: ${"a,".repeat(4_000)}\r\n\r\n`,
    ),
    204,
  ],
  ["a page of another site", get("Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"), 200],
);

const inChunks = (size: number, count: number) =>
  chunked(`${`${size.toString(16)}\r\n${" ".repeat(size)}\r\n`.repeat(count)}0\r\n\r\n`);

export const chunks = list(
  ["a thousand chunks of one byte", chunked(`1\r\n1\r\n${"1\r\n \r\n".repeat(1_000)}0\r\n\r\n`), 200],
  ["64,000 chunks of one byte", inChunks(1, 64_000), 400],
  ["a million chunks of one byte", inChunks(1, 1_000_000), 400],
  ["chunks that together are too large", inChunks(16_000, 5), 400],
  ["one chunk that is too large", inChunks(70_000, 1), 400],
  ["chunks with extensions", chunked(`${`1;${"a".repeat(50)}=b\r\n \r\n`.repeat(200)}0\r\n\r\n`), 400],
  ["sizes with leading zeros", chunked(`${"0".repeat(200)}1\r\n3\r\n0\r\n\r\n`), 400],
  ["trailers of 15 kB", chunked(`1\r\n3\r\n0\r\n${"a: b\r\n".repeat(2_500)}\r\n`), 400],
  ["a length that is too large by one", framed(" ".repeat(65_537), "Content-Length: 65537"), 400],
);
