import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { bundle } from "../bundle/bundle.ts";
import type { Locale } from "../description.ts";
import { readSpecFile } from "../spec-files/read-spec-file.ts";
import { inTemporaryFolder } from "../temporary.ts";
import { checkOverlay, withEnglish } from "./check-overlay.ts";
import type { English } from "./english.ts";
import { codeOf } from "./overlay.ts";

/** Whether a text without a translation is an error: in CI, which sets `CI=true`. Elsewhere it stays in English. */
export const isStrict = (): boolean => process.env.CI === "true";

const fixOf = (code: string) => `Run \`pnpm translate specs/locales/${code}.yaml\` and translate what it lists.`;

/**
 * Builds the localized spec of each overlay in `folder`: `<output>/<locale>.json`.
 *
 * @param source the file of the bundled English spec, its operations not yet described.
 * @param strict whether a text without a translation is an error. If it is not, the text is left in English, and
 * `warn` gets the number of them in each locale.
 * @returns the locales, in the order of their codes.
 * @throws Error with every problem of every overlay, if there is any.
 */
export const buildLocales = (
  folder: string,
  source: string,
  english: English,
  output: string,
  { strict = isStrict(), warn = (line: string) => void process.stderr.write(`${line}\n`) } = {},
): Locale[] => {
  const overlays = readdirSync(folder)
    .sort()
    .map((name) => {
      const file = join(folder, name);
      const [code, overlay] = [codeOf(file), readSpecFile("locale", file)];
      return { file, code, overlay, ...checkOverlay(code, overlay, english) };
    });
  const failing = overlays.filter(({ wrong, untranslated }) => wrong.length > 0 || (strict && untranslated.length > 0));
  if (failing.length > 0) {
    const problems = failing.flatMap(({ wrong, untranslated }) => [...wrong, ...(strict ? untranslated : [])]);
    throw new Error([...problems, ...failing.map(({ code }) => fixOf(code))].join("\n"));
  }
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  return overlays.map(({ file, code, overlay, untranslated }) => {
    const bundled = join(output, `${code}.json`);
    if (untranslated.length === 0) bundle(source, bundled, "--overlay", file);
    else {
      const texts = untranslated.length === 1 ? "1 text is" : `${untranslated.length} texts are`;
      warn(`Warning: ${code}: ${texts} not translated, and left in English; CI rejects that. ${fixOf(code)}`);
      inTemporaryFolder((temporary) => {
        const partial = join(temporary, `${code}.yaml`);
        writeFileSync(partial, stringify(withEnglish(overlay, english)));
        bundle(source, bundled, "--overlay", partial);
      });
    }
    return { code, language: overlay["x-language"] };
  });
};
