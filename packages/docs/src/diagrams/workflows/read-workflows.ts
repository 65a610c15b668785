import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

/** A step of a workflow: one request. */
export interface WorkflowStep {
  /** One sentence, in English. */
  description: string;
  operation: string;
  /** Whether it is a request to the control API of the mock, for what Microsoft decides or the service does. */
  isControl: boolean;
  /** The status of the response. */
  status: number;
}

/** A workflow of `specs/workflows/`. */
export interface Workflow {
  /** The name of its file, without the extension. */
  id: string;
  title: string;
  /** One sentence, in English. */
  summary: string;
  steps: WorkflowStep[];
}

/** What is used of a file in the format Arazzo. */
interface ArazzoFile {
  info: { title: string };
  workflows: {
    summary: string;
    steps: { description: string; operationId: string; successCriteria: { condition: string }[] }[];
  }[];
}

const folder = fileURLToPath(new URL("../../../../../specs/workflows", import.meta.url));

const readStep = (
  { description, operationId, successCriteria }: ArazzoFile["workflows"][number]["steps"][number],
  file: string,
): WorkflowStep => {
  const [, source, operation] = /^\$sourceDescriptions\.(\w+)\.(\w+)$/.exec(operationId) ?? [];
  const statuses = successCriteria.map(({ condition }) => /^\$statusCode == (\d+)$/.exec(condition)?.[1]);
  const status = statuses.find((one) => one !== undefined);
  if (operation === undefined || status === undefined) {
    const lacks = operation === undefined ? "an operationId of a source description" : "a condition '$statusCode == …'";
    throw new TypeError(`${file}: the step '${description}' lacks ${lacks}. Add it.`);
  }
  return { description, operation, isControl: source === "mock", status: Number(status) };
};

/** Reads the workflow of a file. @throws TypeError when a step has no operation or no status. */
export const readWorkflow = (text: string, file: string): Workflow => {
  const { info, workflows } = parse(text) as ArazzoFile;
  const [workflow] = workflows;
  if (!workflow) throw new TypeError(`${file} has no workflow. Add one.`);
  return {
    id: basename(file, ".arazzo.yaml"),
    title: info.title,
    summary: workflow.summary,
    steps: workflow.steps.map((step) => readStep(step, file)),
  };
};

/** Reads all workflows of the spec. */
export const readWorkflows = (): Workflow[] =>
  globSync("*.arazzo.yaml", { cwd: folder })
    .sort()
    .map((name) => readWorkflow(readFileSync(join(folder, name), "utf8"), name));
