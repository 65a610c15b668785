/** What is wrong with a command line, with the fix. */
export class UsageError extends Error {
  override name = "UsageError";
}
