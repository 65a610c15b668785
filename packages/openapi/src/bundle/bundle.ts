import { redocly } from "../redocly-cli.ts";

/**
 * Bundles a description into one file, and describes its operations.
 *
 * @param options of `redocly bundle`.
 * @throws Error when Redocly cannot, with what it said.
 */
export const bundle = (entry: string, output: string, ...options: string[]): void => {
  const { code, stdout, stderr } = redocly("bundle", entry, "--output", output, ...options);
  if (code !== 0) throw new Error(`${stdout}${stderr}\nRun \`pnpm lint\` for every problem of the description.`);
};
