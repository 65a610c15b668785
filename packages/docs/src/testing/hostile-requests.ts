/** A request as bytes, and the statuses that it may get; 0 is a connection closed without a response. */
export interface HostileRequest {
  name: string;
  bytes: string | Uint8Array;
  statuses: readonly number[];
}

type Entry = [name: string, bytes: string | Uint8Array, ...statuses: number[]];

const list = (...entries: Entry[]): HostileRequest[] =>
  entries.map(([name, bytes, ...statuses]) => ({ name, bytes, statuses }));

const request = (line: string, ...headers: string[]): string =>
  `${[line, "Host: localhost", ...headers].join("\r\n")}\r\n\r\n`;
const get = (path: string, ...headers: string[]): string => request(`GET ${path} HTTP/1.1`, ...headers);
/** The bytes of a text whose characters are bytes. */
const latin1 = (text: string): Uint8Array => Buffer.from(text, "latin1");

const page = "/en-US/errata.html";
const range = (value: string, ...headers: string[]): string => get(page, `Range: ${value}`, ...headers);

/** Ranges are not supported: each of these gets the whole file. */
export const ranges = list(
  ["a range", range("bytes=0-9"), 200],
  ["a range that ends before it starts", range("bytes=5-1"), 200],
  ["a range beyond the safe integers", range("bytes=0-9007199254740992"), 200],
  ["a range beyond 64 bits", range("bytes=0-18446744073709551616"), 200],
  ["a start beyond the safe integers", range("bytes=9007199254740992-"), 200],
  ["a range of 300 digits", range(`bytes=${"9".repeat(300)}-${"9".repeat(300)}`), 200],
  ["a start beyond the file", range("bytes=99999999-"), 200],
  ["a suffix of no bytes", range("bytes=-0"), 200],
  ["a suffix longer than the file", range("bytes=-99999999999999999999"), 200],
  ["a range without numbers", range("bytes=-"), 200],
  ["an empty range", range("bytes="), 200],
  ["an empty header", range(""), 200],
  ["a negative start", range("bytes=--5-1"), 200],
  ["a fraction", range("bytes=0.5-1.5"), 200],
  ["an exponent", range("bytes=0-1e400"), 200],
  ["hexadecimal digits", range("bytes=0x0-0xff"), 200],
  ["NaN", range("bytes=NaN-NaN"), 200],
  ["infinity", range("bytes=0-Infinity"), 200],
  ["another unit", range("pages=1-2"), 200],
  ["two ranges", range("bytes=0-1,3-4"), 200],
  ["overlapping ranges", range("bytes=0-9,0-9,5-1"), 200],
  ["2,000 ranges", range(`bytes=${Array.from({ length: 2_000 }, (_, at) => `${at}-`).join()}`), 200],
  ["7,000 commas", range(`bytes=${",".repeat(7_000)}`), 200],
  ["two headers", range("bytes=0-1", "Range: bytes=5-1"), 200],
  ["a range of the brotli form", range("bytes=5-1", "Accept-Encoding: br"), 200],
  ["a range with If-Range", range("bytes=5-1", 'If-Range: "x"'), 200],
  ["a range with a date that is none", range("bytes=5-1", "If-Range: never"), 200],
  ["a range by HEAD", request(`HEAD ${page} HTTP/1.1`, "Range: bytes=5-1"), 200],
  ["a range of a missing page", get("/nowhere", "Range: bytes=5-1"), 404],
  ["a range of a folder", get("/en-US", "Range: bytes=5-1"), 308],
);

export const conditions = list(
  ["If-None-Match: *", get(page, "If-None-Match: *"), 304],
  ["an empty If-None-Match", get(page, "If-None-Match: "), 200],
  ["quotes that do not end", get(page, `If-None-Match: ${'"'.repeat(999)}`), 200],
  ["4,000 entity tags", get(page, `If-None-Match: ${'"",'.repeat(4_000)}`), 200],
  ["spaces without end", get(page, `If-None-Match: "a"${" ".repeat(15_000)}"`), 200],
  ["If-Match of another file", get(page, 'If-Match: "x"'), 412],
  ["If-Match: *", get(page, "If-Match: *"), 200],
  ["If-Match of a missing page", get("/nowhere", 'If-Match: "x"'), 404],
  ["a date that is none", get(page, "If-Modified-Since: never"), 200],
  ["a date far ahead", get(page, "If-Modified-Since: Fri, 31 Dec 9999 23:59:59 GMT"), 304],
  ["a date beyond all dates", get(page, "If-Modified-Since: Fri, 31 Dec 999999999 23:59:59 GMT"), 200],
  ["a date long ago", get(page, "If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT"), 412],
  ["all conditions at once", get(page, "If-Match: *", "If-None-Match: *", "If-Modified-Since: 0", "If-Range: 0"), 304],
);

export const paths = list(
  ["a NUL", get("/%00"), 404],
  ["a NUL behind a page", get(`${page}%00.txt`), 404],
  ["a bare NUL", latin1(get("/\0")), 400],
  ["dots", get("/../package.json"), 404],
  ["encoded dots", get("/%2e%2e/package.json"), 404],
  ["encoded slashes", get("/..%2fpackage.json"), 404],
  ["doubly encoded slashes", get("/..%252fpackage.json"), 404],
  ["backslashes", get("/..\\package.json"), 404],
  ["encoded backslashes", get("/..%5cpackage.json"), 404],
  ["overlong UTF-8", get("/%c0%ae%c0%ae/package.json"), 404],
  ["a drive letter", get("/c:/windows/win.ini"), 404],
  ["a stream of NTFS", get(`${page}::$DATA`), 404],
  ["only dots", get("/.../..../"), 404],
  ["a dotfile", get("/.env"), 404],
  ["a malformed escape", get("/%"), 404],
  ["a malformed escape of two", get("/%zz"), 404],
  ["a UTF-8 sequence that is cut", get("/%E0%A4%A"), 404],
  ["a lone surrogate", get("/%ed%a0%80"), 404],
  ["bytes beyond ASCII", latin1(get("/\xff\xfe")), 400, 404],
  ["UTF-8 that is not encoded", get("/名前"), 400, 404],
  ["a name of 300 bytes", get(`/${"a".repeat(300)}`), 404],
  ["a name of 15 kB", get(`/${"a".repeat(15_000)}`), 404],
  ["a path of 7,000 folders", get("/a".repeat(7_000)), 404],
  ["5,000 escapes", get(`/${"%61".repeat(5_000)}`), 404],
  ["slashes", get("/".repeat(5_000)), 404],
  ["two slashes", get("//"), 404],
  ["another host by two slashes", get("//evil.example/en-US"), 404],
  ["another host by a backslash", get("/\\evil.example/en-US"), 404],
  ["an absolute URL", get("http://evil.example/en-US"), 404],
  ["another scheme", get("file:///etc/passwd"), 404],
  ["a file as a folder", get(`${page}/`), 404],
  ["a file below a file", get(`${page}/x`), 404],
  ["a folder without a page", get("/en-US/operations/"), 404],
  ["a folder with another query", get("/en-US?x=//evil.example"), 308],
  ["a query of 15 kB", get(`${page}?${"?".repeat(15_000)}`), 200],
  ["a query beyond ASCII", latin1(get("/en-US?\xff")), 308, 400],
  ["a query with an escaped line break", get("/en-US?%0d%0aSet-Cookie:x"), 308],
  ["a fragment", get(`${page}#x`), 400, 404],
  ["the brotli form by its name", get(`${page}.br`), 404],
  ["names of Object", get("/__proto__/constructor"), 404],
  ["an asterisk", get("*"), 400, 404],
  ["an empty target", "GET  HTTP/1.1\r\nHost: a\r\n\r\n", 400],
  ["no slash", get("en-US"), 400, 404],
);

export const headers = list(
  ["17 kB of one header", get(page, `X: ${"a".repeat(17_000)}`), 431],
  ["17 kB of a target", get(`/${"a".repeat(17_000)}`), 431],
  ["3,000 headers", get(page, ...Array.from({ length: 3_000 }, () => "X: ")), 200, 431],
  ["no Host", `GET ${page} HTTP/1.1\r\n\r\n`, 400],
  ["two Hosts", get(page, "Host: evil.example"), 200, 400],
  ["another Host", `GET ${page} HTTP/1.1\r\nHost: evil.example\r\n\r\n`, 200],
  ["a Host that is none", `GET ${page} HTTP/1.1\r\nHost: \x22<>\r\n\r\n`, 200, 400],
  ["an empty header name", get(page, ": x"), 400],
  ["a space before the colon", get(page, "X : x"), 400],
  ["a folded header", get(page, "X: a\r\n b"), 200, 400],
  ["a NUL in a header", get(page, "X: a\0b"), 400],
  ["a bare line feed", `GET ${page} HTTP/1.1\nHost: a\n\n`, 200, 400],
  ["a bare carriage return", get(page, "X: a\rb"), 400],
  ["bytes beyond ASCII", latin1(get(page, "X: \xff\xfe")), 200],
  ["names of Object", get(page, "__proto__: x", "constructor: x", "toString: x"), 200],
  ["an unknown coding", get(page, "Accept-Encoding: nonsense"), 200],
  ["5,000 codings", get(page, `Accept-Encoding: ${"a,".repeat(5_000)}`), 200],
  ["no coding at all", get(page, "Accept-Encoding: *;q=0"), 200],
  ["brotli of no weight", get(page, "Accept-Encoding: br;q=0"), 200],
  ["a weight that is none", get(page, "Accept-Encoding: br;q=NaN;q=;;q"), 200],
  ["an expectation", get(page, "Expect: 100-continue"), 200],
  ["an unknown expectation", get(page, "Expect: nonsense"), 417],
  ["an upgrade", get(page, "Connection: Upgrade", "Upgrade: websocket"), 200],
  ["an upgrade to HTTP/2", get(page, "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c"), 200],
  ["an unknown Connection", get(page, "Connection: nonsense"), 200],
);

export const methods = list(
  ["HEAD", request(`HEAD ${page} HTTP/1.1`), 200],
  ["HEAD of a missing page", request("HEAD /nowhere HTTP/1.1"), 404],
  ["POST", request(`POST ${page} HTTP/1.1`, "Content-Length: 0"), 405],
  ["PUT with a body", `${request(`PUT ${page} HTTP/1.1`, "Content-Length: 1")}1`, 405],
  ["DELETE", request(`DELETE ${page} HTTP/1.1`), 405],
  ["OPTIONS", request("OPTIONS * HTTP/1.1"), 405],
  ["TRACE", request(`TRACE ${page} HTTP/1.1`), 405],
  ["CONNECT", request("CONNECT evil.example:443 HTTP/1.1"), 0],
  ["a method of WebDAV", request(`PROPFIND ${page} HTTP/1.1`), 405],
  ["an unknown method", request(`NONSENSE ${page} HTTP/1.1`), 400],
  ["a method in small letters", request(`get ${page} HTTP/1.1`), 400],
  ["a method of 17 kB", request(`${"G".repeat(17_000)} ${page} HTTP/1.1`), 400, 431],
  ["the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400],
);

export const framing = list(
  ["HTTP/1.0", `GET ${page} HTTP/1.0\r\n\r\n`, 200],
  ["HTTP/0.9", `GET ${page}\r\n\r\n`, 200, 400],
  ["HTTP/9.9", `GET ${page} HTTP/9.9\r\nHost: a\r\n\r\n`, 400],
  ["a body with GET", `${get(page, "Content-Length: 5")}12345`, 200],
  ["a chunked body with GET", `${get(page, "Transfer-Encoding: chunked")}1\r\n1\r\n0\r\n\r\n`, 200],
  ["a body of a terabyte", get(page, "Content-Length: 1099511627776"), 200],
  ["a length beyond all bounds", get(page, `Content-Length: ${"9".repeat(30)}`), 400],
  ["a negative length", get(page, "Content-Length: -1"), 400],
  ["two lengths", get(page, "Content-Length: 1", "Content-Length: 2"), 400],
  ["a length and chunks", get(page, "Content-Length: 1", "Transfer-Encoding: chunked"), 400],
  ["an unknown transfer coding", get(page, "Transfer-Encoding: nonsense"), 400],
  ["a chunk size that is none", `${get(page, "Transfer-Encoding: chunked")}x\r\n`, 200, 400],
  ["a head that does not end", "GET / HTTP/1.1\r\nHost: a\r\nX: ", 408],
  ["half a request line", "GE", 408],
  ["a body that does not come", get(page, "Content-Length: 10"), 200],
  ["nothing but line breaks", "\r\n".repeat(9_000), 408, 400, 431],
  ["TLS", latin1("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"), 400],
  ["random bytes", latin1("\x00\xff\x80\x7f".repeat(100)), 400],
  ["two requests at once", get(page) + get(page), 200],
  ["2,000 requests at once", get("/favicon.svg").repeat(2_000), 200],
  ["a request behind one that closes", get(page, "Connection: close") + get(page), 200, 400],
  ["a malformed request behind a good one", `${get(page)}nonsense\r\n\r\n`, 200, 400],
);
