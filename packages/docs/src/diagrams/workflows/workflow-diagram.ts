import type { Diagram, NodeKind } from "../diagram.ts";
import { renderDrawing } from "../render.ts";
import type { Workflow, WorkflowStep } from "./read-workflows.ts";

const kindOf = ({ isControl, status }: WorkflowStep, index: number, count: number): NodeKind => {
  if (isControl) return "outside";
  if (status >= 400) return "bad";
  if (index === 0) return "start";
  return index === count - 1 ? "good" : "step";
};

const nodeOf = (index: number): string => `step-${index + 1}`;

/** A sentence without its end, as a label has it. */
const asLabel = (text: string): string => text.replace(/[.。]$/, "");

/** Draws a workflow: a node for each step, and on the arrow to the next one the status of its response. */
export const workflowDiagram = ({ steps }: Workflow): Diagram => ({
  nodes: Object.fromEntries(steps.map((step, index) => [nodeOf(index), kindOf(step, index, steps.length)])),
  edges: steps.slice(0, -1).map(({ isControl, status }, index) => ({
    from: nodeOf(index),
    to: nodeOf(index + 1),
    ...(!isControl && { label: String(status) }),
  })),
});

/**
 * Draws a workflow as an SVG element. Its text alternative lists every step.
 *
 * @param translate returns the words of the language for an English text.
 */
export const renderWorkflow = (workflow: Workflow, locale: string, translate: (text: string) => string): string => {
  const { id, title, summary, steps } = workflow;
  const plain = (text: string) => translate(text).replaceAll("`", "");
  const words = Object.fromEntries([
    ...steps.map(({ description }, index) => [nodeOf(index), asLabel(plain(description))]),
    ...steps.map(({ status }) => [String(status), String(status)]),
  ]);
  const listed = steps.map(
    ({ description, operation, status }, index) => `${index + 1}. ${plain(description)} (${operation}, ${status})`,
  );
  const text = { title: plain(title), description: [plain(summary), ...listed].join(" ") };
  return renderDrawing({ name: `workflow-${id}`, diagram: workflowDiagram(workflow), ...text, words }, locale);
};
