import { redocly } from "../redocly-cli.ts";

/**
 * Bundles a spec into one file, and describes its operations.
 *
 * @param options of `redocly bundle`.
 * @throws Error with the output of Redocly if it fails.
 */
export const bundle = (entry: string, output: string, ...options: string[]): void => {
  const { code, stdout, stderr } = redocly("bundle", entry, "--output", output, ...options);
  if (code !== 0) throw new Error(`${stdout}${stderr}\nRun \`pnpm lint\` to list every problem of the spec.`);
};
