import { existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { UsageError } from "@partner-qualification/command-line";

/** The formats of a report. */
export const formats = ["html", "junit", "json", "sarif", "markdown"] as const;
type Format = (typeof formats)[number];

/** A report to write. */
export interface ReportFile {
  format: Format;
  file: string;
}

const isFormat = (text: string): text is Format => formats.some((format) => format === text);

/**
 * Reads the reports to write, each `--report` with its `--out`, and checks that their folders exist: a run takes long.
 *
 * @throws UsageError
 */
export const readReports = (names: readonly string[] = [], files: readonly string[] = []): ReportFile[] => {
  if (names.length !== files.length) {
    throw new UsageError("--report and --out belong together. Write both, such as --report html --out report.html.");
  }
  return names.map((format, index) => {
    const file = files[index] ?? "";
    if (!isFormat(format)) throw new UsageError(`--report takes one of ${formats.join(", ")}, not '${format}'.`);
    const folder = dirname(resolve(file));
    if (!existsSync(folder))
      throw new UsageError(`The folder of '${file}' does not exist. Create it, or choose another.`);
    if (file === "" || (existsSync(file) && statSync(file).isDirectory())) {
      throw new UsageError(`A report takes a file, such as report.${format}, and not a folder.`);
    }
    return { format, file };
  });
};
