import type { Backend } from "./backend/backend.ts";
import { loggedMethod } from "./call-context.ts";
import { Changes } from "./control/changes.ts";
import { controlPath, handleControl } from "./control/control-api.ts";
import type { AnyControl } from "./control/shared-control.ts";
import { createFetch } from "./fetch-adapter.ts";
import { type Handle, type HttpRequest, type HttpResponse, pathOf } from "./http.ts";
import type { Call, PendingCall } from "./journal/journal-entry.ts";
import { describeFailure, logToStderr } from "./log.ts";
import type { Mock } from "./mock.ts";
import type { MockOptions } from "./options.ts";
import { createPipeline } from "./pipeline.ts";
import { idsOf, sentIds, withBoth } from "./request/ids.ts";
import { unavailable, unexpectedError } from "./response/error-response.ts";
import { applyCors } from "./server/cors.ts";
import { directHandles } from "./server/direct-handles.ts";
import { isoDate } from "./state/clock.ts";
import { StoreFull, StoreUnavailable } from "./state/store-unavailable.ts";

/**
 * Makes a mock of a backend, which keeps what requests change, and of what controls that.
 *
 * @throws TypeError for an option that is not known or cannot be used; it names the option.
 */
export const assembleMock = (
  options: MockOptions,
  backend: Backend,
  control: AnyControl,
): Pick<Mock, "fetch" | "listen"> => {
  const { log = logToStderr } = options;
  const respond = createPipeline(options, backend);
  const changes = new Changes(backend.version?.bind(backend));
  const onCalls = options.onCall ? [options.onCall] : [];
  const onStoreFailures: ((error: StoreUnavailable) => void)[] = [];
  if (options.control) onCalls.push(() => changes.notify());
  const report = (call: Call) => {
    for (const onCall of onCalls)
      try {
        onCall(call);
      } catch (error) {
        log(`onCall failed: ${error instanceof Error ? error.name : typeof error}`);
      }
  };
  const logFailure = ({ method, target }: HttpRequest, error: unknown) =>
    log(describeFailure(method, pathOf(target), error));

  const handleControlRequest: Handle = async (request) => {
    try {
      return await handleControl({ control, backend, changes }, request, options.controlKey);
    } catch (error) {
      logFailure(request, error);
      return unexpectedError(idsOf(request.headers));
    }
  };

  const handleApi: Handle = async (request) => {
    const sent = sentIds(request.headers);
    const ids = withBoth(sent);
    const start = performance.now();
    const enter = backend.reserve();
    const call: PendingCall = {
      time: isoDate(backend.now()),
      method: loggedMethod(request.method),
      path: "",
      requestId: ids["MS-RequestId"],
      correlationId: ids["MS-CorrelationId"],
    };
    let response: HttpResponse;
    try {
      response = await respond(request, sent, ids, call);
    } catch (error) {
      // The store itself logs when it becomes unavailable: once, and not for every request.
      if (error instanceof StoreUnavailable) {
        const detail = error instanceof StoreFull ? error.message : undefined;
        response = unavailable(ids, detail);
        if (detail !== undefined) call.error = detail;
        for (const onStoreFailure of onStoreFailures) onStoreFailure(error);
      } else {
        logFailure(request, error);
        response = unexpectedError(ids);
      }
    }
    const ms = Math.round((performance.now() - start) * 10) / 10;
    const done: Call = Object.assign(call, { status: response.status, ms });
    enter(done);
    report(done);
    return applyCors(request, response, options.cors);
  };

  const handle: Handle = options.control
    ? (request) => (request.target.startsWith(controlPath) ? handleControlRequest : handleApi)(request)
    : handleApi;

  const fetch = createFetch(handle, log);
  directHandles.set(fetch, handle);
  const { control: hasControl = false, controlKey, metrics = false, traces = false } = options;
  return {
    fetch,
    async listen(where = {}) {
      const { serveMock } = await import("./hosting/serve-mock.ts");
      const parts = { handleApi, handleControl: handleControlRequest, backend, log, onCalls, onStoreFailures };
      return serveMock(parts, { control: hasControl, controlKey, metrics, traces }, where);
    },
  };
};
