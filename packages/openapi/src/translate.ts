// Updates the overlay of a locale to the English, or creates it, and lists what is left to translate.
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkOverlay } from "./locales/check-overlay.ts";
import { draftOverlay } from "./locales/draft-overlay.ts";
import { bundleEnglish } from "./locales/english.ts";
import { codeOf } from "./locales/overlay.ts";
import { printOverlay } from "./locales/print-overlay.ts";
import { readSpecFile } from "./spec-files/read-spec-file.ts";
import { inTemporaryFolder } from "./temporary.ts";

const translate = (file: string): string[] => {
  const before = existsSync(file) ? readSpecFile("locale", file) : undefined;
  const english = inTemporaryFolder((folder) => bundleEnglish(join(folder, "openapi.json")));
  const code = codeOf(file);
  const overlay = draftOverlay(code, before, english);
  writeFileSync(file, printOverlay(code, overlay, english));
  const { wrong, untranslated } = checkOverlay(code, overlay, english);
  return [...wrong, ...untranslated];
};

const help = `Updates the overlay of a locale to the English, or creates it, and lists what is left to translate.

Usage: pnpm translate FILE

  FILE        the overlay, such as specs/locales/de-DE.yaml
  -h, --help  show this text, and write nothing

Exit code: 0 when nothing is left to translate, 1 when something is, 2 when nothing was written.
`;

const [file] = process.argv.slice(2);
if (file === "--help" || file === "-h") {
  process.stdout.write(help);
  process.exit();
}
try {
  if (!file?.endsWith(".yaml"))
    throw new Error("The file of the locale is missing. Run `pnpm translate specs/locales/de-DE.yaml`, for example.");
  const problems = translate(file);
  process.stdout.write(`${[...problems, `${problems.length} left to translate in ${file}`].join("\n")}\n`);
  process.exitCode = problems.length === 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 2;
}
