// Bundles the mock with what it imports, so that it loads few files and installs nothing beside itself.
import { globSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { operations } from "../src/prism/operations.ts";
import { builtins, requiring } from "./builtins.ts";
import { nameChunks } from "./chunks.ts";
import { meetEverySchema, moduleOf, recordCompiled } from "./compiled.ts";
import { reachable } from "./declarations.ts";
import { licencesOf } from "./third-party.ts";
import { trim } from "./trim.ts";

const folder = fileURLToPath(new URL("..", import.meta.url));
const dist = join(folder, "dist");
const chunk = "part-";
const compiled = moduleOf(recordCompiled(() => meetEverySchema(operations)));

const { outputFiles, metafile } = await build({
  absWorkingDir: folder,
  entryPoints: ["src/index.ts", "src/cli.ts"],
  outdir: dist,
  chunkNames: `${chunk}[hash]`,
  write: false,
  metafile: true,
  bundle: true,
  splitting: true,
  // Names and comments would hold the paths of the files.
  minify: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  legalComments: "none",
  banner: { js: requiring },
  plugins: [builtins, trim(folder, compiled)],
  logLevel: "warning",
});

const files = outputFiles.map(({ path, text }) => ({ name: basename(path), text }));
const made = nameChunks(files, (name) => name.startsWith(chunk));
const inputs = Object.keys(metafile.inputs).map((input) => join(folder, input));
made.push({ name: "THIRD-PARTY.txt", text: licencesOf(inputs) });

mkdirSync(dist, { recursive: true });
for (const { name, text } of made) writeFileSync(join(dist, name), text);
// What an earlier build left, and the declarations of what nobody can import from outside.
const kept = new Set([...made.map(({ name }) => join(dist, name)), ...reachable(join(dist, "index.d.ts"))]);
for (const file of globSync("**/*.*", { cwd: dist }).map((name) => join(dist, name)))
  if (!kept.has(file)) rmSync(file, { recursive: true, force: true });
