import { locales } from "@partner-qualification/openapi";
import { describe, expect, it } from "vitest";
import { layOut } from "../layout.ts";
import { readWorkflow, readWorkflows } from "./read-workflows.ts";
import { renderWorkflow, workflowDiagram } from "./workflow-diagram.ts";
import { readWorkflowWords } from "./workflow-words.ts";

const workflows = readWorkflows();
const text = `
info: { title: Two steps }
workflows:
  - summary: Request, and be decided.
    steps:
      - description: Request Education.
        operationId: $sourceDescriptions.partnerCenter.createQualifications
        successCriteria: [{ condition: $response.body#/a == 1 }, { condition: $statusCode == 201 }]
      - description: Microsoft denies it.
        operationId: $sourceDescriptions.mock.decideVetting
        successCriteria: [{ condition: $statusCode == 200 }]
      - description: A second request is rejected.
        operationId: $sourceDescriptions.partnerCenter.createQualifications
        successCriteria: [{ condition: $statusCode == 409 }]
`;

it("draws what the file says: each step, who takes it, and the status of its response", () => {
  const workflow = readWorkflow(text, "two-steps.arazzo.yaml");
  expect(workflowDiagram(workflow)).toEqual({
    nodes: { "step-1": "start", "step-2": "outside", "step-3": "bad" },
    edges: [
      { from: "step-1", to: "step-2", label: "201" },
      { from: "step-2", to: "step-3" },
    ],
  });
  const svg = renderWorkflow(workflow, "en-US", (english) => english);
  expect(svg).toContain('<title id="diagram-workflow-two-steps-title">Two steps</title>');
  expect(svg).toContain(
    ">Request, and be decided. 1. Request Education. (createQualifications, 201) 2. Microsoft denies it. (decideVetting, 200) 3. A second request is rejected. (createQualifications, 409)</desc>",
  );
});

it("says what a step lacks", () => {
  expect(() => readWorkflow(text.replace("$statusCode == 409", "$statusCode < 500"), "a.arazzo.yaml")).toThrow(
    "a.arazzo.yaml: the step 'A second request is rejected.' lacks a condition '$statusCode == …'. Add it.",
  );
});

describe.each(locales.map(({ code }) => code))("in %s", (code) => {
  const words = readWorkflowWords(code);
  const english = workflows.flatMap(({ title, summary, steps }) => [
    title,
    summary,
    ...steps.map(({ description }) => description),
  ]);

  it("every word of the workflows is translated, and none besides", () => {
    const expected = code === "en-US" ? [] : [...new Set(english)].sort();
    expect(Object.keys(words).sort()).toEqual(expected);
    expect(Object.entries(words).filter(([from, to]) => to === "" || to === from)).toEqual([]);
  });

  it.each(workflows.map((one) => [one.id, one] as const))("%s is a picture that a phone shows", (_, workflow) => {
    const svg = renderWorkflow(workflow, code, (from) => words[from] ?? from);
    expect(svg.match(/<text /g)?.length).toBeGreaterThanOrEqual(workflow.steps.length);
    expect(svg).not.toMatch(/<style|style=|<script|NaN|undefined/);
    const labels = Object.fromEntries(
      workflow.steps.map(({ description }, index) => [`step-${index + 1}`, words[description] ?? description]),
    );
    const statuses = Object.fromEntries(workflow.steps.map(({ status }) => [status, String(status)]));
    expect(layOut(workflowDiagram(workflow), { ...labels, ...statuses }, code).width).toBeLessThan(400);
  });
});
