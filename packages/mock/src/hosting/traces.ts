import { context, propagation, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import type { Handle } from "../http.ts";
import type { Call } from "../journal/journal-entry.ts";
import { operations } from "../prism/index.ts";

const routes = new Map(operations.map(({ iid, path }) => [iid, path]));

/** Adds the outcome of a request to its span: never its path, query, token or body. */
const describe = ({ method, operation, status, error, requestId, correlationId }: Call): void => {
  const span = trace.getActiveSpan();
  const route = routes.get(operation);
  if (route !== undefined) span?.updateName(`${method} ${route}`).setAttribute("http.route", route);
  span?.setAttributes({
    "http.request.method": method,
    "http.response.status_code": status,
    "mock.request_id": requestId,
    "mock.correlation_id": correlationId,
    ...(operation !== undefined && { "mock.operation": operation }),
  });
  if (status >= 500) span?.setStatus({ code: SpanStatusCode.ERROR, ...(error !== undefined && { message: error }) });
};

/**
 * Makes a span of each request, as a child of the sender's span. The OpenTelemetry SDK that the process has loaded exports
 * the spans; without an SDK, nothing is recorded.
 *
 * @param onCalls called with each call within its span.
 */
export const traceRequests = (handle: Handle, onCalls: ((call: Call) => void)[]): Handle => {
  const tracer = trace.getTracer("@partner-qualification/mock");
  onCalls.push(describe);
  return (request) => {
    const parent = propagation.extract(context.active(), request.headers);
    return tracer.startActiveSpan("request", { kind: SpanKind.SERVER }, parent, async (span) => {
      try {
        return await handle(request);
      } finally {
        span.end();
      }
    });
  };
};
