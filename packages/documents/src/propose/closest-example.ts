import type { Example, Operation } from "@partner-qualification/openapi";
import { readBodies } from "../page/read-message.ts";

/** The values in a JSON body, without the names: the pages also print names wrongly. */
const leavesOf = (value: unknown): string[] =>
  typeof value === "object" && value !== null ? Object.values(value).flatMap(leavesOf) : [JSON.stringify(value)];

/** How much two bodies have in common, from 0 to 1. */
const likeness = (one: unknown, other: unknown): number => {
  const [mine, theirs] = [leavesOf(one), leavesOf(other)];
  if (mine.length + theirs.length === 0) return 1;
  const shared = mine.filter((leaf) => theirs.includes(leaf)).length;
  return (2 * shared) / (mine.length + theirs.length);
};

/** Returns the name of the example that is most like a body; undefined where nothing is in common. */
export const closestExample = (body: unknown, examples: Readonly<Record<string, Example>>): string | undefined => {
  const ranked = Object.values(examples)
    .map(({ name, value }) => ({ name, score: likeness(body, value) }))
    .sort((one, other) => other.score - one.score);
  const [best] = ranked;
  return best && best.score > 0 ? best.name : undefined;
};

/** The examples of the response with a status, or of the successful one. */
const responseExamples = ({ responses, statuses }: Operation, status?: number) =>
  responses[status ?? statuses[0] ?? 0]?.body?.examples ?? {};

/** Returns the example that a response shows, as far as its body can be read. */
export const exampleOfResponse = (body: string, operation: Operation, status?: number): string | undefined => {
  const [value] = readBodies(body);
  return value === undefined ? undefined : closestExample(value, responseExamples(operation, status));
};
