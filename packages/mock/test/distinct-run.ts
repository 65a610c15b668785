import { setImmediate } from "node:timers/promises";
import { createMock } from "../src/create-mock.ts";
import type { Handle, HttpRequest } from "../src/http.ts";
import { directHandles } from "../src/server/direct-handles.ts";
import type { FuzzHooks } from "./fuzz-run.ts";
import { type Sample, sample, sampleEvery } from "./memory.ts";

/** What has become of a run. */
export interface DistinctReport {
  requests: number;
  seconds: number;
  /** The first response that was not a success. */
  failure?: string;
  samples: Sample[];
}

const guid = (index: number, first: string) => `${first}-0000-4000-8000-${index.toString(16).padStart(12, "0")}`;

const tokenOf = (index: number) => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "none" })}.${part({ tid: guid(index, "9daaeb1c"), upn: "user", amr: ["mfa"] })}.x`;
};

const bodies = [
  { method: "PUT", path: "qualification?code=987654", body: Buffer.from("3") },
  ...["Education", "StateOwnedEntity"].map((qualification) => ({
    ...{ method: "POST", path: "qualifications" },
    body: Buffer.from(
      JSON.stringify({ qualification, ...(qualification === "Education" && { educationSegment: "K12" }) }),
    ),
  })),
];

const requestOf = (index: number): HttpRequest => {
  const { path, method, body } = bodies[index % bodies.length] ?? { path: "", method: "", body: Buffer.alloc(0) };
  return {
    ...{ method, body },
    target: `/v1/customers/${guid(index, "65543400")}/${path}`,
    headers: {
      host: "localhost",
      authorization: `Bearer ${tokenOf(index)}`,
      "content-type": "application/json",
      "ms-requestid": guid(index, "037db222"),
    },
  };
};

/**
 * Sends a mock so many writes, each of another partner, for another customer and with another `MS-RequestId`: whatever
 * it keeps for one of them must go when others need the room.
 */
export const sendDistinct = async (
  requests: number,
  {
    onSample = () => {},
    onRequest = () => {},
  }: Pick<FuzzHooks, "onRequest"> & { onSample?: (report: DistinctReport) => void } = {},
): Promise<DistinctReport> => {
  // What a server calls for each request that it has read, without the cost of sockets.
  const handle = directHandles.get(createMock({ throttle: 1_000 }).fetch) as Handle;
  const report: DistinctReport = { requests: 0, seconds: 0, samples: [] };
  const every = sampleEvery(requests);
  const start = performance.now();
  for (let index = 1; index <= requests; index += 1) {
    onRequest(index);
    const { status } = await handle(requestOf(index));
    if (status >= 300) report.failure ??= `request ${index} got ${status}`;
    report.requests = index;
    // What the platform keeps for a request goes when the event loop has its turn.
    if (index % 100 === 0) await setImmediate();
    if (index % every !== 0) continue;
    report.samples.push(sample(index));
    report.seconds = (performance.now() - start) / 1_000;
    onSample(report);
  }
  return report;
};
