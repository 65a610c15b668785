import { isDeepStrictEqual } from "node:util";
import type { Operation } from "@partner-qualification/openapi";
import type { Replay } from "../replay/prepare-replays.ts";
import { type Difference, violation } from "./target.ts";

/** Something that `prism mock` cannot do, and why that is not a fault of the spec. */
interface ExpectedDifference {
  id: string;
  reason: string;
  /** Whether this replay must have the difference. */
  applies(replay: Replay): boolean;
  explains(difference: Difference, replay: Replay): boolean;
}

const isHeader = ({ what }: Difference, pattern: RegExp) => what.startsWith("header ") && pattern.test(what.slice(7));
const isDocumented = (difference: Difference) => "documented" in difference && difference.documented !== undefined;
const hasResponse = ({ response }: Replay) => response !== undefined;
const ids = /^MS-(RequestId|CorrelationId)$/i;

const firstExample = ({ responses }: Operation, status: number) =>
  Object.values(responses[status]?.body?.examples ?? {})[0];

const expectedDifferences: ExpectedDifference[] = [
  {
    id: "ids-not-echoed",
    reason: "Prism returns the examples that the spec has for MS-RequestId and MS-CorrelationId.",
    applies: ({ response }) => response?.headers.some(([name]) => ids.test(name)) ?? false,
    explains: (difference) => isHeader(difference, ids) && isDocumented(difference),
  },
  {
    id: "every-described-header",
    reason: "Prism sends every header that the spec has for a response, also those that no example shows.",
    applies: hasResponse,
    explains: (difference) =>
      isHeader(difference, /^(MS-CV|MS-ServerId|X-Locale|isMfaCompliant|MS-RequestId|MS-CorrelationId)$/i) &&
      !isDocumented(difference),
  },
  {
    id: "cors-headers",
    reason: "Prism allows every origin by default.",
    applies: hasResponse,
    explains: (difference) => isHeader(difference, /^Access-Control-/i),
  },
  {
    id: "deprecation-header",
    reason: "Prism adds `deprecation: true` for a deprecated operation.",
    applies: ({ operation, response }) => operation.deprecated && response !== undefined,
    explains: (difference) => isHeader(difference, /^deprecation$/i),
  },
  {
    id: "first-example",
    reason: "Prism returns the first example, whatever the body of the request is.",
    applies: ({ operation, exchange, request, response }) =>
      response !== undefined &&
      request.method !== "GET" &&
      response.status === operation.statuses[0] &&
      firstExample(operation, response.status)?.name !== exchange.example,
    explains: (difference, { operation, response }) =>
      difference.what === "body" &&
      "found" in difference &&
      response !== undefined &&
      isDeepStrictEqual(difference.found, firstExample(operation, response.status)?.value),
  },
];

/** Removes the expected differences. One that applies and is not there is a difference itself. */
export const sortDifferences = (
  replay: Replay,
  differences: Difference[],
): { differences: Difference[]; notes: string[] } => {
  const expected = expectedDifferences.filter(({ applies }) => applies(replay));
  const unexplained = differences.filter((one) => !expected.some(({ explains }) => explains(one, replay)));
  const gone = expected.filter(({ explains }) => !differences.some((one) => explains(one, replay)));
  return {
    differences: [
      ...unexplained,
      ...gone.map(({ id }) =>
        violation(`expected difference ${id}`, "is gone: remove it from the expected differences"),
      ),
    ],
    notes: expected.map(({ id, reason }) => `Differs as expected, ${id}: ${reason}`),
  };
};
