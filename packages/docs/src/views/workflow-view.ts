import { readWorkflows, renderWorkflow } from "../diagrams/index.ts";
import { readWorkflowWords } from "../diagrams/workflows/workflow-words.ts";
import type { OperationView } from "./operation-view.ts";

/** A workflow as a page shows it, in one language. */
export interface WorkflowView {
  id: string;
  title: string;
  summary: string;
  /** An SVG element. */
  diagram: string;
  steps: {
    description: string;
    operation: string;
    /** The page of the operation; absent for the control API of the mock. */
    file?: string;
    status: number;
  }[];
}

/** The workflows in a language. New English is shown in English until it is translated. */
export const workflowViews = (locale: string, operations: readonly OperationView[]): WorkflowView[] => {
  const words = readWorkflowWords(locale);
  const translate = (text: string) => words[text] ?? text;
  return readWorkflows().map((workflow) => ({
    id: workflow.id,
    title: translate(workflow.title),
    summary: translate(workflow.summary),
    diagram: renderWorkflow(workflow, locale, translate),
    steps: workflow.steps.map(({ description, operation, status }) => {
      const file = operations.find(({ id }) => id === operation)?.file;
      return { description: translate(description), operation, status, ...(file !== undefined && { file }) };
    }),
  }));
};
