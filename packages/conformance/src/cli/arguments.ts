import { parseCommandLine, UsageError } from "@partner-qualification/command-line";
import { guidPattern } from "@partner-qualification/openapi";
import { type Kind, kinds } from "../run/verdict.ts";
import { parseTargetUrl, type TargetUrl } from "../server/target-url.ts";
import { targetNames } from "../targets/open-targets.ts";
import { formats, type ReportFile, readReports } from "./report-options.ts";

const guid = new RegExp(`^${guidPattern}$`, "i");

/** Runs the cases against targets. */
export interface RunCommand {
  run: "run";
  /** Targets of this repository, by name. */
  own: string[];
  servers: TargetUrl[];
  /** Names of environment variables, which hold the secrets. */
  tokenEnv?: string;
  codeEnv?: string;
  customer?: string;
  only: readonly Kind[];
  readOnly: boolean;
  allowWrites: boolean;
  reports: ReportFile[];
  concurrency: number;
}

const options = {
  target: { type: "string", multiple: true },
  "token-env": { type: "string" },
  customer: { type: "string" },
  "code-env": { type: "string" },
  only: { type: "string", multiple: true },
  "read-only": { type: "boolean", default: false },
  "allow-writes": { type: "boolean", default: false },
  report: { type: "string", multiple: true },
  out: { type: "string", multiple: true },
  junit: { type: "string" },
  json: { type: "string" },
  concurrency: { type: "string", default: "4" },
} as const;

/** A short form of a secret on the command line would be in the history of the shell. */
const readVariable = (flag: string, name: string | undefined): string | undefined => {
  if (name !== undefined && !/^[a-z_]\w{0,99}$/i.test(name)) {
    throw new UsageError(`--${flag} takes the name of an environment variable, and not its value.`);
  }
  return name;
};

const readOnlyKinds = (names: readonly string[] = []): readonly Kind[] => {
  const all = names.flatMap((name) => name.split(","));
  const unknown = all.find((name) => !kinds.some((kind) => kind === name));
  if (unknown !== undefined) throw new UsageError(`--only takes one of ${kinds.join(", ")}, not '${unknown}'.`);
  return all.length === 0 ? kinds : kinds.filter((kind) => all.includes(kind));
};

const readTargets = (names: readonly string[] = targetNames): { own: string[]; servers: TargetUrl[] } => {
  const isUrl = (name: string) => name.includes("://");
  const own = names.filter((name) => !isUrl(name));
  const unknown = own.find((name) => !targetNames.includes(name));
  if (unknown !== undefined) {
    throw new UsageError(`Unknown target '${unknown}'. Use the URL of a server, or one of ${targetNames.join(", ")}.`);
  }
  try {
    return { own, servers: names.filter(isUrl).map(parseTargetUrl) };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
};

const checkSafety = ({ servers, customer, allowWrites, readOnly, tokenEnv }: RunCommand): void => {
  const remote = servers.filter(({ isLocal }) => !isLocal);
  if (allowWrites && readOnly) throw new UsageError("--allow-writes and --read-only contradict each other. Use one.");
  if (allowWrites && remote.length > 0 && customer === undefined) {
    throw new UsageError("--allow-writes changes a customer for good. Name the one to change with --customer GUID.");
  }
  if (tokenEnv !== undefined && remote.some(({ name }) => name.startsWith("http://"))) {
    throw new UsageError("A token must not be sent over http. Use the https:// address of the server.");
  }
};

/** @throws UsageError */
export const readRunArguments = (args: string[]): RunCommand => {
  const { values } = parseCommandLine({ args, options });
  const { customer, concurrency, junit, json } = values;
  if (customer !== undefined && !guid.test(customer)) {
    throw new UsageError("--customer takes the id of a customer tenant, a GUID.");
  }
  if (!/^([1-9]|[12]\d|3[0-2])$/.test(concurrency)) throw new UsageError("--concurrency takes a number from 1 to 32.");
  const [tokenEnv, codeEnv] = [
    readVariable("token-env", values["token-env"]),
    readVariable("code-env", values["code-env"]),
  ];
  const command: RunCommand = {
    run: "run",
    ...readTargets(values.target),
    ...(tokenEnv !== undefined && { tokenEnv }),
    ...(codeEnv !== undefined && { codeEnv }),
    ...(customer !== undefined && { customer }),
    only: readOnlyKinds(values.only),
    readOnly: values["read-only"],
    allowWrites: values["allow-writes"],
    reports: [
      ...readReports(values.report, values.out),
      ...readReports(junit === undefined ? [] : ["junit"], junit === undefined ? [] : [junit]),
      ...readReports(json === undefined ? [] : ["json"], json === undefined ? [] : [json]),
    ],
    concurrency: Number(concurrency),
  };
  checkSafety(command);
  return command;
};

export const runUsage = `Usage: partner-qualification-conformance run [options]

Runs every operation, documented exchange, rule and erratum against servers, and says what does not conform. A documented
fact that does not hold is a failure; an inferred one is a finding, and does not fail the run.

  --target URL        a server, such as https://host/v1; can be repeated. In the project's repository also one of
                      ${targetNames.join(", ")} (default: all of these)
  --token-env NAME    the environment variable with the access token; without it a server of this machine gets unsigned
                      tokens, as the mock accepts them
  --customer GUID     the only customer to use. Without it, what needs one is left out; only a server of this machine
                      gets new customers, unless --token-env is given
  --code-env NAME     the environment variable with a validation code; without it one that the server lists
  --only KIND         operation, exchange, rule or erratum; can be repeated (default: all)
  --read-only         change nothing, also on this machine
  --allow-writes      change the customer that --customer names, on another machine; it cannot be undone
  --report FORMAT     ${formats.join(", ")}; with --out, and both can be repeated
  --out FILE          the file for the --report before it
  --junit FILE        short for --report junit --out FILE; --json FILE likewise
  --concurrency N     how many cases run at once, 1 to 32 (default 4)
  -h, --help          print this

A server on another machine is only read unless --allow-writes is given. The run waits as Retry-After says, and no report
has a token or a validation code. Ctrl+C ends it and writes what was found so far.
Exit code: 0 conforms, 1 does not, 2 could not run, or not to its end.
`;
