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
const cli = join(redoclyFolder, "bin/cli.js");

/** How pages are rendered, with the labels of the code samples: Redoc drops a sample whose label is not listed. */
const configuration = (): object => {
  const { openapi, ...rest } = parse(readFileSync(beside("redocly.yaml"), "utf8")) as { openapi: object };
  // Redoc's own sample, the body alone, is the one that it shows first.
  const languages = [{ lang: "Payload", label: "Payload" }, ...codeSampleLabels];
  return { ...rest, openapi: { ...openapi, codeSamples: { languages } } };
};

/**
 * Renders a description to a page with the Redocly CLI; nothing is reported to its maker.
 *
 * @param description a bundled spec.
 * @returns what the CLI writes by our template: the head, a mark, and the body with a script that loads Redoc from
 * another host.
 * @throws Error with the CLI's output when it fails.
 */
export const renderPage = async (description: object): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), "docs-"));
  const [input = "", output = "", config = ""] = ["openapi.json", "page.html", "redocly.yaml"].map((name) =>
    join(folder, name),
  );
  try {
    await writeFile(input, JSON.stringify(description));
    await writeFile(config, JSON.stringify(configuration()));
    const template = fileURLToPath(beside("page.hbs"));
    const options = ["--template", template, "--config", config, "--output", output];
    const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_NOTIFICATIONS: "true" };
    await promisify(execFile)(process.execPath, [cli, "build-docs", input, ...options], { env });
    return await readFile(output, "utf8");
  } finally {
    await rm(folder, { recursive: true });
  }
};
