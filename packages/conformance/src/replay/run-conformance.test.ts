import type { Erratum } from "@partner-qualification/exchanges";
import { errata, exchanges } from "@partner-qualification/exchanges";
import { description } from "@partner-qualification/openapi";
import { describe, expect, it } from "vitest";
import { Contract } from "../contract.ts";
import { specTarget } from "../targets/spec.ts";
import type { ReplayResult, Target } from "../targets/target.ts";
import { checkErrata } from "./check-errata.ts";
import { runConformance } from "./run-conformance.ts";

const contract = new Contract(description);
const throttled = exchanges.filter(({ id }) => id === "any-throttled");
const target = (replay: () => ReplayResult): Target => ({
  name: "stub",
  replay: async () => replay(),
  close: async () => {},
});
const cellOf = async (replay: () => ReplayResult) => {
  const { cells } = await runConformance({ exchanges: throttled, errata, contract, targets: [target(replay)] });
  return cells[0];
};

describe("a cell", () => {
  it("passes when nothing differs, and keeps its notes", async () => {
    const cell = await cellOf(() => ({ differences: [], notes: ["Differs as expected."] }));
    expect(cell).toMatchObject({
      result: "pass",
      notes: ["No request is documented; it is made from the spec.", "Differs as expected."],
    });
  });

  it("does not apply for a reason", async () => {
    expect(await cellOf(() => ({ notApplicable: "no body" }))).toMatchObject({
      result: "not applicable",
      notes: ["no body"],
    });
  });

  it("fails when it is skipped without a reason", async () => {
    expect(await cellOf(() => ({ notApplicable: " " }))).toMatchObject({ result: "fail" });
  });

  it("fails when the target throws", async () => {
    const cell = await cellOf(() => {
      throw new Error("connection refused");
    });
    expect(cell?.differences).toEqual([{ what: "replay", violation: "connection refused" }]);
  });

  it("keeps the request, the response of the target, and the documented response", async () => {
    const found = { status: 500, reason: "", headers: [], body: "" };
    const cell = await cellOf(() => ({ differences: [], found }));
    expect(cell?.traffic).toHaveLength(contract.operations.length);
    for (const { request, response } of cell?.traffic ?? []) {
      expect(request.url).toContain("/v1/customers/");
      expect(response).toBe(found);
    }
    expect(cell?.documented?.status).toBe(429);
  });
});

describe("an interruption", () => {
  it("ends the replays: the exchange that was replayed has no cell, and no erratum is checked", async () => {
    const controller = new AbortController();
    let replays = 0;
    const interrupted = target(() => {
      replays += 1;
      if (replays > contract.operations.length) controller.abort();
      return { differences: [] };
    });
    const inputs = { exchanges, errata, contract, targets: [interrupted], signal: controller.signal };
    const seen: string[] = [];
    const { cells } = await runConformance({
      ...inputs,
      onCell: ({ exchange }, done, planned) => seen.push(`${done}/${planned} ${exchange}`),
    });
    expect(cells.map(({ exchange }) => exchange)).toEqual(["any-throttled"]);
    expect(seen).toEqual([`1/${exchanges.length} any-throttled`]);
    expect(replays).toBe(contract.operations.length + 1);
    expect(await checkErrata(inputs)).toEqual([]);
  });
});

it("an erratum whose check is interrupted is not said to be wrong", async () => {
  const [known] = errata;
  if (!known) throw new TypeError("There is no erratum.");
  const stale = { ...known, id: "stale", exchanges: ["any-throttled"], proof: { target: "stub", fails: "status" } };
  /** Checks it against a target that passes everything, during whose replays something happens. */
  const checkDuring = (onReplay: () => void, signal?: AbortSignal) => {
    const passing = target(() => {
      onReplay();
      return { differences: [] };
    });
    const inputs = { exchanges, errata: [stale, ...errata], contract, targets: [passing] };
    return checkErrata({ ...inputs, ...(signal && { signal }) });
  };
  expect((await checkDuring(() => {}))[0]?.problems.join()).toContain("is stale");
  const interrupt = new AbortController();
  expect(await checkDuring(() => interrupt.abort(), interrupt.signal)).toEqual([]);
});

describe("an erratum is not as it says", () => {
  const inputs = { exchanges, contract, targets: [specTarget(contract)] };
  const problemsOf = async (change: Partial<Erratum>) => {
    const changed = errata.map((erratum) => (erratum.id === "trailing-comma" ? { ...erratum, ...change } : erratum));
    const checks = await checkErrata({ ...inputs, errata: changed });
    return checks.find(({ erratum }) => erratum === "trailing-comma")?.problems;
  };

  it("when its exchange passes without it", async () => {
    const exchange = exchanges.map((one) => ({
      ...one,
      ...(one.response && { response: one.response.replace(/,(\s*\})/, "$1") }),
    }));
    const checks = await checkErrata({
      ...inputs,
      exchanges: exchange,
      errata: errata.filter(({ id }) => id === "trailing-comma"),
    });
    expect(checks[0]?.problems[0]).toContain("fails 'get-qualifications-approved' in another way");
    const others = await checkErrata({ ...inputs, exchanges: exchange, errata });
    const needing = errata.find(({ id }) => id === "trailing-comma")?.exchanges ?? [];
    expect(others.find(({ erratum }) => erratum === "trailing-comma")?.problems).toEqual(
      needing.map((id) => `is stale: '${id}' passes without it`),
    );
  });

  it("when its exchange fails in another way", async () => {
    const problems = await problemsOf({ proof: { target: "spec", fails: "is not a header" } });
    expect(problems?.[0]).toContain("in another way than /is not a header/");
  });

  it("when its exchange does not exist", async () => {
    expect(await problemsOf({ exchanges: ["nothing"] })).toEqual(["names an unknown exchange 'nothing'"]);
  });

  it("when the spec says something else", async () => {
    const statements = [{ pointer: "/components/parameters/code/name", corrected: "validationCode", original: "code" }];
    expect(await problemsOf({ statements })).toEqual([
      'wants "validationCode" at /components/parameters/code/name, but the spec has "code"',
    ]);
  });

  it("when its original and its corrected value are the same", async () => {
    const statements = [{ pointer: "/components/parameters/code/name", corrected: "code", original: "code" }];
    expect(await problemsOf({ statements })).toEqual([
      "says at /components/parameters/code/name that the original and the corrected value are the same",
    ]);
  });
});
