import { context, propagation, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { mockWith, synchronous } from "../../test/testing.ts";
import type { MockListener } from "../mock.ts";
import type { MockOptions } from "../options.ts";

const exporter = new InMemorySpanExporter();
beforeAll(() => {
  trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }));
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
});
afterAll(() => {
  for (const api of [trace, context, propagation]) api.disable();
});

let server: MockListener | undefined;
beforeEach(() => exporter.reset());
afterEach(() => server?.close());

const traceId = "0af7651916cd43dd8448eb211c80319c";
const send = async (options: MockOptions, path: string, headers = {}) => {
  server = await mockWith(options).listen({ port: 0 });
  const response = await fetch(`${server.url}${path}`, {
    headers: { Authorization: "Bearer secret", traceparent: `00-${traceId}-b7ad6b7169203331-01`, ...headers },
  });
  await response.text();
  return exporter.getFinishedSpans();
};

test("a request is a span of its sender's trace, with its operation, status and ids, and without secrets", async () => {
  const id = "037db222-6d8e-4d7f-ba78-df3dca33fb68";
  const spans = await send({ traces: true }, `${synchronous}?code=471101`, { "MS-RequestId": id });
  expect(spans).toHaveLength(1);
  const [span] = spans;
  const route = "/v1/customers/{customer-tenant-id}/qualification";
  expect(span).toMatchObject({
    ...{ name: `GET ${route}`, kind: SpanKind.SERVER },
    attributes: {
      ...{ "http.route": route, "http.request.method": "GET", "http.response.status_code": 200 },
      ...{ "mock.operation": "getQualification", "mock.request_id": id },
    },
  });
  expect(span?.spanContext().traceId).toBe(traceId);
  expect(JSON.stringify([span?.name, span?.attributes, span?.events])).not.toMatch(/secret|471101|65543400/);
});

test("a failure is the status of its span", async () => {
  const [span] = await send({ traces: true, fail: "503:1" }, synchronous);
  expect(span).toMatchObject({
    status: { code: SpanStatusCode.ERROR },
    attributes: { "http.response.status_code": 503 },
  });
});

test("without the option there are no spans", async () => {
  expect(await send({}, synchronous)).toEqual([]);
});
