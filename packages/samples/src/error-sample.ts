import { findOperation, operations } from "@partner-qualification/openapi";
import { requestTarget, sampleRequests } from "./sample-request.ts";

/** Where a mock listens that was started by its documented command. */
const mock = "http://127.0.0.1:4010";

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * Writes the curl command that gets a documented error from a mock, whatever its state is. The service itself gives an
 * error only for its cause.
 *
 * @param name the name of the error's example at the operation.
 * @throws RangeError when the operation, or its example at that status, does not exist.
 * @example
 * ```ts
 * console.log(errorSample("createQualifications", 409, "alreadyQualified"));
 * ```
 */
export const errorSample = (operationId: string, status: number, name: string): string => {
  const operation = findOperation(operationId, operations);
  const { examples = {} } = operation.responses[status]?.body ?? {};
  if (!Object.hasOwn(examples, name)) {
    const known = Object.keys(examples).join(", ") || "none";
    throw new RangeError(`${operationId} has no example '${name}' with status ${status}. Use one of: ${known}.`);
  }
  const [request] = sampleRequests(operation);
  if (!request) throw new RangeError(`${operationId} has no request. Add an example of its body to the spec.`);
  const lines = [
    `curl --include${operation.method === "GET" ? "" : ` --request ${operation.method}`} ${quoted(mock + requestTarget(request))}`,
    "--header 'Authorization: Bearer any'",
    `--header ${quoted(`Prefer: code=${status}, example=${name}`)}`,
    ...(request.body === undefined
      ? []
      : ["--header 'Content-Type: application/json'", `--data ${quoted(JSON.stringify(request.body))}`]),
  ];
  return lines.join(" \\\n  ");
};
