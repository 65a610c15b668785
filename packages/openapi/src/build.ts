// Bundles specs/ into one spec: dist/openapi.json, dist/openapi.yaml, one file per locale in dist/locales, and
// the modules behind src/index.ts.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stringify } from "yaml";
import { bundle } from "./bundle/bundle.ts";
import { buildLocales } from "./locales/build-locales.ts";
import { bundleEnglish, localesFolder } from "./locales/english.ts";
import { inTemporaryFolder } from "./temporary.ts";

const path = (relative: string) => fileURLToPath(new URL(`../${relative}`, import.meta.url));

const generate = (name: string, type: string, json: string) => {
  const code = `import type { ${type.replace("[]", "")} } from "../description.ts";\n\nexport const ${name}: ${type} = ${json};\n`;
  writeFileSync(path(`src/generated/${name}.ts`), code);
};

const build = (folder: string) => {
  const source = join(folder, "openapi.json");
  const english = bundleEnglish(source);
  bundle(source, path("dist/openapi.json"));
  const json = readFileSync(path("dist/openapi.json"), "utf8").trim();
  writeFileSync(path("dist/openapi.yaml"), stringify(JSON.parse(json), { lineWidth: 0 }));
  generate("description", "Description", json);
  const others = buildLocales(localesFolder, source, english, path("dist/locales"));
  generate("locales", "Locale[]", JSON.stringify([{ code: "en-US", language: "English" }, ...others], null, 2));
};

mkdirSync(path("dist"), { recursive: true });
mkdirSync(path("src/generated"), { recursive: true });
try {
  inTemporaryFolder(build);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
