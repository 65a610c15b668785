import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { codeSampleLabels } from "@partner-qualification/samples";
import { parse } from "yaml";

/** The installed package of the Redocly CLI. */
export const redoclyFolder = dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json"));

const beside = (file: string) => new URL(file, import.meta.url);
const cli = join(redoclyFolder, "lib/index.js");

/** How pages are rendered, with the labels of the code samples: Redoc drops a sample whose label is not listed. */
const configuration = (): object => {
  const { openapi, ...rest } = parse(readFileSync(beside("redocly.yaml"), "utf8")) as { openapi: object };
  // Redoc's own sample, the body alone, is the one that it shows first.
  const languages = [{ lang: "Payload", label: "Payload" }, ...codeSampleLabels];
  return { ...rest, openapi: { ...openapi, codeSamples: { languages } } };
};

/**
 * Renders descriptions to pages with the Redocly CLI; nothing is reported to its maker.
 *
 * @param descriptions bundled specs.
 * @returns for each what the CLI writes by our template: the head, a mark, and the body with a script that loads Redoc
 * from another host.
 * @throws Error with the CLI's output when it fails.
 */
export const renderPages = async (descriptions: readonly object[]): Promise<string[]> => {
  const folder = await mkdtemp(join(tmpdir(), "docs-"));
  try {
    const config = join(folder, "redocly.yaml");
    await writeFile(config, JSON.stringify(configuration()));
    for (const [index, description] of descriptions.entries())
      await writeFile(join(folder, `${index}.json`), JSON.stringify(description));
    const options = ["--template", fileURLToPath(beside("page.hbs")), "--config", config];
    const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_NOTIFICATIONS: "true" };
    const script = fileURLToPath(beside("render-pages.ts"));
    await promisify(execFile)(process.execPath, [script, cli, folder, ...options], { env });
    return await Promise.all(descriptions.map((_, index) => readFile(join(folder, `${index}.html`), "utf8")));
  } finally {
    await rm(folder, { recursive: true });
  }
};
