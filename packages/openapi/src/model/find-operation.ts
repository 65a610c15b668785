import type { Operation } from "./operation.ts";

/**
 * Finds an operation by its operationId.
 *
 * @throws RangeError when there is no such operation; the message lists those that there are.
 * @example
 * ```ts
 * const { requestBody } = findOperation("createQualifications", operations);
 * console.log(requestBody?.examples.education?.value);
 * ```
 */
export const findOperation = (operationId: string, operations: readonly Operation[]): Operation => {
  const operation = operations.find(({ id }) => id === operationId);
  if (operation) return operation;
  const known = operations.map(({ id }) => id).join(", ");
  throw new RangeError(`Unknown operation '${operationId}'. Use one of ${known}.`);
};
