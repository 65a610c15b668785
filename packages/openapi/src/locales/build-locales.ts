import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "../bundle/bundle.ts";
import type { Locale } from "../description.ts";
import { readSpecFile } from "../spec-files/read-spec-file.ts";
import { checkOverlay } from "./check-overlay.ts";
import type { English } from "./english.ts";
import { codeOf } from "./overlay.ts";

/**
 * Builds the localized spec of each overlay in `folder`: `<output>/<locale>.json`.
 *
 * @param source the file of the bundled English spec, its operations not yet described.
 * @returns the locales, in the order of their codes.
 * @throws Error with every problem of every overlay, if there is any.
 */
export const buildLocales = (folder: string, source: string, english: English, output: string): Locale[] => {
  const overlays = readdirSync(folder)
    .sort()
    .map((name) => {
      const file = join(folder, name);
      return { file, code: codeOf(file), overlay: readSpecFile("locale", file) };
    });
  const problems = overlays.flatMap(({ code, overlay }) => checkOverlay(code, overlay, english));
  if (problems.length > 0) {
    const codes = [...new Set(problems.map((problem) => problem.split(":", 1)[0]))];
    const fixes = codes.map((code) => `Run \`pnpm translate specs/locales/${code}.yaml\` and translate what it lists.`);
    throw new Error([...problems, ...fixes].join("\n"));
  }
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  return overlays.map(({ file, code, overlay }) => {
    bundle(source, join(output, `${code}.json`), "--overlay", file);
    return { code, language: overlay["x-language"] };
  });
};
