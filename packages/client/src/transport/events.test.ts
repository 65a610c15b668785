import { describe, expect, it } from "vitest";
import {
  createTestClient,
  customer,
  errorOf,
  guid,
  noConnection,
  type Reply,
  reply,
} from "../../test/create-test-client.ts";
import { type ClientEvent, servers } from "../index.ts";

const ok = reply(200, "[]");
const throttled = reply(429, { statusCode: 429, message: "Rate limit is exceeded." }, { "Retry-After": "2" });

/** What the events of one call all tell. */
const about = {
  operation: "getQualifications",
  method: "GET",
  path: "/v1/customers/{customer-tenant-id}/qualifications",
  url: `${servers.global}/v1/customers/${customer}/qualifications`,
  requestId: expect.stringMatching(guid),
  correlationId: expect.stringMatching(guid),
};

describe("onEvent", () => {
  it("receives a request and its response", async () => {
    const { qualification, events } = createTestClient({ replies: [ok] });
    await qualification.getQualifications();
    expect(events).toEqual([
      { type: "request", ...about, attempt: 1 },
      { type: "response", ...about, attempt: 1, status: 200, error: undefined, ms: 0 },
    ]);
  });

  it("receives each attempt, the throttle and the wait, in that order", async () => {
    const { qualification, events } = createTestClient({ replies: [noConnection, throttled, ok] });
    await qualification.getQualifications();
    expect(events).toEqual([
      { type: "request", ...about, attempt: 1 },
      { type: "response", ...about, attempt: 1, status: undefined, error: "unavailable", ms: 0 },
      { type: "retry", ...about, attempt: 1, status: undefined, error: "unavailable", delay: 250 },
      { type: "request", ...about, attempt: 2 },
      { type: "response", ...about, attempt: 2, status: 429, error: "throttled", ms: 0 },
      { type: "throttle", ...about, attempt: 2, delay: 2_100, rate: expect.closeTo((1.1 * 0.5) / (0.25 + 2.1)) },
      { type: "retry", ...about, attempt: 2, status: 429, error: "throttled", delay: 2_100 },
      { type: "request", ...about, attempt: 3 },
      { type: "response", ...about, attempt: 3, status: 200, error: undefined, ms: 0 },
    ]);
  });

  it("receives a renewed token as a retry without a wait", async () => {
    const tokens = ["first", "second"];
    const { qualification, events } = createTestClient({
      replies: [reply(401), ok],
      credential: () => tokens.shift() ?? "",
    });
    await qualification.getQualifications();
    expect(events.map(({ type }) => type)).toEqual(["request", "response", "retry", "request", "response"]);
    expect(events[2]).toMatchObject({ status: 401, error: "unauthorized", delay: 0 });
  });

  it("receives how long an attempt took, with its body and without the waits before it", async () => {
    const slow: Reply = async () => {
      testClient.clock.advance(40);
      const body = new ReadableStream({
        pull: (controller) => {
          testClient.clock.advance(2);
          controller.enqueue(new TextEncoder().encode("[]"));
          controller.close();
        },
      });
      return new Response(body);
    };
    const testClient = createTestClient({ replies: [throttled, slow] });
    await testClient.qualification.getQualifications();
    expect(testClient.events.flatMap((event) => (event.type === "response" ? [event.ms] : []))).toEqual([0, 42]);
  });

  it("receives how long an attempt took, without its wait for a free place", async () => {
    const slow: Reply = () => {
      testClient.clock.advance(40);
      return new Response("[]");
    };
    const testClient = createTestClient({ replies: [slow], maxConcurrency: 1 });
    await Promise.all([testClient.qualification.getQualifications(), testClient.qualification.getQualifications()]);
    expect(testClient.events.flatMap((event) => (event.type === "response" ? [event.ms] : []))).toEqual([40, 40]);
  });

  it("receives nothing of a call that was not sent", async () => {
    const { partner, events } = createTestClient({ replies: [ok] });
    await errorOf(partner.customers.byId("all").qualification.get());
    expect(events).toEqual([]);
  });

  it("tells which calls belong together", async () => {
    const { partner, events } = createTestClient({ replies: [ok] });
    const scope = partner.with({ correlationId: customer });
    await Promise.all([scope.validations.getValidationCodes(), scope.validations.getValidationCodes()]);
    expect(new Set(events.map(({ correlationId }) => correlationId))).toEqual(new Set([customer]));
    expect(new Set(events.map(({ requestId }) => requestId)).size).toBe(2);
  });

  it.each([
    [
      "throws",
      () => {
        throw new Error("the log is full");
      },
    ],
    ["fails later", async () => Promise.reject(new Error("the log is full"))],
  ])("changes nothing when it %s", async (_, onEvent: (event: ClientEvent) => void) => {
    const { qualification, sent, clock } = createTestClient({ replies: [noConnection, ok], onEvent, random: () => 0 });
    expect(await qualification.getQualifications()).toEqual([]);
    expect(sent).toHaveLength(2);
    expect(clock.timers()).toEqual([]);
  });
});
