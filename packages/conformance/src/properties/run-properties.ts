import { description } from "@partner-qualification/openapi";
import fc from "fast-check";
import { Contract } from "../contract.ts";
import { createServer, mutatedRequestProperty, validRequestProperty } from "./request-properties.ts";
import { sequenceProperty } from "./sequence-property.ts";

/** How many cases of each kind run; those of requests are shared out among the operations. */
export type Runs = Record<"valid" | "mutated" | "sequence", number>;

/** A property with its name. */
export interface NamedProperty {
  name: string;
  kind: keyof Runs;
  /**
   * Runs its cases.
   *
   * @param path of a failure that was printed, to run its last case alone.
   * @throws Error with the smallest case that fails, the seed and the path.
   */
  run(parameters: { numRuns: number; seed: number; path?: string }): Promise<void>;
}

const nameProperty = <Case>(
  name: string,
  kind: NamedProperty["kind"],
  property: fc.IAsyncProperty<Case>,
): NamedProperty => ({ name, kind, run: (parameters) => fc.assert(property, parameters) });

/** Lists the properties: two for each operation, and one of sequences. */
export const listProperties = (): NamedProperty[] => {
  const contract = new Contract(description);
  const server = createServer();
  const ofOperations = contract.operations.flatMap((operation) => [
    nameProperty(
      `valid requests of ${operation.id} are accepted`,
      "valid",
      validRequestProperty(contract, server, operation),
    ),
    nameProperty(
      `requests of ${operation.id} that were changed in one place are accepted only if they are valid`,
      "mutated",
      mutatedRequestProperty(contract, server, operation),
    ),
  ]);
  const ofSequences = "sequences of requests of several partners agree with the state machine";
  return [...ofOperations, nameProperty(ofSequences, "sequence", sequenceProperty())];
};

/** How many cases of one property run. */
export const runsOf = ({ kind }: NamedProperty, runs: Runs, all: readonly NamedProperty[]): number =>
  Math.ceil(runs[kind] / all.filter((one) => one.kind === kind).length);
