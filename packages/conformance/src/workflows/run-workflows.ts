import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFile, cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** One check of a step, such as a condition, the status or the schema of the response. */
interface StepCheck {
  name: string;
  status: string;
  message?: string;
}

/** A step of a workflow, as `redocly respect` reports it. */
interface WorkflowStep {
  stepId: string;
  status: string;
  checks: StepCheck[];
}

/** A workflow, as `redocly respect` reports it. */
export interface WorkflowResult {
  workflowId: string;
  status: string;
  steps: WorkflowStep[];
}

interface Report {
  files: Record<string, { executedWorkflows: { workflowId: string; status: string; executedSteps: WorkflowStep[] }[] }>;
}

/** The folder of the workflows of the spec. */
export const workflowsFolder = fileURLToPath(new URL("../../../../specs/workflows", import.meta.url));

const pathOf = (specifier: string): string => fileURLToPath(import.meta.resolve(specifier));
const cli = join(dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")), "bin/cli.js");

/**
 * Lays out what the workflows refer to as it lies in the repository, with the bundled spec in the place of its source: only
 * that has the responses that operations share.
 */
const layOut = async (folder: string, workflows: string): Promise<string> => {
  await mkdir(join(folder, "packages/mock"), { recursive: true });
  await cp(workflows, join(folder, "specs/workflows"), { recursive: true });
  await copyFile(pathOf("@partner-qualification/openapi/openapi.yaml"), join(folder, "specs/openapi.yaml"));
  const control = "packages/mock/control.openapi.yaml";
  await copyFile(pathOf("@partner-qualification/mock/control.openapi.yaml"), join(folder, control));
  return join(folder, "specs/workflows");
};

/**
 * Runs workflows with `redocly respect`, which sends the requests and checks each response against the conditions of the
 * workflow and the schemas of the spec.
 *
 * @param names the names of the files in the folder.
 * @param base the address of a mock with its control API, without `/v1`.
 * @param inputs the inputs of the workflows, by name.
 * @param folder where the workflows are; default: those of the spec.
 * @throws Error with what `redocly respect` printed, when it wrote no report.
 */
export const runWorkflows = async (
  names: readonly string[],
  base: string,
  inputs: Readonly<Record<string, string>>,
  folder = workflowsFolder,
): Promise<WorkflowResult[]> => {
  const temporary = await mkdtemp(join(tmpdir(), "workflows-"));
  try {
    const cwd = await layOut(temporary, folder);
    const report = join(temporary, "report.json");
    const servers = ["partnerCenter", "mock"].flatMap((name) => ["--server", `${name}=${base}`]);
    const args = ["respect", ...names, "--input", JSON.stringify(inputs), ...servers, "--json-output", report];
    const child = spawn(process.execPath, [cli, ...args], {
      cwd,
      env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_NOTIFICATIONS: "true" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let printed = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => {
        printed = `${printed}${chunk}`.slice(-4_000);
      });
    await once(child, "exit");
    const text = await readFile(report, "utf8").catch(() => undefined);
    if (text === undefined) throw new Error(`redocly respect wrote no report: ${printed.trim()}`);
    const { files } = JSON.parse(text) as Report;
    return Object.values(files).flatMap(({ executedWorkflows }) =>
      executedWorkflows.map(({ workflowId, status, executedSteps }) => ({ workflowId, status, steps: executedSteps })),
    );
  } finally {
    await rm(temporary, { recursive: true });
  }
};
