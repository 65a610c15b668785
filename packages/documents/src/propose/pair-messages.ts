import type { Operation } from "@partner-qualification/openapi";
import type { PrintedMessage } from "../page/find-messages.ts";
import { operationAt } from "../page/find-operation.ts";
import { readBodies, readMessage } from "../page/read-message.ts";
import { closestExample, exampleOfResponse } from "./closest-example.ts";

/** A request and a response that belong together, as printed, and the example of the spec that they show. */
export interface PrintedExchange {
  operation: Operation;
  example: string;
  request?: string;
  response?: string;
  note?: string;
}

const severalBodies = "The page prints several bodies in one example.";

const firstExample = ({ requestBody, responses, statuses }: Operation): string =>
  Object.keys(requestBody?.examples ?? responses[statuses[0] ?? 0]?.body?.examples ?? {})[0] ?? "";

const pair = (operation: Operation, request: string | undefined, response: string | undefined): PrintedExchange[] => {
  const printed = { ...(request && { request }), ...(response && { response }) };
  const parts = response === undefined ? undefined : readMessage({ kind: "response", text: response });
  const [, status] = /^HTTP\/\S+ (\d{3})/.exec(parts?.start ?? "") ?? [];
  const shown = parts && exampleOfResponse(parts.body, operation, status ? Number(status) : undefined);
  const bodies = request ? readBodies(readMessage({ kind: "request", text: request }).body) : [];
  const examples = operation.requestBody?.examples ?? {};
  const names = bodies.map((body) => closestExample(body, examples) ?? firstExample(operation));
  if (names.length < 2) return [{ operation, example: shown ?? names[0] ?? firstExample(operation), ...printed }];
  // One example with several bodies: each is an exchange, and the response belongs to the one whose example it shows.
  return names.map((example) => ({
    operation,
    example,
    note: severalBodies,
    ...(request && { request }),
    ...(response && example === shown && { response }),
  }));
};

/**
 * Pairs the messages of a page: each response with the request before it, and a request without a response alone.
 *
 * @param main the operation of the page, for a response without a request.
 */
export const pairMessages = (
  messages: PrintedMessage[],
  main: Operation,
  operations: readonly Operation[],
): PrintedExchange[] => {
  const found: PrintedExchange[] = [];
  let [operation, request, used] = [main, undefined as string | undefined, true];
  const flush = () => {
    if (!used) found.push(...pair(operation, request, undefined));
  };
  for (const { kind, text } of messages) {
    if (kind === "response") {
      found.push(...pair(operation, request, text));
      used = true;
    } else {
      flush();
      [operation, request, used] = [operationAt(text.split("\n", 1)[0] ?? "", operations) ?? main, text, false];
    }
  }
  flush();
  return found;
};
