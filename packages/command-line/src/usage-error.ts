/** What is wrong with a command line or a setting, with the fix. */
export class UsageError extends Error {
  override name = "UsageError";
}
