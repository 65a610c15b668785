import { format } from "node:util";
import { operations } from "@partner-qualification/openapi";
import { describe, expect, it } from "vitest";
import { codeSamples } from "./code-samples.ts";
import { runners } from "./testing/runners.ts";
import { documentedAnswer, serve } from "./testing/situation.ts";

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

const runs = runners.flatMap(({ labels, by, run }) =>
  operations
    .flatMap(({ id, statuses }) => codeSamples(id).map((sample) => ({ ...sample, id, statuses, by, run })))
    .filter(({ label }) => labels.includes(label))
    .map((sample) => ({ ...sample, name: [sample.label, sample.id, sample.example].filter(Boolean).join(" ") })),
);

/** The same instant is written in several ways. */
const sameInstants = (text: string) =>
  text.replace(/\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)/g, (instant) => new Date(instant).toISOString());

/** An answer as a program prints it: Node shows the value, curl the bytes with the mark before them, the others the JSON. */
const printed = (lang: string, answer: unknown) => {
  if (lang === "typescript") return format(answer);
  return (lang === "shell" ? "\uFEFF" : "") + JSON.stringify(answer);
};

describe("a sample", () => {
  it.each(runs)("$name gets the documented answer, by $by", async ({ id, statuses, example, lang, source, run }) => {
    const answer = documentedAnswer(id, example);
    await using service = await serve(answer);
    const { failed, stdout, stderr } = await run(source, service.env);
    expect(stderr).toBe("");
    expect(sameInstants(stdout.replace(/\n$/, ""))).toBe(sameInstants(printed(lang, answer)));
    expect(failed).toBe(false);
    const [{ headers, status } = {}, ...others] = service.seen;
    expect(others).toEqual([]);
    expect(status).toBe(statuses[0]);
    expect(headers?.get("Authorization")).toBe(`Bearer ${service.env.PARTNER_CENTER_TOKEN}`);
    expect(headers?.get("MS-RequestId")).toMatch(guid);
    expect(headers?.get("MS-CorrelationId")).toMatch(guid);
    expect(headers?.get("MS-RequestId")).not.toBe(headers?.get("MS-CorrelationId"));
  });
});

const writes = runs.filter(
  ({ id, example }) => id === "createQualifications" && example === "governmentCommunityCloud",
);

describe("a refused sample", () => {
  it.each(writes)("$name shows the service's error and fails, by $by", async ({ source, run }) => {
    await using service = await serve({}, { seed: { codes: [] } });
    const { failed, stdout, stderr } = await run(source, service.env);
    expect(stdout + stderr).toContain("3000");
    expect(failed).toBe(true);
  });
});
