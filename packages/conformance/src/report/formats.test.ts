import type { Log } from "sarif";
import { describe, expect, it } from "vitest";
import { type RunReport, toReport, type Verdict } from "../run/verdict.ts";
import { violation } from "../targets/target.ts";
import { runSummary } from "./run-summary.ts";
import { oneLine } from "./sides.ts";
import { formatReport } from "./write-report.ts";

const source = { title: "Headers", revision: "2022-06-28", url: "https://learn.microsoft.com/headers" };
const base = { target: "https://host/v1", notes: [], traffic: [], differences: [], sources: [source] };
const request = { method: "GET", url: "https://host/v1/customers/1", headers: [], body: "" };
const verdicts: Verdict[] = [
  {
    ...base,
    kind: "operation",
    id: "getQualification",
    statement: "It fits.",
    certainty: "documented",
    result: "pass",
  },
  {
    ...{ ...base, kind: "exchange", id: "get-qualification", statement: "It is <b>documented</b>.", result: "fail" },
    certainty: "documented",
    errata: [{ id: "reason-phrase", title: "Reason phrase missing", corrected: "200 OK" }],
    differences: [
      { what: "body", documented: { qualification: "none" }, found: { qualification: "<script>x</script>\u0001" } },
    ],
    traffic: [{ request, response: { status: 200, reason: "OK", headers: [["Server", "x"]], body: '{"a":1}' } }],
    documented: { status: 200, reason: "OK", headers: [], body: '"none"' },
  },
  {
    ...{ ...base, kind: "rule", id: "conflicts-are-rejected", statement: "Conflicts are 409.", result: "finding" },
    ...{ certainty: "inferred", inferred: "No page shows it.", sources: [] },
    differences: [violation("status", "is 400")],
  },
  {
    ...{ ...base, kind: "rule", id: "sandbox", statement: "75.", certainty: "documented", result: "not applicable" },
    notes: ["It needs a sandbox."],
  },
];
const report: RunReport = toReport(verdicts, { targets: ["https://host/v1"], started: new Date(0), planned: 4 });

describe("JUnit", () => {
  const xml = formatReport(report, "junit");

  it("counts a suite for each target, and fails for failures alone", () => {
    expect(xml).toContain('<testsuite name="https://host/v1" tests="4" failures="1" skipped="1">');
    expect(xml.match(/<failure /g)).toHaveLength(1);
    expect(xml).toContain('<skipped message="It needs a sandbox."/>');
    expect(xml).toContain("Finding, inferred. No page shows it.");
  });

  it("escapes what a server sent, also what XML cannot hold", () => {
    expect(xml).toContain("&lt;script&gt;x&lt;/script&gt;");
    expect(xml).not.toContain("\u0001");
    expect(xml).toContain("documented: Headers (2022-06-28)");
  });
});

it("SARIF has an error for a failure, a note for a finding, and a link to the source", () => {
  const [run] = (JSON.parse(formatReport(report, "sarif")) as Log).runs;
  expect(run?.results?.map(({ ruleId, level }) => [ruleId, level])).toEqual([
    ["exchange/get-qualification", "error"],
    ["rule/conflicts-are-rejected", "note"],
  ]);
  const rules = run?.tool.driver.rules ?? [];
  expect(rules.find(({ id }) => id === "exchange/get-qualification")?.helpUri).toBe(source.url);
  for (const { ruleId } of run?.results ?? []) expect(rules.map(({ id }) => id)).toContain(ruleId);
});

it("Markdown has the totals and every failure, and no markup of a server", () => {
  const text = formatReport(report, "markdown");
  expect(text).toContain("| 1 | 1 | 1 | 1 |");
  expect(text).toContain("- **get-qualification** (exchange, https://host/v1)");
  expect(text).toContain("Source: inferred. No page shows it.");
  expect(text).toContain("\\<script\\>");
  expect(text).toContain("- sandbox (rule): It needs a sandbox.");
});

it("JSON is the report", () =>
  expect(JSON.parse(formatReport(report, "json"))).toMatchObject({ failed: 1, findings: 1 }));

it("a terminal gets failures, findings, reasons and totals", () => {
  const text = runSummary(report, (_, each) => each);
  expect(text).toContain("✗ exchange get-qualification at https://host/v1");
  expect(text).toContain("! rule conflicts-are-rejected");
  expect(text).toContain("– It needs a sandbox. (1: sandbox)");
  expect(text).toContain("1 operation, 1 exchange, 2 rules: 1 passed, 1 failed, 1 finding, 1 not applicable");
});

it.each([
  [0, "0 findings", ""],
  [1, "1 finding", " Where something was inferred, the target does otherwise: please report the findings."],
  [2, "2 findings", " Where something was inferred, the target does otherwise: please report the findings."],
])("a terminal gets %i findings counted, with the call to report them", (count, counted, more) => {
  const [passed, , finding] = verdicts;
  if (!passed || !finding) throw new RangeError("There are not three verdicts.");
  const some = [passed, ...Array.from({ length: count }, (_, index) => ({ ...finding, id: `finding-${index}` }))];
  const given = toReport(some, { targets: ["https://host/v1"], started: new Date(0), planned: some.length });
  const text = runSummary(given, (_, each) => each);
  expect(text).toContain(`: 1 passed, 0 failed, ${counted}, 0 not applicable\n`);
  expect(text).toContain(`\nEvery documented fact that was checked holds.${more}\n`);
});

it("a terminal gets cases that differ alike once, with the names of the others", () => {
  const one = { ...base, kind: "exchange", statement: "It fits.", certainty: "documented", result: "fail" } as const;
  const missing = { ...one, differences: [violation("header MS-RequestId", "is required")] };
  const cases = [
    { ...missing, id: "first" },
    { ...one, id: "another", differences: [violation("status", "is 400")] },
    { ...missing, id: "second" },
    { ...missing, id: "elsewhere", target: "https://other/v1" },
    { ...missing, id: "third" },
  ];
  const text = runSummary(
    toReport(cases, { targets: ["https://host/v1"], started: new Date(0), planned: 5 }),
    (_, each) => each,
  );
  expect(text.match(/^✗ .*|^ {4}the same.*/gm)).toEqual([
    "✗ exchange first at https://host/v1",
    "    the same (2): second, third",
    "✗ exchange another at https://host/v1",
    "✗ exchange elsewhere at https://other/v1",
  ]);
  expect(text).toContain("5 failed");
});

it("what a rule expects in words is not quoted, and what a server sent always is", () => {
  const words = { toJSON: () => '(a body such as {"code":"409"})' };
  expect(oneLine({ what: "body", documented: words, found: "(words)" })).toBe(
    'body: expected (a body such as {"code":"409"}), found "(words)"',
  );
  expect(oneLine({ what: "code", documented: "409", found: undefined })).toBe('code: expected "409", found nothing');
});

it("a terminal gets the totals in the color of the worst result, and no text without end", () => {
  const painted: [style: unknown, text: string][] = [];
  const differences = [violation("body", "x".repeat(1000))];
  const long = { kind: "rule", id: "long", statement: "It is long.", certainty: "documented", differences } as const;
  const totalsOf = (results: Verdict["result"][]) => {
    const some = results.map((result) => ({ ...base, ...long, result }));
    const given = toReport(some, { targets: ["x"], started: new Date(0), planned: some.length });
    const text = runSummary(given, (style, each) => {
      painted.push([style, each]);
      return each;
    });
    if (results.length > 1) expect(text).toMatch(/body: x{200,300}…\n/);
    return painted.findLast(([, each]) => each.includes(" passed, "))?.[0];
  };
  expect(totalsOf(["pass", "finding", "fail"])).toBe("red");
  expect(totalsOf(["pass", "finding"])).toBe("yellow");
  expect(totalsOf(["pass"])).toBe("green");
});

it("a terminal gets the number of checks where targets share what is checked", () => {
  const facts = { ...base, statement: "200 OK", certainty: "documented", result: "pass" } as const;
  const own = ["mock", "client"].flatMap((target): Verdict[] => [
    { ...facts, kind: "erratum", id: "reason-phrase", target },
    { ...facts, kind: "erratum", id: `of-${target}`, target },
  ]);
  const rule: Verdict = { ...facts, kind: "rule", id: "sandbox", target: "mock" };
  const shared = toReport([rule, ...own], { targets: ["mock", "client"], started: new Date(0), planned: 5 });
  expect(runSummary(shared, (_, each) => each)).toContain("1 rule, 4 checks of 3 errata: 5 passed, 0 failed");
});

it("a report says what it means that an erratum passes", () => {
  const facts = {
    ...base,
    id: "reason-phrase",
    statement: "200 OK",
    certainty: "documented",
    kind: "erratum",
  } as const;
  const textOf = (target: string, result: Verdict["result"]) =>
    runSummary(
      toReport([{ ...facts, target, result }], { targets: [target], started: new Date(0), planned: 1 }),
      (_, each) => each,
    );
  const sentence =
    "An erratum passes when no response follows the wrong reading that it corrects or, where several formats are documented, when each has one of them.";
  expect(textOf("https://host/v1", "pass")).toContain(sentence);
  expect(textOf("https://host/v1", "not applicable")).not.toContain(sentence);
  expect(textOf("errata", "pass")).not.toContain(sentence);
});

it("an interrupted run says so in every format that is read", () => {
  const part = toReport(verdicts.slice(0, 1), { targets: ["x"], started: new Date(0), planned: 4 });
  const sentence = "The run was interrupted after 1 of 4 cases.";
  for (const format of ["html", "markdown"] as const) expect(formatReport(part, format)).toContain(sentence);
  expect(runSummary(part, (_, each) => each)).toContain(sentence);
  expect(JSON.parse(formatReport(part, "sarif")).runs[0].invocations[0].executionSuccessful).toBe(false);
});
