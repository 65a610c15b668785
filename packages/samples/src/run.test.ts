import { format } from "node:util";
import { guidPattern, operations } from "@partner-qualification/openapi";
import { describe, expect, it } from "vitest";
import { samplesOf } from "./code-samples.ts";
import { runners } from "./testing/runners.ts";
import { documentedResponse, serveSample } from "./testing/serve-sample.ts";

const guid = new RegExp(`^${guidPattern}$`, "i");

const runs = runners.flatMap(({ labels, by, run }) =>
  operations
    .flatMap((operation) => samplesOf(operation).map((sample) => ({ ...sample, operation, by, run })))
    .filter(({ label }) => labels.includes(label))
    .map((sample) => ({
      ...sample,
      name: [sample.label, sample.operation.id, sample.example].filter(Boolean).join(" "),
    })),
);

/** Writes equal instants alike. */
const sameInstants = (text: string) =>
  text.replace(/\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)/g, (instant) => new Date(instant).toISOString());

/** A response as a program prints it: Node the value, curl the bytes with their byte order mark, the others the JSON. */
const printed = (lang: string, response: unknown) => {
  if (lang === "typescript") return format(response);
  // Nothing is there to begin with a byte order mark.
  if (response === undefined) return "";
  return (lang === "shell" ? "\uFEFF" : "") + JSON.stringify(response);
};

describe("a sample", () => {
  it.each(runs)("$name gets the documented response, by $by", async ({ operation, example, lang, source, run }) => {
    const response = documentedResponse(operation, example);
    await using service = await serveSample(response);
    const { failed, stdout, stderr } = await run(source, service.env);
    expect(stderr).toBe("");
    expect(sameInstants(stdout.replace(/\n$/, ""))).toBe(sameInstants(printed(lang, response)));
    expect(failed).toBe(false);
    const [{ headers, status } = {}, ...others] = service.requests;
    expect(others).toEqual([]);
    expect(status).toBe(operation.statuses[0]);
    expect(headers?.get("Authorization")).toBe(`Bearer ${service.env.PARTNER_CENTER_TOKEN}`);
    expect(headers?.get("MS-RequestId")).toMatch(guid);
    expect(headers?.get("MS-CorrelationId")).toMatch(guid);
    expect(headers?.get("MS-RequestId")).not.toBe(headers?.get("MS-CorrelationId"));
  });
});

const rejected = runs.filter(
  ({ operation, example }) => operation.id === "createQualifications" && example === "governmentCommunityCloud",
);

describe("a rejected sample", () => {
  it.each(rejected)("$name shows the service's error and fails, by $by", async ({ source, run }) => {
    await using service = await serveSample({}, { seed: { codes: [] } });
    const { failed, stdout, stderr } = await run(source, service.env);
    expect(stdout + stderr).toContain("3000");
    expect(failed).toBe(true);
  });
});
