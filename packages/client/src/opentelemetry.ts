import { type Span, SpanKind, SpanStatusCode, type Tracer, trace } from "@opentelemetry/api";
import { client as self } from "./generated/contract.ts";
import type { ClientEvent } from "./transport/events.ts";

/**
 * Makes an `onEvent` that records a client span for each request, by OpenTelemetry's semantic conventions for HTTP. The
 * span's parent is the one that is active where the call is made. Query values are left out of `url.full`.
 *
 * @example
 * ```ts
 * const partner = createPartner({ credential, onEvent: recordSpans() });
 * ```
 */
export const recordSpans = (
  tracer: Tracer = trace.getTracer(self.name, self.version),
): ((event: ClientEvent) => void) => {
  // More than one under a key only where a caller gives the same MS-RequestId to calls that run at a time.
  const open = new Map<string, Span[]>();
  return (event) => {
    const key = `${event.requestId} ${event.attempt}`;
    if (event.type === "request") {
      const { hostname, port, protocol } = new URL(event.url);
      const span = tracer.startSpan(`${event.method} ${event.path}`, {
        kind: SpanKind.CLIENT,
        attributes: {
          "http.request.method": event.method,
          "url.full": event.url,
          "url.template": event.path,
          "server.address": hostname,
          "server.port": Number(port) || (protocol === "https:" ? 443 : 80),
          ...(event.attempt > 1 && { "http.request.resend_count": event.attempt - 1 }),
          "partner_center.operation": event.operation,
          "partner_center.request_id": event.requestId,
          "partner_center.correlation_id": event.correlationId,
        },
      });
      open.set(key, [...(open.get(key) ?? []), span]);
      return;
    }
    if (event.type !== "response") return;
    const [span, ...others] = open.get(key) ?? [];
    if (others.length > 0) open.set(key, others);
    else open.delete(key);
    if (event.status !== undefined) span?.setAttribute("http.response.status_code", event.status);
    if (event.error !== undefined) {
      span?.setAttribute(
        "error.type",
        event.status !== undefined && event.status >= 400 ? String(event.status) : event.error,
      );
      span?.setStatus({ code: SpanStatusCode.ERROR });
    }
    span?.end();
  };
};
