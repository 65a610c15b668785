import { type Description, operations } from "@partner-qualification/openapi";
import { type CodeSample, codeSamples } from "./code-samples.ts";

/** A sample under a label of its own within its operation: Redoc shows one sample for each label. */
const labelled = (operationId: string): { lang: string; label: string; source: string }[] => {
  const samples = codeSamples(operationId);
  const first = samples[0]?.example;
  // The first example has the bare labels, so that a reader who chose a language sees it at every operation.
  const labelOf = ({ label, example }: CodeSample) => (example === first ? label : `${label}: ${example}`);
  return samples.map((sample) => ({ lang: sample.lang, label: labelOf(sample), source: sample.source }));
};

/**
 * Puts the samples of each operation into its `x-codeSamples`, where Redoc reads them. The samples are the same in every
 * locale.
 *
 * @returns a copy of the description.
 * @example
 * ```ts
 * const page = withCodeSamples(await readDescription("ja-JP"));
 * ```
 */
export const withCodeSamples = (description: Description): Description => {
  const copy = structuredClone(description);
  for (const { id, method, path } of operations) {
    const item = copy.paths[path] as Record<string, Record<string, unknown>> | undefined;
    const operation = item?.[method.toLowerCase()];
    if (operation) operation["x-codeSamples"] = labelled(id);
  }
  return copy;
};

/**
 * Every label of `withCodeSamples`, in the order to show them. Redoc drops a sample whose label is not in its
 * configuration: `openapi.codeSamples.languages` in `redocly.yaml`.
 */
export const codeSampleLabels: readonly { lang: string; label: string }[] = [
  ...new Map(
    operations.flatMap(({ id }) => labelled(id)).map(({ lang, label }) => [label, { lang, label }] as const),
  ).values(),
];
