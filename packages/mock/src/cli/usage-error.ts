/** What is wrong with the settings, with the fix, in one line. */
export class UsageError extends Error {
  override name = "UsageError";
}
