import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { description } from "@partner-qualification/openapi";
import { Contract } from "../contract.ts";
import { Redactor } from "../redact/redactor.ts";
import { CannotRun } from "../run/cannot-run.ts";
import { type Behavior, type ClientRun, describeBehavior, type TestSecrets } from "./behavior.ts";
import { OutputEnd } from "./output-end.ts";
import { createScenarios, type Scenario } from "./scenarios.ts";
import { type Received, startScriptedServer } from "./scripted-server.ts";

/** How a client behaved, without secrets. */
export interface ClientReport {
  command: string;
  runs: ClientRun[];
  /** How many requests were sent, by operation. */
  requests: Record<string, number>;
  behaviors: Behavior[];
}

/** Made up: a client that puts them into a URL gives nothing away. */
const secrets: TestSecrets = { token: "partner-qualification-test-token", code: "TEST-CODE-471101" };
const customer = "65543400-f8b0-4783-8530-6d35ab8c6801";
const timeoutMs = 60_000;
const atOnce = 4;
const closesWithinMs = 1_000;

const environment = (url: string) => ({
  ...process.env,
  PARTNER_CENTER_URL: url,
  PARTNER_CENTER_TOKEN: secrets.token,
  PARTNER_CENTER_CUSTOMER: customer,
  PARTNER_CENTER_CODE: secrets.code,
});

/** How a command ended: its exit code, and the last of what it printed on standard error, without secrets. */
interface Ended {
  code: number | null;
  printed: string;
}

/** Knows the secrets of the test, and those that the caller has in the variables of the test. */
const createRedactor = (): Redactor => {
  const { PARTNER_CENTER_TOKEN = "", PARTNER_CENTER_CODE = "" } = process.env;
  return new Redactor([...Object.values(secrets), PARTNER_CENTER_TOKEN, PARTNER_CENTER_CODE]);
};

const runOnce = async ([file = "", ...args]: readonly string[], url: string, redactor: Redactor): Promise<Ended> => {
  const child = spawn(file, args, { env: environment(url), stdio: ["ignore", "ignore", "pipe"] });
  const timer = setTimeout(() => child.kill("SIGKILL"), timeoutMs);
  const output = new OutputEnd();
  child.stderr.setEncoding("utf8").on("data", (text: string) => output.add(text));
  // What the command has started may hold its standard error open.
  const closed = new Promise((resolve) => child.once("close", resolve));
  try {
    const [code] = (await once(child, "exit")) as [number | null];
    await Promise.race([closed, delay(closesWithinMs, undefined, { ref: false })]);
    return { code, printed: output.shown(redactor) };
  } catch (error) {
    const reason = redactor.text(`The command '${file}' cannot be started: ${(error as Error).message}`);
    throw new CannotRun(`${reason}. Check its name.`);
  } finally {
    clearTimeout(timer);
    child.stderr.destroy();
  }
};

/**
 * Runs a command once for each scenario against a scripted server, and says how it behaved.
 *
 * @param command a program with its arguments. It finds its server in `PARTNER_CENTER_URL`, and what it needs for its calls
 * in `PARTNER_CENTER_TOKEN`, `PARTNER_CENTER_CUSTOMER` and `PARTNER_CENTER_CODE`; after 60,000 ms it is ended.
 * @throws CannotRun when the command cannot be started, or sends nothing.
 * @example
 * ```ts
 * const program = "await fetch(process.env.PARTNER_CENTER_URL + '/v1/customers/all/validations', { signal: AbortSignal.timeout(2000) })";
 * const { behaviors } = await testClient(["node", "--input-type=module", "--eval", program]);
 * for (const { id, result } of behaviors) console.log(id, result);
 * ```
 */
export const testClient = async (
  command: readonly string[],
  {
    scenarios,
    onRun,
  }: { scenarios?: readonly Scenario[]; onRun?(run: ClientRun, done: number, planned: number): void } = {},
): Promise<ClientReport> => {
  const contract = new Contract(description);
  const redactor = createRedactor();
  const script = scenarios ?? createScenarios(contract.operations);
  const runs: ClientRun[] = [];
  const byRun: Received[][] = [];
  let done = 0;
  const queue = script.entries();
  // A client that waits before a retry leaves the machine idle: several runs share it.
  const work = async () => {
    for (const [index, scenario] of queue) {
      const server = await startScriptedServer(contract, scenario);
      let ended: Ended;
      try {
        ended = await runOnce(command, server.url, redactor);
        const run = { scenario: scenario.id, group: scenario.group, code: ended.code };
        runs[index] = run;
        byRun[index] = server.received;
        done += 1;
        onRun?.(run, done, script.length);
      } finally {
        await server.close();
      }
      if (byRun.flat().length === 0) {
        const printed = ended.printed && `\nIt printed:\n${ended.printed}`;
        throw new CannotRun(
          `The command sent nothing. Have it send its requests to the address in PARTNER_CENTER_URL.${printed}`,
        );
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  // In the order of the script, whichever run ended first.
  const received = byRun.flat();
  const requests: Record<string, number> = {};
  for (const { operation = "other" } of received) requests[operation] = (requests[operation] ?? 0) + 1;
  const behaviors = describeBehavior(contract, runs, received, secrets).map((behavior) => ({
    ...behavior,
    message: redactor.text(behavior.message),
  }));
  return { command: redactor.text(command.join(" ")), runs, requests, behaviors };
};
