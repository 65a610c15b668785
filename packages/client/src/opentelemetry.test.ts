import { Session } from "node:inspector";
import { context, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  createTestClient,
  customer,
  errorOf,
  guid,
  noConnection,
  type Reply,
  reply,
} from "../test/create-test-client.ts";
import { type ClientOptions, servers } from "./index.ts";
import { recordSpans } from "./opentelemetry.ts";

const exporter = new InMemorySpanExporter();
const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
const tracer = provider.getTracer("test");

const ok = reply(200, "[]");

/** A client whose events become spans. */
const createTraced = (replies: Reply[], options: Partial<ClientOptions> = {}) => {
  const record = recordSpans(tracer);
  const testClient = createTestClient({
    replies,
    ...options,
    onEvent: (event) => {
      record(event);
      if (event.type === "retry") queueMicrotask(() => testClient.clock.advance(event.delay));
    },
  });
  return testClient;
};

const spans = () => exporter.getFinishedSpans();

beforeAll(() => context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable()));
afterAll(() => context.disable());
beforeEach(() => exporter.reset());

describe("a span", () => {
  it("records a request by the conventions for HTTP clients", async () => {
    const { qualification, events } = createTraced([reply(200, '"governmentcommunitycloud"')]);
    await qualification.update("GovernmentCommunityCloud", "12345");
    expect(spans()).toHaveLength(1);
    expect(spans()[0]).toMatchObject({
      name: "PUT /v1/customers/{customer-tenant-id}/qualification",
      kind: SpanKind.CLIENT,
      status: { code: SpanStatusCode.UNSET },
      ended: true,
    });
    expect(spans()[0]?.attributes).toEqual({
      "http.request.method": "PUT",
      "http.response.status_code": 200,
      "url.full": `${servers.global}/v1/customers/${customer}/qualification?code=`,
      "url.template": "/v1/customers/{customer-tenant-id}/qualification",
      "server.address": "api.partnercenter.microsoft.com",
      "server.port": 443,
      "partner_center.operation": "updateQualification",
      "partner_center.request_id": events[0]?.requestId,
      "partner_center.correlation_id": expect.stringMatching(guid),
    });
  });

  it.each([
    ["http://127.0.0.1:4010", "127.0.0.1", 4010],
    ["http://localhost", "localhost", 80],
    ["https://gateway.contoso.com:8443", "gateway.contoso.com", 8443],
  ])("has the address and the port of %s", async (baseUrl, address, port) => {
    await createTraced([ok], { baseUrl }).partner.validations.getValidationCodes();
    expect(spans()[0]?.attributes).toMatchObject({ "server.address": address, "server.port": port });
  });

  it("is made for each attempt, which says how often the call was sent again", async () => {
    const { partner } = createTraced([reply(503), noConnection, ok]);
    await partner.validations.getValidationCodes();
    const attributes = spans().map(({ attributes }) => attributes);
    expect(attributes.map((each) => each["http.request.resend_count"])).toEqual([undefined, 1, 2]);
    expect(attributes.map((each) => each["http.response.status_code"])).toEqual([503, undefined, 200]);
    expect(attributes.map((each) => each["error.type"])).toEqual(["503", "unavailable", undefined]);
    expect(new Set(attributes.map((each) => each["partner_center.request_id"])).size).toBe(1);
    expect(spans().map(({ status }) => status.code)).toEqual([
      SpanStatusCode.ERROR,
      SpanStatusCode.ERROR,
      SpanStatusCode.UNSET,
    ]);
  });

  it.each([
    [reply(404), "404"],
    [reply(200, "<html>"), "unexpected-response"],
    [reply(302), "unexpected-response"],
  ])("has the type of an error", async (respond, type) => {
    await errorOf(createTraced([respond]).partner.validations.getValidationCodes());
    expect(spans()).toHaveLength(1);
    expect(spans()[0]).toMatchObject({ attributes: { "error.type": type }, status: { code: SpanStatusCode.ERROR } });
  });

  it("has the span for its parent that is active where the call is made, also after a wait", async () => {
    const { partner } = createTraced([reply(503), ok], { maxConcurrency: 1, credential: async () => "a-token" });
    const parents = ["one", "two", "three"].map((name) => tracer.startSpan(name));
    await Promise.all(
      parents.map((parent) =>
        context.with(trace.setSpan(context.active(), parent), () =>
          partner.with({ correlationId: customer }).validations.getValidationCodes(),
        ),
      ),
    );
    const made = new Map<string, Set<unknown>>();
    for (const { attributes, parentSpanContext } of spans()) {
      const id = String(attributes["partner_center.request_id"]);
      made.set(id, (made.get(id) ?? new Set()).add(parentSpanContext?.spanId));
    }
    // Each call has one parent for all its attempts, and each parent has one call.
    expect([...made.values()].flatMap((ids) => [...ids]).toSorted()).toEqual(
      parents.map((parent) => parent.spanContext().spanId).toSorted(),
    );
    expect(spans()).toHaveLength(4);
  });

  it("ends when the caller aborts", async () => {
    const caller = new AbortController();
    const abort: Reply = () => {
      caller.abort();
      return new Promise(() => {});
    };
    await errorOf(createTraced([abort]).partner.validations.getValidationCodes({ signal: caller.signal }));
    expect(spans()[0]).toMatchObject({ ended: true, attributes: { "error.type": "aborted" } });
  });

  it("tells neither the token nor the validation code", async () => {
    const echo = reply(400, { code: "3000", description: "secret-token secret-code" });
    const { qualification } = createTraced([echo], { credential: () => "secret-token" });
    await errorOf(qualification.update("GovernmentCommunityCloud", "secret-code"));
    const [span] = spans();
    const { name, attributes, events, status, links } = span ?? {};
    expect(JSON.stringify({ name, attributes, events, status, links })).not.toContain("secret");
  });
});

describe("recordSpans", () => {
  it("takes the tracer of the process by default", async () => {
    trace.setGlobalTracerProvider(provider);
    try {
      const { partner } = createTestClient({ replies: [ok], onEvent: recordSpans() });
      await partner.validations.getValidationCodes();
      expect(spans()[0]?.instrumentationScope).toMatchObject({
        name: "partner-qualification-client",
        version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      });
    } finally {
      trace.disable();
    }
  });

  it("holds on to no span that has ended", async () => {
    const { partner } = createTraced([ok]);
    const header = "7d2456fd-2d79-46d0-9f8e-5d7ecd5f8745";
    // The same MS-RequestId once more is another span, not the same.
    await partner.validations.getValidationCodes({ requestId: header });
    await partner.validations.getValidationCodes({ requestId: header });
    expect(new Set(spans().map((span) => span.spanContext().spanId)).size).toBe(2);
  });

  it("keeps nothing of a request that is over", async () => {
    const { partner, events } = createTestClient({ replies: [ok] });
    await partner.validations.getValidationCodes();
    const record = recordSpans(trace.getTracer("of no provider"));
    const session = new Session();
    session.connect();
    const heapAfter = (calls: number): number => {
      for (let call = 0; call < calls; call += 1) {
        const requestId = `${call}`.padStart(10_000);
        for (const event of events) record({ ...event, requestId });
      }
      session.post("HeapProfiler.collectGarbage");
      return process.memoryUsage().heapUsed;
    };
    const before = heapAfter(1);
    heapAfter(5_000);
    // The keys alone are 50 MB. One collection may leave what other tests of this process are done with.
    await expect.poll(() => heapAfter(0) - before).toBeLessThan(25_000_000);
    session.disconnect();
  });

  it("keeps calls apart that run at a time with the same MS-RequestId", async () => {
    const { partner } = createTraced([ok]);
    const options = { requestId: customer };
    await Promise.all([
      partner.validations.getValidationCodes(options),
      partner.validations.getValidationCodes(options),
    ]);
    expect(spans()).toHaveLength(2);
  });
});
