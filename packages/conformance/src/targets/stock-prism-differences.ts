import { isDeepStrictEqual } from "node:util";
import type { Replay } from "../replay.ts";
import { type Difference, violation } from "../target.ts";

/** Something that `prism mock` cannot do, and why that is no fault of the description. */
interface ExpectedDifference {
  id: string;
  reason: string;
  /** Whether it must show in this replay. */
  applies(replay: Replay): boolean;
  explains(difference: Difference, replay: Replay): boolean;
}

const isHeader = ({ what }: Difference, pattern: RegExp) => what.startsWith("header ") && pattern.test(what.slice(7));
const isDocumented = (difference: Difference) => "documented" in difference && difference.documented !== undefined;
const documentsAnswer = ({ response }: Replay) => response !== undefined;
const ids = /^MS-(RequestId|CorrelationId)$/i;

const expectedDifferences: ExpectedDifference[] = [
  {
    id: "ids-not-echoed",
    reason: "Prism answers the examples that the description has for MS-RequestId and MS-CorrelationId.",
    applies: ({ response }) => response?.headers.some(([name]) => ids.test(name)) ?? false,
    explains: (difference) => isHeader(difference, ids) && isDocumented(difference),
  },
  {
    id: "every-described-header",
    reason: "Prism sends every header that the description has for an answer, also those that no example shows.",
    applies: documentsAnswer,
    explains: (difference) =>
      isHeader(difference, /^(MS-CV|MS-ServerId|X-Locale|MS-RequestId|MS-CorrelationId)$/i) &&
      !isDocumented(difference),
  },
  {
    id: "cors-headers",
    reason: "Prism allows every origin unless it is told not to.",
    applies: documentsAnswer,
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
    reason: "Prism answers the first example, whatever the body of the request asks for.",
    applies: ({ operation, exchange, request, response }) =>
      response !== undefined &&
      request.method !== "GET" &&
      response.status === operation.statuses[0] &&
      Object.keys(operation.responseExamples(response.status))[0] !== exchange.example,
    explains: (difference, { operation, response }) =>
      difference.what === "body" &&
      "found" in difference &&
      response !== undefined &&
      isDeepStrictEqual(difference.found, Object.values(operation.responseExamples(response.status))[0]),
  },
];

/** Takes the expected differences out of what differs; one that applies and does not show is a difference itself. */
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
      ...gone.map(({ id }) => violation(`expected difference ${id}`, "does not show any more")),
    ],
    notes: expected.map(({ id, reason }) => `Differs as expected, ${id}: ${reason}`),
  };
};
