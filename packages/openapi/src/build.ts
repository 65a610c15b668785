// Bundles specs/ into one description: dist/openapi.json, dist/openapi.yaml and the module behind src/index.ts.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { stringify } from "yaml";
import { redocly } from "./redocly-cli.ts";

const path = (relative: string) => fileURLToPath(new URL(`../${relative}`, import.meta.url));

mkdirSync(path("dist"), { recursive: true });
mkdirSync(path("src/generated"), { recursive: true });

const bundle = redocly("bundle", path("../../specs/openapi.yaml"), "--output", path("dist/openapi.json"));
if (bundle.code !== 0) {
  process.stderr.write(`${bundle.stdout}${bundle.stderr}\nRun \`pnpm lint\` for every problem of the description.\n`);
  process.exit(1);
}

const json = readFileSync(path("dist/openapi.json"), "utf8");
writeFileSync(path("dist/openapi.yaml"), stringify(JSON.parse(json), { lineWidth: 0 }));
writeFileSync(
  path("src/generated/description.ts"),
  `import type { Description } from "../description.ts";\n\nexport const description: Description = ${json.trim()};\n`,
);
