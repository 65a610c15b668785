import { setImmediate } from "node:timers/promises";
import { createMock } from "../src/create-mock.ts";
import type { FuzzHooks } from "./fuzz-run.ts";
import { base } from "./hostile.ts";
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
  { method: "PUT", path: "qualification?code=987654", body: "3" },
  { method: "POST", path: "qualifications", body: '{"qualification":"Education","educationSegment":"K12"}' },
  { method: "POST", path: "qualifications", body: '{"qualification":"StateOwnedEntity"}' },
];

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
  const mock = createMock({ throttle: 1_000 });
  const report: DistinctReport = { requests: 0, seconds: 0, samples: [] };
  const every = sampleEvery(requests);
  const start = performance.now();
  for (let index = 1; index <= requests; index += 1) {
    const { path, ...init } = bodies[index % bodies.length] ?? { path: "" };
    const headers = {
      Authorization: `Bearer ${tokenOf(index)}`,
      "Content-Type": "application/json",
      "MS-RequestId": guid(index, "037db222"),
    };
    onRequest(index);
    const url = `${base}/v1/customers/${guid(index, "65543400")}/${path}`;
    const response = await mock.fetch(new Request(url, { ...init, headers }));
    await response.text();
    if (!response.ok) report.failure ??= `request ${index} got ${response.status}`;
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
