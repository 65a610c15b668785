/** The run could not begin, or not end: the reason, with the fix. */
export class CannotRun extends Error {
  override name = "CannotRun";
}
