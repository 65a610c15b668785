import { describe, expect, it } from "vitest";
import { Redactor } from "../redact/redactor.ts";
import { violation } from "../targets/target.ts";
import { type Case, type CaseResult, runCases } from "./run-cases.ts";
import { toReport } from "./verdict.ts";

const broken = { differences: [violation("status", "is 500")] };
const aCase = (
  certainty: "documented" | "inferred",
  run: () => CaseResult | Promise<CaseResult>,
  id = "one",
): Case => ({
  facts: { kind: "rule", id, target: "server", statement: "It holds.", certainty, sources: [] },
  run: async () => run(),
});
const verdictOf = async (one: Case) =>
  (await runCases([one], { concurrency: 1, redactor: new Redactor(["token"]) }))[0];

describe("a case", () => {
  it.each([
    ["documented", broken, "fail"],
    ["inferred", broken, "finding"],
    ["documented", { differences: [] }, "pass"],
    ["inferred", { differences: [] }, "pass"],
    ["documented", { differences: [], notApplicable: "It needs a sandbox." }, "not applicable"],
    // What was found before the case could not go on counts.
    ["documented", { ...broken, notApplicable: "It needs a sandbox." }, "fail"],
  ] as const)("that is %s with %j is a %s", async (certainty, found, result) => {
    expect((await verdictOf(aCase(certainty, () => ({ ...found, differences: [...found.differences] }))))?.result).toBe(
      result,
    );
  });

  it("that throws fails, however sure it is, and its message has no secret", async () => {
    const verdict = await verdictOf(
      aCase("inferred", () => {
        throw new Error("fetch failed", { cause: new Error("rejected token") });
      }),
    );
    expect(verdict).toMatchObject({
      result: "fail",
      differences: [{ what: "request", violation: "fetch failed: rejected [redacted]" }],
    });
  });
});

describe("a run", () => {
  const many = (run: (index: number) => Promise<CaseResult>) =>
    Array.from({ length: 20 }, (_, index) => aCase("documented", () => run(index), String(index)));

  it("runs so many cases at once, and keeps their order", async () => {
    let [running, most] = [0, 0];
    const verdicts = await runCases(
      many(async (index) => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, (20 - index) % 5));
        running -= 1;
        return { differences: [] };
      }),
      { concurrency: 3, redactor: new Redactor() },
    );
    expect(most).toBe(3);
    expect(verdicts.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, index) => String(index)));
  });

  it("that is interrupted has the verdicts of the cases that had ended", async () => {
    const controller = new AbortController();
    const cases = many(async (index) => {
      if (index === 7) controller.abort();
      return { differences: [] };
    });
    const verdicts = await runCases(cases, { concurrency: 1, redactor: new Redactor(), signal: controller.signal });
    const report = toReport(verdicts, { targets: ["server"], started: new Date(0), planned: cases.length });
    expect(report).toMatchObject({ complete: false, planned: 20, passed: 7, failed: 0 });
  });

  it("reports each verdict as it comes", async () => {
    const seen: string[] = [];
    const onVerdict = ({ id }: { id: string }, done: number, planned: number) => seen.push(`${id} ${done}/${planned}`);
    await runCases(many(async () => ({ differences: [] })).slice(0, 2), {
      concurrency: 1,
      redactor: new Redactor(),
      onVerdict,
    });
    expect(seen).toEqual(["0 1/2", "1 2/2"]);
  });
});

it("a verdict has why the case does not apply, its notes, and its traffic without secrets", async () => {
  const request = { method: "GET", url: "https://host/token", headers: [], body: "" };
  const response = { status: 200, reason: "OK", headers: [], body: "token" };
  const found = { differences: [], notes: ["a note"], traffic: [{ request, response }], documented: response };
  expect(await verdictOf(aCase("documented", () => ({ ...found, notApplicable: "It needs a sandbox." })))).toEqual({
    ...{ kind: "rule", id: "one", target: "server", statement: "It holds.", certainty: "documented", sources: [] },
    result: "not applicable",
    differences: [],
    notes: ["It needs a sandbox.", "a note"],
    traffic: [
      {
        request: { ...request, url: "https://host/[redacted]" },
        response: { ...response, body: "[redacted]" },
      },
    ],
    documented: { ...response, body: "[redacted]" },
  });
  const bare = await verdictOf(aCase("documented", () => ({ differences: [] })));
  expect(bare).toMatchObject({ notes: [], traffic: [] });
  expect(bare).not.toHaveProperty("documented");
});

it("a case that throws what is not an error fails with its text", async () => {
  const verdict = await verdictOf(
    aCase("documented", () => {
      throw "lost";
    }),
  );
  expect(verdict).toMatchObject({ result: "fail", differences: [{ what: "request", violation: "lost" }] });
});

it("an interrupted run starts no case", async () => {
  let runs = 0;
  const one = aCase("documented", () => {
    runs += 1;
    return { differences: [] };
  });
  const options = { concurrency: 2, redactor: new Redactor(), signal: AbortSignal.abort() };
  expect(await runCases([one, one], options)).toEqual([]);
  expect(runs).toBe(0);
});

it("a run whose first case is interrupted has the verdict of the second, and nothing in place of the first", async () => {
  const controller = new AbortController();
  const never = aCase(
    "documented",
    () =>
      new Promise<CaseResult>((resolve) =>
        controller.signal.addEventListener("abort", () => resolve({ differences: [] })),
      ),
  );
  const quick = aCase("documented", () => ({ differences: [] }), "two");
  const verdicts = await runCases([never, quick], {
    concurrency: 2,
    redactor: new Redactor(),
    signal: controller.signal,
    onVerdict: () => controller.abort(),
  });
  expect(verdicts.map((verdict) => verdict?.id)).toEqual(["two"]);
});

it("a report counts each result", async () => {
  const none: CaseResult = { differences: [] };
  const cases = [
    aCase("documented", () => none),
    aCase("documented", () => broken),
    aCase("documented", () => broken),
    ...Array.from({ length: 3 }, () => aCase("inferred", () => broken)),
    ...Array.from({ length: 4 }, () => aCase("documented", () => ({ ...none, notApplicable: "x" }))),
  ];
  const verdicts = await runCases(cases, { concurrency: 1, redactor: new Redactor() });
  expect(toReport(verdicts, { targets: [], started: new Date(0), planned: 10 })).toMatchObject({
    ...{ complete: true, passed: 1, failed: 2, findings: 3, notApplicable: 4 },
    started: "1970-01-01T00:00:00.000Z",
  });
});
