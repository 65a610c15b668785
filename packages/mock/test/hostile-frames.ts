import { chunked, codes, framed, get, head, list, put } from "./hostile.ts";

const jwt = (payload: string) => {
  const part = (text: string) => Buffer.from(text).toString("base64url");
  return `${part('{"alg":"none"}')}.${part(payload)}.x`;
};
const bearer = (token: string) => `GET ${codes} HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${token}\r\n\r\n`;

export const framing = list(
  ["a length and chunks", put("1", "Transfer-Encoding: chunked"), 400],
  ["chunks and a length", framed("0\r\n\r\n", "Transfer-Encoding: chunked", "Content-Length: 5"), 400],
  ["two lengths", put("1", "Content-Length: 2"), 400],
  ["two equal lengths", put("1", "Content-Length: 1"), 400],
  ["two lengths in one", framed("1", "Content-Length: 1, 1"), 400],
  ["a negative length", framed("1", "Content-Length: -1"), 400],
  ["a length with a sign", framed("1", "Content-Length: +1"), 400],
  ["a length in hexadecimal digits", framed("1", "Content-Length: 0x1"), 400],
  ["a length that is not a number", framed("1", "Content-Length: one"), 400],
  ["an empty length", framed("1", "Content-Length: "), 400],
  ["a length beyond all bounds", framed("1", `Content-Length: ${"9".repeat(30)}`), 400],
  ["a length of a terabyte, announced first", framed("", "Content-Length: 1099511627776", "Expect: 100-continue"), 400],
  ["an unknown transfer coding", framed("1", "Transfer-Encoding: nonsense"), 400],
  ["chunks of gzip", framed("0\r\n\r\n", "Transfer-Encoding: gzip, chunked"), 400],
  ["chunks that are not the last coding", framed("0\r\n\r\n", "Transfer-Encoding: chunked, identity"), 400],
  ["chunks twice", framed("0\r\n\r\n", "Transfer-Encoding: chunked, chunked"), 400],
  ["two transfer codings", framed("0\r\n\r\n", "Transfer-Encoding: chunked", "Transfer-Encoding: identity"), 400],
  ["a transfer coding with a tab before it", framed("1\r\n1\r\n0\r\n\r\n", "Transfer-Encoding: \tchunked"), 200],
  ["a transfer coding with a space before its colon", framed("0\r\n\r\n", "Transfer-Encoding : chunked"), 400],
  ["an empty chunked body", chunked("0\r\n\r\n"), 400],
  ["a chunked body", chunked("1\r\n1\r\n0\r\n\r\n"), 200],
  ["a chunk without a size", chunked("\r\n1\r\n"), 400],
  ["a chunk size that is none", chunked("x\r\n"), 400],
  ["a negative chunk size", chunked("-1\r\n1\r\n0\r\n\r\n"), 400],
  ["a chunk size with a prefix", chunked("0x1\r\n1\r\n0\r\n\r\n"), 400],
  ["a chunk size beyond all bounds", chunked(`${"f".repeat(17)}\r\n`), 400],
  ["a chunk longer than its size", chunked("1\r\n11\r\n0\r\n\r\n"), 400],
  ["a chunk that ends with LF alone", chunked("1\n1\n0\n\n"), 400],
  ["a chunk extension of 17 kB", chunked(`1;${"a".repeat(17_000)}\r\n1\r\n0\r\n\r\n`), 400],
  ["a malformed trailer", chunked("1\r\n1\r\n0\r\nX Bad: x\r\n\r\n"), 400],
  ["a trailer with a token", chunked("1\r\n1\r\n0\r\nAuthorization: Bearer other\r\n\r\n"), 200],
  ["a body after a request that closes", `${get("Connection: close")}GET /smuggled HTTP/1.1\r\n\r\n`, 200],
  ["a request in a body", put(get()), 400],
);

export const tokens = list(
  ["no token", `GET ${codes} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 401],
  ["an empty header", bearer(""), 401],
  ["a scheme alone", bearer("Bearer"), 401],
  ["another scheme", bearer("Basic dTpw"), 401],
  ["a scheme in capitals", bearer("BEARER any"), 200],
  ["a token of 15 kB", bearer(`Bearer ${"a".repeat(15_000)}`), 200],
  ["dots only", bearer("Bearer ..."), 200],
  ["two dots", bearer("Bearer .."), 200],
  ["characters that are not base64", bearer("Bearer !!.!!.!!"), 200],
  ["a payload that is not JSON", bearer(`Bearer ${jwt("{")}`), 200],
  ["a payload nested deep", bearer(`Bearer ${jwt("[".repeat(8_000))}`), 200],
  ["bytes for a payload", bearer("Bearer e30._____w.e30"), 200],
  ["many tokens in one header", bearer(`Bearer ${"any, Bearer ".repeat(100)}`), 200],
  ["a token and an unknown path", head("PUT /v1 HTTP/1.1", "Content-Length: 0"), 404],
);
