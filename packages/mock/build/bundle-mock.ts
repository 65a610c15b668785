import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { operations } from "../src/prism/operations.ts";
import { builtins, requiring } from "./builtins.ts";
import { meetEverySchema, moduleOf, recordCompiled } from "./compiled.ts";
import { validatorsModule } from "./control-validators.ts";
import { mergedModuleOf } from "./merged.ts";
import { trim } from "./trim.ts";

/** The folder of this package. */
export const folder = fileURLToPath(new URL("..", import.meta.url));

/** How the names of the files begin that both entries share. */
export const chunk = "part-";

/** Bundles the mock with what it imports, in memory; the metafile says what is in each file. */
export const bundleMock = async () => {
  const modules = {
    compiled: moduleOf(recordCompiled(() => meetEverySchema(operations))),
    merged: mergedModuleOf(operations),
    validators: validatorsModule(),
  };
  return build({
    absWorkingDir: folder,
    entryPoints: ["src/index.ts", "src/cli.ts"],
    outdir: `${folder}dist`,
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
    plugins: [builtins, trim(folder, modules)],
    logLevel: "warning",
  });
};
