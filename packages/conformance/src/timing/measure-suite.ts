import { readdirSync } from "node:fs";
import { errata, exchanges } from "@partner-qualification/exchanges";
import { createMock, listen } from "@partner-qualification/mock";
import { description } from "@partner-qualification/openapi";
import { Contract } from "../contract.ts";
import { listProperties, runsOf } from "../properties/run-properties.ts";
import { testedRuns, testedSeed } from "../properties/tested-runs.ts";
import { Redactor } from "../redact/redactor.ts";
import { checkErrata } from "../replay/check-errata.ts";
import { runConformance } from "../replay/run-conformance.ts";
import { runCases } from "../run/run-cases.ts";
import { createRuleCases } from "../server/rule-cases.ts";
import { createMockSubject } from "../targets/mock-subject.ts";
import { closeTargets, openTargets, targetNames } from "../targets/open-targets.ts";
import { runWorkflows, workflowsFolder } from "../workflows/run-workflows.ts";
import { workflowInputs } from "../workflows/workflow-inputs.ts";

/** A part of the suite, with its time. */
export interface SuitePart {
  name: "start" | "exchanges" | "errata" | "rules" | "workflows" | "properties";
  cases: number;
  milliseconds: number;
}

/** What a part has run, and how much of it failed. */
type PartResult = { cases: number; failed: number };

const replay = async (part: (name: SuitePart["name"], run: () => Promise<PartResult>) => Promise<void>) => {
  const contract = new Contract(description);
  let targets: Awaited<ReturnType<typeof openTargets>> = [];
  await part("start", async () => {
    targets = await openTargets(targetNames, contract);
    return { cases: targets.length, failed: 0 };
  });
  try {
    const inputs = { exchanges, errata, contract, targets };
    await part("exchanges", async () => {
      const { cells, failed } = await runConformance(inputs);
      return { cases: cells.length, failed };
    });
    await part("errata", async () => {
      const checks = await checkErrata(inputs);
      return { cases: checks.length, failed: checks.filter(({ problems }) => problems.length > 0).length };
    });
  } finally {
    await closeTargets(targets);
  }
};

const runRules = async (): Promise<PartResult> => {
  const { subject, base, close } = await createMockSubject();
  try {
    const cases = createRuleCases("mock", base, subject);
    const verdicts = await runCases(cases, { concurrency: 4, redactor: new Redactor() });
    return { cases: verdicts.length, failed: verdicts.filter(({ result }) => result === "fail").length };
  } finally {
    await close();
  }
};

const runAllWorkflows = async (): Promise<PartResult> => {
  const server = await listen(createMock({ control: true, vetting: "hold" }), { port: 0 });
  try {
    const results = await runWorkflows(readdirSync(workflowsFolder), server.url, workflowInputs);
    return { cases: results.length, failed: results.filter(({ status }) => status !== "success").length };
  } finally {
    await server.close();
  }
};

const runAllProperties = async (): Promise<PartResult> => {
  const all = listProperties();
  let cases = 0;
  for (const one of all) {
    const numRuns = runsOf(one, testedRuns, all);
    await one.run({ numRuns, seed: testedSeed });
    cases += numRuns;
  }
  return { cases, failed: 0 };
};

/**
 * Runs the whole suite once, as a new process does: the documented exchanges against every target, the errata, the rules,
 * the workflows, and the 2,000 generated cases.
 *
 * @returns each part with its time; the start of the targets, which includes the browser, is a part of its own.
 * @throws Error when something fails: the time of a suite that does not pass means nothing.
 */
export const measureSuite = async (): Promise<SuitePart[]> => {
  const parts: SuitePart[] = [];
  const part = async (name: SuitePart["name"], run: () => Promise<PartResult>): Promise<void> => {
    const since = performance.now();
    const { cases, failed } = await run();
    if (failed > 0) throw new Error(`${failed} of ${cases} ${name} fail. Fix them before the time is measured.`);
    parts.push({ name, cases, milliseconds: performance.now() - since });
  };
  await replay(part);
  await part("rules", runRules);
  await part("workflows", runAllWorkflows);
  await part("properties", runAllProperties);
  return parts;
};
