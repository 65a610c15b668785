import { describe, expect, it } from "vitest";
import { type Answer, answer, drop, stall, startDouble } from "./testing/double.ts";
import { createRig, customer, failure } from "./testing/rig.ts";

// What only a socket can show: the global `fetch` against a server that breaks off, stalls and redirects.

const ok = answer(200, "[]");
const head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

const broken: [what: string, how: Answer][] = [
  ["before the head", drop()],
  ["within the head", drop(`${head}Conten`)],
  ["within the body", drop(`${head}Content-Length: 40\r\n\r\n[{`)],
  ["between two chunks", drop(`${head}Transfer-Encoding: chunked\r\n\r\n1\r\n[\r\n`)],
  ["by a chunk without a length", drop(`${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n[]\r\n0\r\n\r\n`)],
  ["by bytes that are no HTTP", drop("220 mail.contoso.com ESMTP\r\n")],
];

describe("a connection that breaks", () => {
  it.each(broken)("%s is tried again, and so is a write, with the same MS-RequestId and body", async (_, how) => {
    await using double = await startDouble([how, how, answer(201, { qualification: "StateOwnedEntity" })]);
    const { qualification } = createRig({ baseUrl: double.url });
    const created = await qualification.createQualifications({ qualification: "StateOwnedEntity" });
    expect(created).toEqual({ qualification: "StateOwnedEntity" });
    expect(double.received).toHaveLength(3);
    for (const { method, body, headers } of double.received) {
      expect({ method, body }).toEqual({ method: "POST", body: '{"qualification":"StateOwnedEntity"}' });
      expect(headers["ms-requestid"]).toBe(double.received[0]?.headers["ms-requestid"]);
    }
  });

  it.each(broken)("%s each time is an error that keeps its cause", async (_, how) => {
    await using double = await startDouble([how]);
    const error = await failure(createRig({ baseUrl: double.url }).qualification.getQualifications());
    expect(error).toMatchObject({ kind: "unavailable", attempts: 4, cause: expect.any(Error) });
    expect(error.message).toContain("the connection failed");
    expect(error.status).toBeUndefined();
    expect(double.received).toHaveLength(4);
  });

  it("is refused, and tried again, when no one listens", async () => {
    const double = await startDouble([ok]);
    await double.close();
    const { qualification, events } = createRig({ baseUrl: double.url });
    const error = await failure(qualification.update("GovernmentCommunityCloud", "12345"));
    expect(error).toMatchObject({ kind: "unavailable", attempts: 4, cause: { cause: { code: "ECONNREFUSED" } } });
    expect(events.filter(({ type }) => type === "retry")).toHaveLength(3);
  });
});

describe("an answer that stalls", () => {
  it.each([
    ["before the head", stall()],
    ["within the head", stall(head)],
    ["within the body", stall(`${head}Content-Length: 2\r\n\r\n[`)],
  ])("%s ends with the timeout of the attempt, and is tried again", async (_, how) => {
    await using double = await startDouble([how, ok]);
    const { qualification, clock, events } = createRig({ baseUrl: double.url, timeout: 7_000 });
    const call = qualification.getQualifications();
    await double.arrived(1);
    clock.advance(6_999);
    expect(events).toHaveLength(1);
    clock.advance(1);
    expect(await call).toEqual([]);
    expect(events.map(({ type }) => type)).toEqual(["request", "response", "retry", "request", "response"]);
    expect(events[1]).toMatchObject({ status: undefined, error: "timeout", ms: 7_000 });
    expect(double.received).toHaveLength(2);
  });

  it("frees its socket when the caller aborts", async () => {
    const dropped = Promise.withResolvers<void>();
    const held: Answer = ({ socket }) => socket?.once("close", dropped.resolve);
    await using double = await startDouble([held]);
    const caller = new AbortController();
    const call = failure(createRig({ baseUrl: double.url }).qualification.getQualifications({ signal: caller.signal }));
    await double.arrived(1);
    caller.abort();
    expect(await call).toMatchObject({ kind: "aborted", attempts: 1 });
    await dropped.promise;
  });
});

describe("a redirect", () => {
  it.each([301, 302, 303, 307, 308])("with %i is not followed, and no other host sees the token", async (status) => {
    await using other = await startDouble([ok]);
    const away = answer(status, "", { Location: `${other.url}/v1/elsewhere` });
    await using double = await startDouble([away]);
    const { qualification } = createRig({ baseUrl: double.url });
    for (const call of [
      qualification.getQualifications(),
      qualification.update("GovernmentCommunityCloud", "12345"),
      qualification.createQualifications({ qualification: "StateOwnedEntity" }),
    ]) {
      const error = await failure(call);
      expect(error).toMatchObject({ kind: "unexpected-response", status, attempts: 1 });
      expect(error.message).toContain(`answered ${status} with a redirect, which is not followed with a token`);
    }
    expect(double.received).toHaveLength(3);
    expect(other.received).toEqual([]);
  });

  it("to the same host is not followed either", async () => {
    await using double = await startDouble([answer(307, "", { Location: "/v1/elsewhere" }), ok]);
    const error = await failure(createRig({ baseUrl: double.url }).qualification.getQualifications());
    expect(error.kind).toBe("unexpected-response");
    expect(double.received).toHaveLength(1);
  });
});

describe("a server", () => {
  it("may answer with a status beyond HTTP, which is an error", async () => {
    await using double = await startDouble([drop("HTTP/1.1 999 Denied\r\nContent-Length: 0\r\n\r\n")]);
    const error = await failure(createRig({ baseUrl: double.url }).qualification.getQualifications());
    expect(error).toMatchObject({ kind: "unavailable", status: 999, attempts: 1 });
  });

  it("is reached over IPv6 loopback", async () => {
    await using double = await startDouble([ok], "::1");
    expect(double.url).toMatch(/^http:\/\/\[::1\]:/);
    expect(await createRig({ baseUrl: double.url }).qualification.getQualifications()).toEqual([]);
    expect(double.received).toMatchObject([{ url: `/v1/customers/${customer}/qualifications` }]);
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
  ])("may answer with %s", async (_, bytes) => {
    await using double = await startDouble([drop(bytes)]);
    const { qualification } = createRig({ baseUrl: double.url });
    expect(await qualification.update("GovernmentCommunityCloud", "12345")).toBe("education");
    expect(double.received).toHaveLength(1);
  });
});
