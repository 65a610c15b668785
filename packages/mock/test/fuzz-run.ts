import { Agent, request as httpRequest } from "node:http";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { createMock } from "../src/create-mock.ts";
import { listen } from "../src/server/listen.ts";
import { mutatedBytes, mutatedControl, oddControl, oddRequest, requestIn } from "./fuzz.ts";
import { codes, customer } from "./hostile.ts";
import { controlFaultOf, faultOf, type Received, receivedFrom, sendBytes } from "./hostile-send.ts";
import { isFailure } from "./is-failure.ts";
import { type Sample, sample, sampleEvery } from "./memory.ts";

/** What has become of a run. */
export interface FuzzReport {
  requests: number;
  seconds: number;
  /** How often each status came; 0 for a connection that was closed. */
  statuses: Map<number, number>;
  /** What was wrong first, with the smallest request that shows it. */
  failure?: string;
  samples: Sample[];
  /** How long the event loop was held, in milliseconds, without what the run itself does about memory. */
  delay: { p99: number; p999: number; max: number };
  /** The requests in process that took longest. */
  slowest: { ms: number; what: string }[];
}

// Only a server that hangs takes so long.
const hangMs = 30_000;

const describe = (request: Request) =>
  JSON.stringify([request.method, request.url, ...request.headers]).slice(0, 2_000);

const goodCalls = [
  { method: "GET", path: codes },
  { method: "GET", path: `/v1/customers/${customer}/qualification` },
  { method: "GET", path: `/v1/customers/${customer}/qualifications` },
];

/** Sends an ordinary request over a connection that is kept, and throws unless it gets its ordinary response. */
const expectServing = (port: number, agent: Agent, index: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const call = goodCalls[index % goodCalls.length];
    const headers = { Authorization: "Bearer another" };
    const sent = httpRequest({ port, agent, ...call, headers }, (message) => {
      message.resume();
      message.on("end", () =>
        message.statusCode === 200 ? resolve() : reject(new Error(`An ordinary request got ${message.statusCode}.`)),
      );
    });
    sent.on("error", reject);
    sent.end();
  });

type Case =
  | { kind: "request" | "control"; request: Request | undefined }
  | { kind: "bytes" | "control bytes" | "socket" | "control socket"; bytes: Buffer };

const cases: fc.Arbitrary<Case> = fc.oneof(
  { weight: 30, arbitrary: oddRequest.map((request): Case => ({ kind: "request", request })) },
  { weight: 10, arbitrary: oddControl.map((request): Case => ({ kind: "control", request })) },
  { weight: 40, arbitrary: mutatedBytes.map((bytes): Case => ({ kind: "bytes", bytes })) },
  { weight: 10, arbitrary: mutatedControl.map((bytes): Case => ({ kind: "control bytes", bytes })) },
  { weight: 8, arbitrary: mutatedBytes.map((bytes): Case => ({ kind: "socket", bytes })) },
  { weight: 2, arbitrary: mutatedControl.map((bytes): Case => ({ kind: "control socket", bytes })) },
);

type Fetch = (request: Request) => Promise<Response>;

/** How a run is watched, and changed to test that it notices. */
export interface FuzzHooks {
  onSample?: (report: FuzzReport) => void;
  /** Called with the number of each request before it is sent. */
  onRequest?: (index: number) => void;
  /** Takes the place of a mock's `fetch`. */
  wrap?: (fetch: Fetch) => Fetch;
}

/** Sends a mock so many odd requests, nine of ten in process, and looks at each response. */
export const fuzz = async (
  requests: number,
  seed: number,
  { onSample = () => {}, onRequest = () => {}, wrap = (fetch) => fetch }: FuzzHooks = {},
): Promise<FuzzReport> => {
  const lines: string[] = [];
  const options = { log: (line: string) => void (isFailure(line) && lines.push(line)), sleep: async () => {} };
  const mock = createMock(options);
  const controlled = createMock({ ...options, control: true });
  const [fetch, controlFetch] = [wrap(mock.fetch), wrap(controlled.fetch)];
  const server = await mock.listen({ port: 0 });
  const controlServer = await listen(controlled, { port: 0, log: options.log });
  const agent = new Agent({ keepAlive: true, timeout: 2_000 });
  const delays = monitorEventLoopDelay({ resolution: 1 });
  const slowest: FuzzReport["slowest"] = [];
  const report: FuzzReport = {
    ...{ requests: 0, seconds: 0, statuses: new Map(), samples: [], slowest },
    delay: { p99: 0, p999: 0, max: 0 },
  };

  const inProcess = async (send: Fetch, request: Request): Promise<Received> => {
    const from = performance.now();
    const response = await send(request);
    const ms = performance.now() - from;
    if (ms > (slowest.at(-1)?.ms ?? 0) || slowest.length < 5) {
      slowest.push({ ms, what: describe(request).slice(0, 200) });
      slowest.sort((a, b) => b.ms - a.ms).splice(5);
    }
    return receivedFrom(response);
  };

  const send = async (one: Case): Promise<string | undefined> => {
    const isControl = one.kind.startsWith("control");
    const request = "bytes" in one ? (one.kind.endsWith("bytes") ? requestIn(one.bytes) : undefined) : one.request;
    let received: Received;
    if (request) received = await inProcess(isControl ? controlFetch : fetch, request);
    else if ("bytes" in one)
      received = await sendBytes((isControl ? controlServer : server).port, one.bytes, hangMs, { end: true });
    else return undefined;
    report.statuses.set(received.status, (report.statuses.get(received.status) ?? 0) + 1);
    return isControl ? controlFaultOf(received) : faultOf(received);
  };

  const start = performance.now();
  const every = sampleEvery(requests);
  const takeSample = () => {
    delays.disable();
    report.samples.push(sample(report.requests));
    report.seconds = (performance.now() - start) / 1_000;
    const ms = (nanoseconds: number) => nanoseconds / 1e6;
    report.delay = { p99: ms(delays.percentile(99)), p999: ms(delays.percentile(99.9)), max: ms(delays.max) };
    onSample(report);
    delays.enable();
  };

  const property = fc.asyncProperty(cases, async (one) => {
    onRequest(report.requests);
    const fault = await send(one);
    if (fault !== undefined) throw new Error(fault);
    if (lines.length > 0) throw new Error(lines.splice(0).join("\n"));
    report.requests += 1;
    if (report.requests % 10 === 0) await expectServing(server.port, agent, report.requests);
    // What a request did to the control mock, such as a fault for every call, is not to hide what is behind it.
    if (report.requests % 500 === 0) controlled.control.reset();
    // Responses in process may take no turn of the event loop; those over sockets would wait for all of them.
    await setImmediate();
    if (report.requests % every === 0) takeSample();
  });
  delays.enable();
  try {
    const result = await fc.check(property, { numRuns: requests, seed });
    if (result.failed) report.failure = await describeFailure(result);
  } finally {
    delays.disable();
    agent.destroy();
    await Promise.all([server.close(), controlServer.close()]);
  }
  return report;
};

const describeFailure = async ({ seed, counterexample, errorInstance }: fc.RunDetails<[Case]>): Promise<string> => {
  const [one] = counterexample ?? [];
  const shown = !one
    ? "no request"
    : "bytes" in one
      ? JSON.stringify(one.bytes.toString("latin1")).slice(0, 4_000)
      : one.request && `${describe(one.request)} ${(await bodyOf(one.request)).slice(0, 2_000)}`;
  return `${errorInstance instanceof Error ? errorInstance.message : errorInstance}\nseed ${seed}, ${one?.kind}: ${shown}`;
};

// The body of the request that failed has been read.
const bodyOf = async (request: Request) => (request.bodyUsed ? "" : await request.text());
