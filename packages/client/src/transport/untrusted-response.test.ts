import { once } from "node:events";
import { inspect } from "node:util";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { createTestClient, errorOf, type Reply, reply } from "../../test/create-test-client.ts";
import { type Respond, startStubServer } from "../../test/stub-server.ts";
import { type PartnerError, toPartnerError } from "../index.ts";

// A response may come from anything on the way: its size, its texts, its headers and its nesting are all untrusted.

const mebibyte = 1_048_576;

/** A JSON string of so many bytes. */
const jsonOf = (bytes: number) => `"${"x".repeat(bytes - 2)}"`;

/** A response that streams a chunk over and over, and counts what was read of it. */
const createEndless = (chunk: Uint8Array, status = 200) => {
  const seen = { chunks: 0, canceled: 0 };
  const respond: Reply = () =>
    new Response(
      new ReadableStream({
        pull: (controller) => {
          seen.chunks += 1;
          controller.enqueue(chunk);
        },
        cancel: () => {
          seen.canceled += 1;
        },
      }),
      { status },
    );
  return { seen, respond };
};

const callOnce = async (respond: Reply, options: object = {}): Promise<PartnerError> =>
  errorOf(createTestClient({ replies: [respond], ...options }).qualification.get());

describe("a response body", () => {
  it("may have as many bytes as the limit, and not one more", async () => {
    for (const [options, most] of [
      [{}, mebibyte],
      [{ maxResponseSize: 100 }, 100],
    ] as const) {
      const { qualification } = createTestClient({ replies: [reply(200, jsonOf(most))], ...options });
      expect(await qualification.get()).toHaveLength(most - 2);
      const error = await callOnce(reply(200, jsonOf(most + 1)), options);
      expect(error).toMatchObject({ kind: "response-too-large", status: 200, attempts: 1 });
      expect(error.message).toContain(`the response body is larger than ${most} bytes`);
      expect(error.message).toContain("maxResponseSize");
    }
  });

  it("is counted in bytes, not in characters", async () => {
    const options = { maxResponseSize: 100 };
    expect(await callOnce(reply(200, `"${"é".repeat(50)}"`), options)).toMatchObject({ kind: "response-too-large" });
    const { qualification } = createTestClient({ replies: [reply(200, `"${"é".repeat(49)}"`)], ...options });
    expect(await qualification.get()).toBe("é".repeat(49));
  });

  it.each([200, 201, 302, 400, 401, 429, 503])(
    "beyond the limit ends the call without a retry: status %i",
    async (status) => {
      const { seen, respond } = createEndless(new Uint8Array(65_536).fill(0x20), status);
      // Another token each time: nothing keeps the client from retrying a 401, but for the size.
      const testClient = createTestClient({ replies: [respond], credential: () => crypto.randomUUID() });
      const error = await errorOf(testClient.qualification.getQualifications());
      expect(error).toMatchObject({ kind: "response-too-large", status, attempts: 1 });
      expect(testClient.sent).toHaveLength(1);
      expect(testClient.events).toContainEqual(
        expect.objectContaining({ type: "response", status, error: "response-too-large" }),
      );
      // 16 chunks are the limit; the stream may have the next ones ready.
      expect(seen.chunks).toBeLessThan(20);
      expect(seen.canceled).toBe(1);
      expect(testClient.clock.timers()).toEqual([]);
    },
  );

  it("that streams empty chunks without end is canceled too", async () => {
    const { seen, respond } = createEndless(new Uint8Array(0));
    expect(await callOnce(respond, { maxResponseSize: 1_000 })).toMatchObject({ kind: "response-too-large" });
    expect(seen.canceled).toBe(1);
  });

  it("whose attempt took too long is canceled, though fetch ignores its signal", async () => {
    const canceled = Promise.withResolvers<unknown>();
    const stuck: Reply = () => new Response(new ReadableStream({ cancel: canceled.resolve }));
    const testClient = createTestClient({ replies: [stuck], timeout: 10, retry: { attempts: 1 } });
    const call = errorOf(testClient.qualification.get());
    await expect.poll(() => testClient.clock.timers(), { interval: 1 }).toEqual([10]);
    await expect.poll(() => testClient.sent.length, { interval: 1 }).toBe(1);
    testClient.clock.advance(10);
    expect((await call).kind).toBe("timeout");
    await canceled.promise;
  });

  it("is the limit's concern after it was decompressed: a gzip bomb is canceled, and its socket closed", async () => {
    const bomb = gzipSync(Buffer.alloc(64 * mebibyte, 0x20));
    const closed = Promise.withResolvers<void>();
    const send: Respond = (response) => {
      once(response.socket ?? response, "close").then(() => closed.resolve(), closed.reject);
      response.writeHead(200, { "Content-Type": "application/json", "Content-Encoding": "gzip" });
      // Not ended: only a client that cancels closes this connection.
      response.write(bomb);
    };
    await using stubServer = await startStubServer([send]);
    const error = await errorOf(createTestClient({ baseUrl: stubServer.url }).qualification.get());
    expect(error).toMatchObject({ kind: "response-too-large", attempts: 1 });
    await closed.promise;
    expect(stubServer.received).toHaveLength(1);
  });

  it("that never ends is canceled by the runtime's own fetch", async () => {
    const closed = Promise.withResolvers<void>();
    const send: Respond = (response) => {
      const { socket } = response;
      socket?.once("close", () => closed.resolve());
      response.writeHead(500, { "Content-Type": "application/json" });
      const more = () => {
        while (!socket?.destroyed && response.write(" ".repeat(65_536)));
        if (!socket?.destroyed) response.once("drain", more);
      };
      more();
    };
    await using stubServer = await startStubServer([send]);
    const error = await errorOf(createTestClient({ baseUrl: stubServer.url }).qualification.getQualifications());
    expect(error).toMatchObject({ kind: "response-too-large", status: 500, attempts: 1 });
    await closed.promise;
    expect(stubServer.received).toHaveLength(1);
  });

  it("keeps no more of an error than the limit", async () => {
    const error = await callOnce(reply(400, { description: "x".repeat(mebibyte - 40) }));
    expect(error.kind).toBe("invalid");
    expect(inspect(error, { maxStringLength: null, depth: 9 }).length).toBeLessThan(3 * mebibyte);
  });
});

/** Characters that change how a line is shown, or begin another. */
const unprintable = [
  ["ESC", "\u001b[2J"],
  ["CR and LF", "\r\n"],
  ["NUL", "\0"],
  ["DEL", "\u007f"],
  ["a C1 control", "\u009b31m"],
  ["a bidi override", "\u202e"],
  ["a bidi isolate", "\u2066"],
  ["a line separator", "\u2028"],
  ["a zero-width space", "\u200b"],
  ["half a surrogate pair", "\ud800"],
] as const;

const plain = /^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u;

describe("the message of an error", () => {
  it.each(unprintable)("has %s of the response escaped", async (_, text) => {
    for (const body of [
      { code: `a${text}b`, description: "d" },
      { code: "1", description: `a${text}b` },
      { error: `a${text}b`, error_description: `${text}` },
      { message: `${text}` },
    ]) {
      const error = await callOnce(reply(400, body));
      expect(error.message).toMatch(plain);
      expect(error.message).toContain(`\\u{${text.codePointAt(0)?.toString(16)}}`);
    }
  });

  it("keeps what is written in any language", async () => {
    const description = "Kunden «Škola» 客户 العميل 👩 cannot be changed";
    expect((await callOnce(reply(400, { description }))).message).toContain(`: ${description} (MS-RequestId`);
  });

  it.each([
    ["code", { code: "c".repeat(900_000), description: "why" }],
    ["description", { code: "3000", description: "d".repeat(900_000) }],
    ["description of what is escaped", { code: "3000", description: "\u001b".repeat(90_000) }],
    ["description of pairs", { code: "3000", description: "😀".repeat(90_000) }],
    ["both", { code: "\n".repeat(90_000), description: "\r".repeat(90_000) }],
  ])("is cut to 1,024 characters, and keeps the id of the call: a long %s", async (_, body) => {
    const error = await callOnce(reply(400, body));
    expect(error.message.length).toBeLessThanOrEqual(1_024);
    expect(error.message.length).toBeGreaterThan(900);
    expect(error.message).toMatch(plain);
    expect(error.message).toMatch(/^GET https:.*: returned 400 \(code .*… \(MS-RequestId [\da-f-]{36}\)$/);
    // The properties have what was sent.
    expect(error.code).toBe(body.code);
    expect(error.description).toBe(body.description);
  });

  it("is cut also when the base URL is long", async () => {
    const baseUrl = `https://gateway.contoso.com/${"x".repeat(5_000)}`;
    const error = await callOnce(reply(400, { description: "why" }), { baseUrl });
    expect(error.message.length).toBeLessThanOrEqual(1_024);
    expect(error.message).toContain(error.requestId);
  });
});

describe("JSON of a response", () => {
  const nested = (depth: number, inner = "1") => `${"[".repeat(depth)}${inner}${"]".repeat(depth)}`;

  it.each([100, 5_000, 200_000])("nested %i deep is an error that can be logged", async (depth) => {
    const deep = nested(depth);
    for (const [status, body] of [
      [400, deep],
      [400, `{"code":"1","description":"d","data":${deep}}`],
      [200, `{"deep":${deep}}`],
    ] as const) {
      const error = await callOnce(reply(status, body));
      expect(error).toMatchObject({ status, attempts: 1 });
      expect(() => JSON.stringify(error)).not.toThrow();
      expect(() => inspect(error, { depth: Number.POSITIVE_INFINITY })).not.toThrow();
      expect(() => structuredClone({ ...error })).not.toThrow();
    }
  });

  it("of an error is cut where it is nested too deep", async () => {
    const { body } = await callOnce(reply(400, nested(100)));
    expect(JSON.stringify(body)).toBe(nested(64, '"[redacted]"'));
  });

  it("nested too deep is an error", async () => {
    const list = (depth: number) => `[{"qualification":"Education","more":${nested(depth)}}]`;
    const { qualification } = createTestClient({ replies: [reply(200, list(20))] });
    expect(await qualification.getQualifications()).toHaveLength(1);
    for (const depth of [100, 200_000]) {
      const wrong = createTestClient({ replies: [reply(200, list(depth))] }).qualification.getQualifications();
      const error = await errorOf(wrong);
      expect(error).toMatchObject({ kind: "unexpected-response", attempts: 1 });
      expect(error.message).toContain("JSON nested deeper than 64 levels");
    }
  });

  it("pollutes no prototype, wherever __proto__ stands", async () => {
    const polluting = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}';
    const fields = `${polluting},"code":"1","description":"d","data":[${polluting}}]}`;
    for (const body of [fields, `${polluting},"error":${fields}}`]) {
      const error = await callOnce(reply(400, body));
      expect(error).toMatchObject({ kind: "invalid", code: "1", body: expect.any(Object) });
      expect(Object.keys(error.body as object)).toContain("__proto__");
      for (const value of [{}, error, error.body, error.data?.[0]]) expect(value).not.toHaveProperty("polluted");
    }
  });

  it("with very many properties is read once each", async () => {
    const body = `{${Array.from({ length: 80_000 }, (_, index) => `"p${index}":1`).join()},"code":"3000"}`;
    const error = await callOnce(reply(400, body));
    expect(error.code).toBe("3000");
    expect(Object.keys(error.body as object)).toHaveLength(80_001);
  });
});

describe("a header of a response", () => {
  it.each(["99999999999", "9".repeat(400), "Sat, 20 Nov 2399 12:00:00 GMT", "3601"])(
    "cannot make a call wait longer than an hour, though its deadline would let it: Retry-After %s",
    async (value) => {
      const replies = [reply(503, "", { "Retry-After": value }), reply(200, "[]")];
      const testClient = createTestClient({ replies, deadline: Number.POSITIVE_INFINITY });
      const error = await errorOf(testClient.qualification.getQualifications());
      expect(error).toMatchObject({ kind: "unavailable", attempts: 1 });
      expect(error.retryAfter).toBeGreaterThan(3_600_000);
      expect(testClient.clock.timers()).toEqual([]);
    },
  );

  it("may be an hour", async () => {
    const replies = [reply(503, "", { "Retry-After": "3600" }), reply(200, "[]")];
    const testClient = createTestClient({ replies, deadline: Number.POSITIVE_INFINITY });
    expect(await testClient.qualification.getQualifications()).toEqual([]);
  });

  it("goes into no message", async () => {
    const { client } = createTestClient({ replies: [reply(400, "", { "WWW-Authenticate": "x".repeat(5_000) })] });
    const error = toPartnerError(await client.GET("/v1/customers/all/validations"));
    expect(error?.message.length).toBeLessThan(300);
  });
});

it("cuts and escapes an id of the caller's own in the message that rejects it", async () => {
  const { client } = createTestClient({ replies: [] });
  const headers = { "MS-RequestId": `\u009b31m${"x".repeat(10_000)}` };
  const error = await errorOf(client.GET("/v1/customers/all/validations", { headers }));
  expect(error.message).toContain("MS-RequestId must be a GUID (MS-RequestId \\u{9b}31mx");
  expect(error.message.length).toBeLessThanOrEqual(1_024);
});
