import type { Diagnosis, OperationResult, Problem } from "./diagnose.ts";

/** The problem that decides every response; undefined where requests are accepted, or only some are rejected. */
const decisive = ({ problems }: OperationResult): Problem | undefined =>
  problems.find(({ qualification }) => qualification === undefined);

const errorOf = ({ status, code }: Problem): string => `${status} ${code}`;

const verdictOf = (result: OperationResult): string => {
  const { accepted, problems } = result;
  if (accepted) return "accepted";
  const first = decisive(result);
  if (first) return `rejected with ${errorOf(first)}`;
  return `accepted, but ${problems.map((one) => `${one.qualification} is rejected with ${errorOf(one)}`).join(", ")}`;
};

const headOf = ({ credentials, notBefore, expires }: Diagnosis): string => {
  if (credentials === undefined) return "Token: none";
  const times = [notBefore && `from ${notBefore}`, expires && `until ${expires}`].filter(Boolean).join(" ");
  return `Token: ${credentials}, ${times ? `valid ${times}` : "without a time at which it expires"}`;
};

/** The problems of all operations, each once, with the operations that have it. */
const groupProblems = ({ operations }: Diagnosis): { problem: Problem; names: string[] }[] => {
  const groups = new Map<string, { problem: Problem; names: string[] }>();
  for (const { operation, problems } of operations)
    for (const problem of problems) {
      const group = groups.get(problem.problem) ?? { problem, names: [] };
      group.names.push(operation);
      groups.set(problem.problem, group);
    }
  return [...groups.values()];
};

const explain = ({ problem, names }: { problem: Problem; names: string[] }, total: number): string => {
  const { inferred, qualification } = problem;
  const where = names.length === total ? "every operation" : names.join(", ");
  return [
    `${errorOf(problem)}: ${problem.problem}`,
    `  In:  ${where}${qualification ? `, for ${qualification}` : ""}`,
    `  Fix: ${problem.fix}`,
    ...(inferred === undefined ? [] : [`  Not documented in full: ${inferred}`]),
  ].join("\n");
};

/** Writes a diagnosis for people: a line per operation, then each problem with its fix. */
export const renderText = (diagnosis: Diagnosis): string => {
  const { unreadable, notes, operations } = diagnosis;
  const hints = notes.map((note) => `Note: ${note}`);
  if (unreadable !== undefined) return `${[...hints, `Not checked: ${unreadable}`].join("\n\n")}\n`;
  const widest = Math.max(...operations.map(({ operation }) => operation.length));
  const lines = operations.map(
    (result) => `  ${result.operation.padEnd(widest)}  ${result.method.padEnd(4)}  ${verdictOf(result)}`,
  );
  const problems = groupProblems(diagnosis).map((group) => explain(group, operations.length));
  return `${[headOf(diagnosis), lines.join("\n"), ...problems, ...hints].join("\n\n")}\n`;
};

/** Writes a diagnosis for programs. */
export const renderJson = (diagnosis: Diagnosis): string => `${JSON.stringify(diagnosis, null, 2)}\n`;
