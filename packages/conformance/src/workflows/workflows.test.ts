import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMock, listen } from "@partner-qualification/mock";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { runWorkflows, type WorkflowResult, workflowsFolder } from "./run-workflows.ts";
import { workflowInputs as inputs } from "./workflow-inputs.ts";

const files = readdirSync(workflowsFolder).sort();
let server: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => {
  server = await listen(createMock({ control: true, vetting: "hold" }), { port: 0 });
});
afterAll(() => server.close());

interface Step {
  stepId: string;
  successCriteria?: { condition: string }[];
}

/** The steps of a workflow, as its file has them. */
const stepsOf = (file: string): Step[] => {
  const { workflows } = parse(readFileSync(join(workflowsFolder, file), "utf8")) as { workflows: { steps: Step[] }[] };
  return workflows.flatMap(({ steps }) => steps);
};

const failuresOf = ({ status, steps }: WorkflowResult): string[] =>
  status === "success"
    ? []
    : steps.flatMap(({ stepId, checks }) =>
        checks
          .filter((check) => check.status !== "success")
          .map(({ name, message }) => `${stepId}: ${name}: ${message}`),
      );

describe("the mock goes through the workflow", () => {
  let results: WorkflowResult[];
  beforeAll(async () => {
    results = await runWorkflows(files, server.url, inputs);
  });
  it.each(files)("%s", (file) => {
    const [result] = results.filter(({ workflowId }) => `${workflowId}.arazzo.yaml` === file);
    if (!result)
      throw new Error(`redocly respect did not run ${file}. Give its workflow the id in the name of the file.`);
    expect(failuresOf(result)).toEqual([]);
    expect(result.status).toBe("success");
    expect([...new Set(result.steps.map(({ stepId }) => stepId))]).toEqual(stepsOf(file).map(({ stepId }) => stepId));
  });
});

it("each step of each workflow has a condition", () => {
  const unchecked = files.flatMap((file) =>
    stepsOf(file).filter(({ successCriteria = [] }) => successCriteria.length < 1),
  );
  expect(unchecked).toEqual([]);
});

/** Changes one condition into one that does not hold. */
const negate = (condition: string): string =>
  condition
    .replace(/ == '.*'$/, " == 'something else'")
    .replace(/ == (\d+)$/, (_, number: string) => ` == ${Number(number) + 1}`)
    .replace(/ == \$.*$/, " == 'something else'")
    .replace(/ > 0$/, " < 0");

/** A copy of each workflow for each of its conditions, which is changed there, with customers and codes of its own. */
const writeVariants = (folder: string): { name: string; condition: string }[] =>
  files.flatMap((file) => {
    const text = readFileSync(join(workflowsFolder, file), "utf8");
    const found = [...text.matchAll(/^ {10}- condition: (.*)$/gm)];
    expect(found).toHaveLength(stepsOf(file).flatMap(({ successCriteria = [] }) => successCriteria).length);
    return found.map(({ 0: line, 1: condition = "", index }, number) => {
      const name = `${file.replace(".arazzo.yaml", "")}-${number}`;
      const prefix = `${String(files.indexOf(file)).padStart(2, "0")}${String(number).padStart(2, "0")}`;
      const changed =
        text.slice(0, index) + line.replace(condition, negate(condition)) + text.slice(index + line.length);
      expect(changed, `a condition of ${file} is not changed: ${condition}`).not.toBe(text);
      const own = changed
        .replaceAll("0e000001-0000", `0e000001-${prefix}`)
        .replaceAll("471101", `47${prefix}`)
        .replace(/workflowId: .*/, `workflowId: ${name}`);
      writeFileSync(join(folder, `${name}.arazzo.yaml`), own);
      return { name, condition };
    });
  });

it("each condition of each workflow can fail", async () => {
  const folder = mkdtempSync(join(tmpdir(), "variants-"));
  try {
    const variants = writeVariants(folder);
    const results = await runWorkflows(
      variants.map(({ name }) => `${name}.arazzo.yaml`),
      server.url,
      inputs,
      folder,
    );
    const passed = results.filter(({ status }) => status === "success").map(({ workflowId }) => workflowId);
    expect(results).toHaveLength(variants.length);
    expect(variants.filter(({ name }) => passed.includes(name))).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
