import { expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { codes, receiveText, synchronous } from "../../test/testing.ts";
import { createMock } from "../create-mock.ts";

const requests = [
  ...["/", "/livez", "/readyz", "/metrics", "/__mock/", "/__mock/page.js", "/__mock/state", "/v1/nothing", codes].map(
    (path) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer any\r\n`,
  ),
  `PUT ${synchronous} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n`,
  `OPTIONS * HTTP/1.1\r\nHost: localhost\r\n`,
  "GET / HTTP/1.1\r\nHost: elsewhere.test\r\n",
  "GET / HTTP/9.9\r\n",
  "nonsense\r\n",
  "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n",
];

test("no response tells a version", async () => {
  // It logs a name in Host that it rejects.
  const server = await createMock({ control: true, metrics: true, log: () => {} }).listen({ port: 0 });
  try {
    for (const request of requests) {
      const text = await receiveText(server.port, `${request}Connection: close\r\n\r\n`, { all: true });
      expect(text, request).toMatch(/^HTTP\/1\.1 \d{3} /);
      expect(text, request).not.toMatch(/^(?:server|x-powered-by|via):/im);
      for (const version of [manifest.version, process.versions.node, process.version])
        expect(text.includes(version), `${request} ${version}`).toBe(false);
    }
  } finally {
    await server.close();
  }
});
