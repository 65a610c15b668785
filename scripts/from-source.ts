// Has node run the packages that a replay against the spec needs from their sources, with the spec as it stands in
// `specs/`: after an edit nothing is built.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { registerHooks } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./turbo.ts";

const source = (name: string, file = "index.ts") => pathToFileURL(join(root, "packages", name, "src", file)).href;

const { bundle } = await import(source("openapi", "bundle/bundle.ts"));
const { dataModule } = await import(source("exchanges", "data-module.ts"));

const readSpec = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "spec-"));
  try {
    const output = join(folder, "openapi.json");
    bundle(join(root, "specs/openapi.yaml"), output);
    return readFileSync(output, "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const generate = (): Record<string, string> => {
  try {
    return {
      [source("openapi", "generated/description.ts")]: `export const description = ${readSpec()};`,
      [source("openapi", "generated/locales.ts")]: 'export const locales = [{ code: "en-US", language: "English" }];',
      [source("exchanges", "generated/data.ts")]: dataModule(),
    };
  } catch (error) {
    // What is wrong with a file of the spec; the stack would hide it.
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    return process.exit(1);
  }
};

/** What a build would write, by the address of the module. */
const generated = generate();

const own = /^@partner-qualification\/(command-line|openapi|exchanges|raw-http|rules)$/;

registerHooks({
  resolve: (specifier, context, next) => {
    const [, name] = own.exec(specifier) ?? [];
    const url = name
      ? source(name)
      : context.parentURL && URL.canParse(specifier, context.parentURL)
        ? new URL(specifier, context.parentURL).href
        : "";
    // A generated module need not be there.
    return name || Object.hasOwn(generated, url) ? { url, shortCircuit: true } : next(specifier, context);
  },
  load: (url, context, next) =>
    Object.hasOwn(generated, url)
      ? { format: "module-typescript", source: generated[url] ?? "", shortCircuit: true }
      : next(url, context),
});
