import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The installed package of the Redocly CLI. */
export const redoclyFolder = dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json"));

const beside = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/**
 * Renders a description to a page with the Redocly CLI; nothing is reported to its maker.
 *
 * @param description the path of a bundled OpenAPI file.
 * @returns the page as the CLI writes it: its script is inline and loads Redoc from another host.
 * @throws Error with the CLI's output when it fails.
 */
export const renderPage = (description: string): string => {
  const folder = mkdtempSync(join(tmpdir(), "docs-"));
  try {
    const output = join(folder, "page.html");
    const options = ["--template", beside("page.hbs"), "--config", beside("redocly.yaml"), "--output", output];
    const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_NOTIFICATIONS: "true" };
    const { status, stdout, stderr, error } = spawnSync(
      process.execPath,
      [join(redoclyFolder, "bin/cli.js"), "build-docs", description, ...options],
      { encoding: "utf8", env },
    );
    if (error) throw error;
    if (status !== 0) throw new Error(`redocly build-docs ended with ${status}:\n${stdout}${stderr}`);
    return readFileSync(output, "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
};
