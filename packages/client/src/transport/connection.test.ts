import { describe, expect, it } from "vitest";
import { createTestClient, customer, errorOf } from "../../test/create-test-client.ts";
import { drop, type Respond, respond, stall, startStubServer } from "../../test/stub-server.ts";

// What only a socket can show: the global `fetch` against a server that breaks off, stalls and redirects.

const ok = respond(200, "[]");
const head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

const broken: [what: string, how: Respond][] = [
  ["before the head", drop()],
  ["within the head", drop(`${head}Conten`)],
  ["within the body", drop(`${head}Content-Length: 40\r\n\r\n[{`)],
  ["between two chunks", drop(`${head}Transfer-Encoding: chunked\r\n\r\n1\r\n[\r\n`)],
  ["by a chunk without a length", drop(`${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n[]\r\n0\r\n\r\n`)],
  ["by bytes that are not HTTP", drop("220 mail.contoso.com ESMTP\r\n")],
];

describe("a connection that breaks", () => {
  it.each(broken)("%s is retried, and so is a write, with the same MS-RequestId and body", async (_, how) => {
    await using stubServer = await startStubServer([how, how, respond(201, { qualification: "StateOwnedEntity" })]);
    const { qualification } = createTestClient({ baseUrl: stubServer.url });
    const created = await qualification.createQualifications({ qualification: "StateOwnedEntity" });
    expect(created).toEqual({ qualification: "StateOwnedEntity" });
    expect(stubServer.received).toHaveLength(3);
    for (const { method, body, headers } of stubServer.received) {
      expect({ method, body }).toEqual({ method: "POST", body: '{"qualification":"StateOwnedEntity"}' });
      expect(headers["ms-requestid"]).toBe(stubServer.received[0]?.headers["ms-requestid"]);
    }
  });

  it.each(broken)("%s each time is an error that keeps its cause", async (_, how) => {
    await using stubServer = await startStubServer([how]);
    const error = await errorOf(createTestClient({ baseUrl: stubServer.url }).qualification.getQualifications());
    expect(error).toMatchObject({ kind: "unavailable", attempts: 4, cause: expect.any(Error) });
    expect(error.message).toContain("the connection failed");
    expect(error.status).toBeUndefined();
    expect(stubServer.received).toHaveLength(4);
  });

  it("fails and is retried when there is no server", async () => {
    const stubServer = await startStubServer([ok]);
    await stubServer.close();
    const { qualification, events } = createTestClient({ baseUrl: stubServer.url });
    const error = await errorOf(qualification.update("GovernmentCommunityCloud", "12345"));
    expect(error).toMatchObject({ kind: "unavailable", attempts: 4, cause: { cause: { code: "ECONNREFUSED" } } });
    expect(events.filter(({ type }) => type === "retry")).toHaveLength(3);
  });
});

describe("a certificate that is not valid", () => {
  const failure = (cause: Error) => new TypeError("fetch failed", { cause });
  const coded = (code: string) => failure(Object.assign(new Error("cannot connect"), { code }));

  it.each<[what: string, error: Error]>([
    ["has expired", coded("CERT_HAS_EXPIRED")],
    ["is for another host", coded("ERR_TLS_CERT_ALTNAME_INVALID")],
    ["signs itself", coded("DEPTH_ZERO_SELF_SIGNED_CERT")],
    ["has an unknown issuer", coded("UNABLE_TO_VERIFY_LEAF_SIGNATURE")],
    ["is rejected by Bun", Object.assign(new Error("cannot connect"), { code: "SELF_SIGNED_CERT_IN_CHAIN" })],
    ["is rejected by Deno", failure(new Error("invalid peer certificate: UnknownIssuer"))],
  ])("since it %s is not retried", async (_, error) => {
    const { qualification, sent } = createTestClient({
      replies: [
        () => {
          throw error;
        },
      ],
    });
    const thrown = await errorOf(qualification.getQualifications());
    expect(thrown).toMatchObject({ kind: "unavailable", attempts: 1 });
    expect(thrown.message).toContain("the certificate of the server is not valid; see cause");
    expect(sent).toHaveLength(1);
  });

  it("is not what a host is called", async () => {
    const error = Object.assign(new Error("getaddrinfo ENOTFOUND certificates.contoso.com"), { code: "ENOTFOUND" });
    const fails = () => {
      throw failure(error);
    };
    const { qualification } = createTestClient({ replies: [fails] });
    expect(await errorOf(qualification.getQualifications())).toMatchObject({ kind: "unavailable", attempts: 4 });
  });
});

describe("a response that stalls", () => {
  it.each([
    ["before the head", stall()],
    ["within the head", stall(head)],
    ["within the body", stall(`${head}Content-Length: 2\r\n\r\n[`)],
  ])("%s ends with the timeout of the attempt, and is retried", async (_, how) => {
    await using stubServer = await startStubServer([how, ok]);
    const { qualification, clock, events } = createTestClient({ baseUrl: stubServer.url, timeout: 7_000 });
    const call = qualification.getQualifications();
    await stubServer.arrived(1);
    clock.advance(6_999);
    expect(events).toHaveLength(1);
    clock.advance(1);
    expect(await call).toEqual([]);
    expect(events.map(({ type }) => type)).toEqual(["request", "response", "retry", "request", "response"]);
    expect(events[1]).toMatchObject({ status: undefined, error: "timeout", ms: 7_000 });
    expect(stubServer.received).toHaveLength(2);
  });

  it("frees its socket when the caller aborts", async () => {
    const dropped = Promise.withResolvers<void>();
    const held: Respond = ({ socket }) => socket?.once("close", dropped.resolve);
    await using stubServer = await startStubServer([held]);
    const caller = new AbortController();
    const call = errorOf(
      createTestClient({ baseUrl: stubServer.url }).qualification.getQualifications({ signal: caller.signal }),
    );
    await stubServer.arrived(1);
    caller.abort();
    expect(await call).toMatchObject({ kind: "aborted", attempts: 1 });
    await dropped.promise;
  });
});

describe("a redirect", () => {
  it.each([301, 302, 303, 307, 308])("with %i is not followed, and no other host sees the token", async (status) => {
    await using other = await startStubServer([ok]);
    const away = respond(status, "", { Location: `${other.url}/v1/elsewhere` });
    await using stubServer = await startStubServer([away]);
    const { qualification } = createTestClient({ baseUrl: stubServer.url });
    for (const call of [
      () => qualification.getQualifications(),
      () => qualification.update("GovernmentCommunityCloud", "12345"),
      () => qualification.createQualifications({ qualification: "StateOwnedEntity" }),
    ]) {
      const error = await errorOf(call());
      expect(error).toMatchObject({ kind: "unexpected-response", status, attempts: 1 });
      expect(error.message).toContain(`returned ${status} with a redirect, which is not followed with a token`);
    }
    expect(stubServer.received).toHaveLength(3);
    expect(other.received).toEqual([]);
  });

  it("to the same host is not followed either", async () => {
    await using stubServer = await startStubServer([respond(307, "", { Location: "/v1/elsewhere" }), ok]);
    const error = await errorOf(createTestClient({ baseUrl: stubServer.url }).qualification.getQualifications());
    expect(error.kind).toBe("unexpected-response");
    expect(stubServer.received).toHaveLength(1);
  });
});

describe("a server", () => {
  it("may respond with a status beyond HTTP, which is an error", async () => {
    await using stubServer = await startStubServer([drop("HTTP/1.1 999 Denied\r\nContent-Length: 0\r\n\r\n")]);
    const error = await errorOf(createTestClient({ baseUrl: stubServer.url }).qualification.getQualifications());
    expect(error).toMatchObject({ kind: "unavailable", status: 999, attempts: 1 });
  });

  it("is reached over IPv6 loopback", async () => {
    await using stubServer = await startStubServer([ok], "::1");
    expect(stubServer.url).toMatch(/^http:\/\/\[::1\]:/);
    expect(await createTestClient({ baseUrl: stubServer.url }).qualification.getQualifications()).toEqual([]);
    expect(stubServer.received).toMatchObject([{ url: `/v1/customers/${customer}/qualifications` }]);
  });

  it.each([
    ["a reason phrase beyond Latin", 'HTTP/1.1 200 修飾\r\nContent-Length: 11\r\n\r\n"education"'],
    ["no reason phrase", 'HTTP/1.1 200\r\nContent-Length: 11\r\n\r\n"education"'],
    ["a header beyond Latin", 'HTTP/1.1 200 OK\r\nX-Note: 修飾\r\nContent-Length: 11\r\n\r\n"education"'],
    ["a byte order mark", 'HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\n\u{feff}"education"'],
    [
      "chunks that part a character",
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n"\r\na\r\neducation"\r\n0\r\n\r\n',
    ],
  ])("may respond with %s", async (_, bytes) => {
    await using stubServer = await startStubServer([drop(bytes)]);
    const { qualification } = createTestClient({ baseUrl: stubServer.url });
    expect(await qualification.update("GovernmentCommunityCloud", "12345")).toBe("education");
    expect(stubServer.received).toHaveLength(1);
  });
});
