import { redocly } from "../redocly-cli.ts";

/** What Redocly reports of a spec that it cannot bundle. */
export class BundleError extends Error {
  override name = "BundleError";
}

/**
 * Bundles a spec into one file, and describes its operations.
 *
 * @param entry its file. Redocly takes half a second to start: several specs may share it.
 * @param output the file to write; for several specs a folder, in which each gets the name of its entry.
 * @param options of `redocly bundle`.
 * @throws BundleError with the output of Redocly if it fails.
 */
export const bundle = (entry: string | readonly string[], output: string, ...options: string[]): void => {
  const { code, stdout, stderr } = redocly("bundle", ...[entry].flat(), "--output", output, ...options);
  if (code !== 0) throw new BundleError(`${stdout}${stderr}\nRun \`pnpm lint\` to list every problem of the spec.`);
};
