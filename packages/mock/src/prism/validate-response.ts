import { validateOutput } from "./cached-validators.ts";
import type { Operation } from "./operations.ts";

/** A response of the mock that its description does not allow: a defect of the mock, never of its caller. */
class InvalidResponse extends Error {
  override name = "InvalidResponse";
}

/**
 * Makes sure that a response is one that the operation describes.
 *
 * @throws InvalidResponse when it is not; it names the places, and no values.
 */
export const validateResponse = (
  operation: Operation,
  { status, headers, body }: { status: number; headers: Record<string, string>; body: unknown },
): void => {
  const verdict = validateOutput({ resource: operation, element: { statusCode: status, headers, body } });
  if (verdict._tag === "Right") return;
  const problems = verdict.left.map(({ path = [], code }) => `${path.join(".")} ${code}`);
  throw new InvalidResponse(`${operation.iid} ${status}: ${problems.join(", ")}`);
};
