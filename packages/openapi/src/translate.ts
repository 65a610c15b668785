// Brings the overlay of a locale up to date with the English, or begins it, and says what is left to do.
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkOverlay } from "./locales/check-overlay.ts";
import { draftOverlay } from "./locales/draft-overlay.ts";
import { bundleEnglish } from "./locales/english.ts";
import { codeOf, readOverlay } from "./locales/overlay.ts";
import { printOverlay } from "./locales/print-overlay.ts";
import { inTemporaryFolder } from "./temporary.ts";

const translate = (file: string): string[] => {
  const before = existsSync(file) ? readOverlay(file) : undefined;
  const english = inTemporaryFolder((folder) => bundleEnglish(join(folder, "openapi.json")));
  const code = codeOf(file);
  const overlay = draftOverlay(code, before, english);
  writeFileSync(file, printOverlay(code, overlay, english));
  return checkOverlay(code, overlay, english);
};

const [file] = process.argv.slice(2);
try {
  if (!file?.endsWith(".yaml"))
    throw new Error("Name the file of the locale: `pnpm translate specs/locales/de-DE.yaml`.");
  const problems = translate(file);
  process.stdout.write(`${[...problems, `${problems.length} left to do in ${file}`].join("\n")}\n`);
  process.exitCode = problems.length === 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 2;
}
