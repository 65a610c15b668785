import { execFileSync } from "node:child_process";
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { languages } from "./language-specs.ts";
import { folderOf } from "./package-folder.ts";

// Of the sources, also in `dist`: Astro compiles them, not we.
const projects = fileURLToPath(new URL("../../src/docs/", import.meta.url));

/** Where generators write: below the package, so that what Astro has compiled finds the packages it imports. */
const cache = fileURLToPath(new URL("../../node_modules/.cache/", import.meta.url));

/** Runs a generator in a temporary folder with the spec of each language in `specs`, and reads what it has written. */
const built = <T>(name: string, generate: (folder: string) => T): T => {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, `${name}-`));
  try {
    mkdirSync(join(folder, "specs"));
    for (const { code, description } of languages)
      writeFileSync(join(folder, "specs", `${code}.json`), JSON.stringify(description));
    return generate(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** A page of `redocly build-docs` for each language, by its code. */
export const buildRedoc = (): Map<string, string> =>
  built("stock-redoc", (folder) => {
    const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_NOTIFICATIONS: "true" };
    const cli = join(folderOf("@redocly/cli"), "bin/cli.js");
    const output = join(folder, "index.html");
    return new Map(
      languages.map(({ code }) => {
        const args = [cli, "build-docs", join(folder, "specs", `${code}.json`), "--inlineBundle", "--output", output];
        execFileSync(process.execPath, args, { env, cwd: folder, stdio: "ignore" });
        return [code, readFileSync(output, "utf8")];
      }),
    );
  });

/** The folder of an Astro site beside this file. */
export type AstroProject = "fumadocs" | "starlight-openapi";

/** The files of an Astro site with all languages, by their paths. */
export const buildAstro = (project: AstroProject): Map<string, Buffer> =>
  built(`stock-${project}`, (folder) => {
    const env = { ...process.env, NODE_ENV: "production", ASTRO_TELEMETRY_DISABLED: "1", BUILD_FOLDER: folder };
    const cli = join(folderOf("astro"), "bin/astro.mjs");
    execFileSync(process.execPath, [cli, "build"], { env, cwd: join(projects, project), stdio: "pipe" });
    const site = join(folder, "site");
    const files = globSync("**", { cwd: site }).filter((file) => statSync(join(site, file)).isFile());
    return new Map(files.map((file) => [`/${file}`, readFileSync(join(site, file))]));
  });
