import { CannotRun } from "../run/cannot-run.ts";

/** The scoped package that Node did not find; undefined for another error, also for a missing file of this package. */
const missingPackage = (error: unknown): string | undefined => {
  if (!(error instanceof Error && "code" in error)) return undefined;
  if (error.code !== "ERR_MODULE_NOT_FOUND" && error.code !== "MODULE_NOT_FOUND") return undefined;
  return /^Cannot find (?:package|module) '(@[^/']+\/[^/']+)/.exec(error.message)?.[1];
};

/**
 * Throws the error of a target again. The packages of the targets are optional peers, which only the repository has all of:
 * where one is missing, the message says so.
 *
 * @throws CannotRun for a package that is not installed; otherwise the error itself.
 */
export const explainMissingPackage = (error: unknown): never => {
  const name = missingPackage(error);
  if (name === undefined) throw error;
  throw new CannotRun(
    `${name} is not installed, and a target of this project's repository needs it. Outside the repository, name a server with --target URL, or use --target spec.`,
  );
};
