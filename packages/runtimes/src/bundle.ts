import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** A file of this package, with all that it imports, as one module for a runtime that knows no packages. */
export const bundle = async (file: "checks.js" | "worker.js"): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(file, import.meta.url))],
    bundle: true,
    format: "esm",
    platform: "browser",
    write: false,
  });
  return outputFiles.map(({ text }) => text).join("");
};
