import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build, type Metafile, type Plugin } from "esbuild";
import { leaveOut } from "./leave-out.ts";

/** The files that an entry imports statically, with itself: what is imported later is loaded later. */
const loadedWith = (entry: string, { outputs }: Metafile): string[] => {
  const imports = (outputs[entry]?.imports ?? []).filter(({ kind }) => kind === "import-statement");
  return [
    entry,
    ...imports.filter(({ external }) => !external).flatMap(({ path }) => loadedWith(path, { outputs, inputs: {} })),
  ];
};

const bundle = async (code: string, plugins: Plugin[]): Promise<string> => {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    external: ["@opentelemetry/api"],
    splitting: true,
    outdir: "out",
    metafile: true,
    write: false,
    plugins,
  });
  const loaded = loadedWith("out/stdin.js", metafile).map((file) => resolve(file));
  return outputFiles
    .filter(({ path }) => loaded.includes(path))
    .map(({ text }) => text)
    .join("");
};

/** What a page loads that imports one thing. */
export interface Size {
  /** Bundled for a browser, and minified. */
  code: string;
  /** In bytes. */
  minified: number;
  /** In bytes; quality 11, the best. */
  brotli: number;
}

/**
 * Bundles a name of a module, or all of it (`*`), as the page of a partner would, and weighs it.
 *
 * @param without files that are left out, to see what they weigh.
 */
export const weigh = async (
  [name, module]: readonly [name: string, module: string],
  without?: RegExp,
): Promise<Size> => {
  const code = `export ${name === "*" ? name : `{ ${name} }`} from ${JSON.stringify(module)};`;
  const bundled = await bundle(code, without ? [leaveOut(without)] : []);
  return { code: bundled, minified: Buffer.byteLength(bundled), brotli: brotliCompressSync(bundled).byteLength };
};

const client = "@partner-qualification/client";

/** What a page imports to have each of the callers: a name, or all of a module. */
export const imports = {
  "openapi-fetch": ["default", "openapi-fetch"],
  "by path": ["createClient", client],
  fluent: ["createPartner", client],
  "all of the client": ["*", client],
  "its OpenTelemetry part": ["*", `${client}/opentelemetry`],
  ky: ["default", "ky"],
  axios: ["default", "axios"],
} as const;
