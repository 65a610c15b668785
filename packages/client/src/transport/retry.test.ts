import { describe, expect, it } from "vitest";
import { createTestClient, customer, errorOf, noConnection, type Reply, reply } from "../../test/create-test-client.ts";
import { type PartnerError, type PartnerErrorKind, toPartnerError } from "../index.ts";
import { delayOf, hasInvalidCertificate, isRetryable, pausesAll, readRetryAfter } from "./retry.ts";

const ok = reply(200, "[]");

describe("a failed attempt", () => {
  it.each([408, 429, 500, 502, 503, 504])("is followed by another after status %i", async (status) => {
    const { qualification, sent } = createTestClient({ replies: [reply(status), ok] });
    expect(await qualification.getQualifications()).toEqual([]);
    expect(sent).toHaveLength(2);
  });

  it.each([400, 403, 404, 405, 406, 409, 410, 412, 415, 417, 422, 501, 505])("is the last after %i", async (status) => {
    const { qualification, sent } = createTestClient({ replies: [reply(status), ok] });
    expect(await errorOf(qualification.getQualifications())).toMatchObject({ status, attempts: 1 });
    expect(sent).toHaveLength(1);
  });

  it("is the only one where one attempt is allowed, also after 429, which does not count against them", async () => {
    const { qualification, sent } = createTestClient({ replies: [reply(429), ok], retry: { attempts: 1 } });
    expect(await errorOf(qualification.getQualifications())).toMatchObject({ status: 429, attempts: 1 });
    expect(sent).toHaveLength(1);
  });

  it("is followed by another after a lost connection", async () => {
    const { qualification, sent } = createTestClient({ replies: [noConnection, ok] });
    expect(await qualification.getQualifications()).toEqual([]);
    expect(sent).toHaveLength(2);
  });

  it("of a write is followed by one with the same MS-RequestId and body", async () => {
    const { qualification, sent } = createTestClient({
      replies: [noConnection, reply(503), reply(200, '"education"')],
    });
    expect(await qualification.update("GovernmentCommunityCloud", "12345")).toBe("education");
    const created = createTestClient({
      replies: [noConnection, reply(503), reply(201, { qualification: "Education" })],
    });
    await created.qualification.createQualifications({ qualification: "Education", educationSegment: "K12" });
    for (const attempts of [sent, created.sent]) {
      expect(attempts).toHaveLength(3);
      const shown = attempts.map(({ method, url, body, headers }) => {
        return { method, url, body, headers: Object.fromEntries(headers) };
      });
      expect(shown[0]?.body).not.toBe("");
      expect(shown).toEqual([shown[0], shown[0], shown[0]]);
    }
  });

  it.each([1, 2, 7])("is the last when %i have been made, if that is the limit", async (attempts) => {
    const { qualification, sent } = createTestClient({ replies: [reply(503)], retry: { attempts } });
    expect(await errorOf(qualification.getQualifications())).toMatchObject({ kind: "unavailable", attempts });
    expect(sent).toHaveLength(attempts);
  });

  it("is the last of four by default", async () => {
    const { qualification, sent } = createTestClient({ replies: [noConnection] });
    expect(await errorOf(qualification.getQualifications())).toMatchObject({ kind: "unavailable", attempts: 4 });
    expect(sent).toHaveLength(4);
  });
});

describe("the wait before another attempt", () => {
  const delays = async (options: Parameters<typeof createTestClient>[0]) => {
    const { qualification, events } = createTestClient(options);
    await errorOf(qualification.getQualifications());
    return events.flatMap((event) => (event.type === "retry" ? [event.delay] : []));
  };

  it("doubles, and is random between nothing and that", async () => {
    const replies = [reply(503)];
    const retry = { attempts: 9 };
    expect(await delays({ replies, retry, random: () => 0 })).toEqual(Array(8).fill(0));
    const most = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000];
    expect(await delays({ replies, retry, random: () => 1 - Number.EPSILON })).toEqual(most);
    expect(await delays({ replies, retry, random: () => 0.5 })).toEqual(most.map((ms) => ms / 2));
  });

  it("has the bounds that the caller sets", async () => {
    const retry = { attempts: 4, minDelay: 10, maxDelay: 15 };
    expect(await delays({ replies: [reply(503)], retry, random: () => 1 })).toEqual([10, 15, 15]);
    expect(delayOf({ kind: "timeout" }, 2_000, { minDelay: 1, maxDelay: 7, random: () => 1 })).toBe(7);
  });

  it("is drawn for each attempt", async () => {
    const draws = [0.25, 0.75, 0.5];
    expect(await delays({ replies: [reply(503)], random: () => draws.shift() ?? 0 })).toEqual([125, 750, 1_000]);
  });

  it("is a whole number of ms, the nearest", async () => {
    const draws = [0.2499, 0.2501];
    const retry = { attempts: 3, maxDelay: 500 };
    expect(await delays({ replies: [reply(503)], retry, random: () => draws.shift() ?? 0 })).toEqual([125, 125]);
  });

  it("does not grow with an attempt that only renewed the token, nor are the attempts fewer for it", async () => {
    const tokens = ["first", "second"];
    const credential = () => tokens.shift() ?? "";
    const replies = [reply(401), reply(503)];
    expect(await delays({ replies, credential, retry: { attempts: 3 }, random: () => 1 })).toEqual([0, 500, 1_000]);
  });

  it.each([429, 503])("is that of Retry-After, in seconds, and up to a tenth longer, after %i", async (status) => {
    const replies = [reply(status, "", { "Retry-After": "57" }), ok];
    expect(await delays({ replies, random: () => 0 })).toEqual([57_000]);
    expect(await delays({ replies, random: () => 1 - Number.EPSILON })).toEqual([62_700]);
  });

  it("is that of Retry-After, until a date", async () => {
    const replies = [reply(503, "", { "Retry-After": "Fri, 20 Nov 2026 12:01:40 GMT" }), ok];
    expect(await delays({ replies, random: () => 0 })).toEqual([100_000]);
  });

  it("is that of Retry-After, until a date, counted from when a slow response came", async () => {
    const slow: Reply = () => {
      testClient.clock.advance(40_000);
      return new Response(null, { status: 503, headers: { "Retry-After": "Fri, 20 Nov 2026 12:01:40 GMT" } });
    };
    const testClient = createTestClient({ replies: [slow, ok], random: () => 0 });
    await testClient.qualification.getQualifications();
    expect(testClient.events).toContainEqual(expect.objectContaining({ type: "retry", delay: 60_000 }));
  });

  it.each(["0", "Fri, 20 Nov 2026 11:00:00 GMT"])("is not nothing when Retry-After is %s", async (value) => {
    const replies = [reply(429, "", { "Retry-After": value }), ok];
    expect(await delays({ replies, random: () => 0 })).toEqual([500]);
    expect(await delays({ replies, random: () => 0, retry: { minDelay: 170 } })).toEqual([170]);
    expect(await delays({ replies, random: () => 0, retry: { minDelay: 0 } })).toEqual([100]);
    expect(await delays({ replies: [reply(429), ok], random: () => 0 })).toEqual([100]);
  });

  it("is not shortened by the longest of the client's own", async () => {
    const replies = [reply(429, "", { "Retry-After": "60" }), ok];
    expect(await delays({ replies, random: () => 0, retry: { maxDelay: 1 } })).toEqual([60_000]);
  });

  it("is over the clock: the attempt is not made a ms earlier", async () => {
    const replies = [reply(503, "", { "Retry-After": "5" }), ok];
    const testClient = createTestClient({ replies, random: () => 0, onEvent: () => {} });
    const call = testClient.qualification.getQualifications();
    await expect.poll(() => testClient.clock.timers(), { interval: 1 }).toContain(5_000);
    testClient.clock.advance(4_999);
    expect(testClient.sent).toHaveLength(1);
    testClient.clock.advance(1);
    expect(await call).toEqual([]);
  });

  it.each(["300", "99999999999", "9".repeat(400), "Sat, 20 Nov 2027 12:00:00 GMT"])(
    "is not begun when Retry-After is more than the deadline leaves: %s",
    async (value) => {
      const { client, events } = createTestClient({ replies: [reply(429, "", { "Retry-After": value }), ok] });
      const path = { "customer-tenant-id": customer };
      const result = await client.GET("/v1/customers/{customer-tenant-id}/qualifications", { params: { path } });
      const error = toPartnerError(result);
      expect(error).toMatchObject({ kind: "throttled", attempts: 1 });
      expect(error?.retryAfter).toBeGreaterThanOrEqual(300_000);
      expect(result.response.status).toBe(429);
      expect(events.map(({ type }) => type)).not.toContain("retry");
    },
  );
});

describe("Retry-After", () => {
  const now = Date.parse("2026-11-20T12:00:00Z");

  /** As `fetch` has it: blanks at the end of a value stay there, and values of one name are joined. */
  const read = (values: Record<string, string>) => {
    const get = (name: string) => values[name] ?? null;
    return readRetryAfter(Object.assign(new Headers(), { get }), now);
  };

  it.each([
    ["0", 0],
    ["57", 57_000],
    ["57 \t", 57_000],
    ["7.5", 7_500],
    ["7.25", 7_250],
    ["Fri, 20 Nov 2026 12:00:01 GMT", 1_000],
    ["Fri, 20 Nov 2026 12:00:01 GMT  ", 1_000],
    ["Friday, 20-Nov-26 12:00:01 GMT", 1_000],
    ["Fri Nov 20 12:00:01 2026", 1_000],
    ["Sun Dec  6 12:00:00 2026", 16 * 86_400_000],
    ["Fri, 20 Nov 2026 11:00:00 GMT", 0],
    ["57, 57", 57_000],
    ["3,57", 57_000],
    ["57, soon", 57_000],
    ["3, Fri, 20 Nov 2026 12:00:09 GMT", 9_000],
    ["Fri, 20 Nov 2026 12:00:09 GMT, Friday, 20-Nov-26 12:00:01 GMT, 2", 9_000],
  ])("%j is read", (value, ms) => {
    expect(read({ "Retry-After": value })).toBe(ms);
  });

  it.each([
    "",
    " ",
    "soon",
    "-1",
    ".5",
    "5 seconds",
    "in 5",
    "NaN",
    "Infinity",
    "2026-11-20",
    "Fri Nov 20 2026",
    "1e3",
    ",",
    "Fri, 20 Nov 2026 12:00:01 GMT+0100",
  ])("%j is none", (value) => {
    expect(read({ "Retry-After": value })).toBeUndefined();
  });

  it("is in ms as Retry-After-Ms, which comes first", () => {
    expect(read({ "Retry-After-Ms": "1250 ", "Retry-After": "2" })).toBe(1_250);
    expect(read({ "Retry-After-Ms": "12.25" })).toBe(12.25);
    for (const value of ["in 12", "12 ms"]) expect(read({ "Retry-After-Ms": value })).toBeUndefined();
    expect(read({ "Retry-After-Ms": "soon", "Retry-After": "2" })).toBe(2_000);
    expect(read({})).toBeUndefined();
  });

  it("is waited for when the header comes twice", async () => {
    const headers = new Headers([
      ["Retry-After", "3"],
      ["Retry-After", "5"],
    ]);
    const twice: Reply = () => new Response("", { status: 429, headers });
    const { qualification } = createTestClient({ replies: [twice], retry: { attempts: 1 } });
    expect((await errorOf(qualification.getQualifications())).retryAfter).toBe(5_000);
  });
});

describe("an error", () => {
  const certificates = [
    { code: "CERT_HAS_EXPIRED" },
    { code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" },
    { message: "invalid peer Certificate: UnknownIssuer" },
    { message: "fetch failed", cause: { cause: { code: "ERR_TLS_CERT_ALTNAME_INVALID" } } },
  ];
  it.each(certificates)("is of the certificate: %j", (cause) => {
    expect(hasInvalidCertificate(cause)).toBe(true);
  });

  it.each([undefined, null, "certificate", {}, { code: "ECONNRESET", message: "no certificates", cause: {} }])(
    "is not of the certificate: %j",
    (cause) => {
      expect(hasInvalidCertificate(cause)).toBe(false);
    },
  );

  const isRetried = (
    kind: PartnerErrorKind,
    more: Partial<Pick<PartnerError, "status" | "retryAfter" | "cause">> = {},
  ) => isRetryable({ kind, status: undefined, retryAfter: undefined, ...more });

  it("without a response is retried when there was no connection, or too little time", () => {
    expect(isRetried("unavailable")).toBe(true);
    expect(isRetried("timeout")).toBe(true);
    expect(isRetried("unexpected-response")).toBe(false);
    expect(isRetried("aborted")).toBe(false);
  });

  it("is not retried when its certificate is invalid, its response too large, or the wait longer than an hour", () => {
    expect(isRetried("unavailable", { cause: certificates[0] })).toBe(false);
    expect(isRetried("response-too-large", { status: 503 })).toBe(false);
    expect(isRetried("unavailable", { status: 503, retryAfter: 3_600_000 })).toBe(true);
    expect(isRetried("unavailable", { status: 503, retryAfter: 3_600_001 })).toBe(false);
  });

  it("pauses the client when it was throttled, or says how long; and none does not", () => {
    expect(pausesAll({ kind: "throttled", retryAfter: undefined })).toBe(true);
    expect(pausesAll({ kind: "unavailable", retryAfter: 0 })).toBe(true);
    expect(pausesAll({ kind: "unavailable", retryAfter: undefined })).toBe(false);
    expect(pausesAll(undefined)).toBe(false);
  });
});
