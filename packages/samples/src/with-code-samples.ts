import { type Description, type Method, operations } from "@partner-qualification/openapi";
import { type CodeSample, codeSamples } from "./code-samples.ts";

/** Gives each sample of an operation its own label: Redoc shows one sample for each label. */
const labeledSamples = (operationId: string): { lang: string; label: string; source: string }[] => {
  const samples = codeSamples(operationId);
  const first = samples[0]?.example;
  // The first example has the plain labels, so that a language once selected applies to every operation.
  const labelOf = ({ label, example }: CodeSample) => (example === first ? label : `${label}: ${example}`);
  return samples.map((sample) => ({ lang: sample.lang, label: labelOf(sample), source: sample.source }));
};

/**
 * Adds the samples of each operation as its `x-codeSamples`, which Redoc reads. The samples are the same in every locale.
 *
 * @returns a copy of the spec.
 * @example
 * ```ts
 * const page = withCodeSamples(await readDescription("ja-JP"));
 * ```
 */
export const withCodeSamples = (description: Description): Description => {
  const copy = structuredClone(description);
  for (const { id, method, path } of operations) {
    const operation = copy.paths[path]?.[method.toLowerCase() as Lowercase<Method>];
    if (operation) operation["x-codeSamples"] = labeledSamples(id);
  }
  return copy;
};

/**
 * Every label of `withCodeSamples`, in the order to show them. Redoc drops a sample whose label is not in its
 * configuration: `openapi.codeSamples.languages` in `redocly.yaml`.
 */
export const codeSampleLabels: readonly { lang: string; label: string }[] = [
  ...new Map(
    operations.flatMap(({ id }) => labeledSamples(id)).map(({ lang, label }) => [label, { lang, label }] as const),
  ).values(),
];
