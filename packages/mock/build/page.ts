import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Operation } from "../src/prism/operations.ts";

const folder = fileURLToPath(new URL("../", import.meta.url));

const faultTargetsOf = (operations: Operation[]) =>
  operations.map(({ iid, responses }) => ({
    operation: iid,
    statuses: responses.map(({ code }) => Number(code)).filter((status) => status >= 400),
  }));

/**
 * Bundles the page for people, in memory, with the libraries in it.
 *
 * @throws Error when the page cannot be bundled.
 */
export const bundlePage = (operations: Operation[]) =>
  build({
    absWorkingDir: folder,
    entryPoints: [
      { in: "page/main.tsx", out: "page" },
      { in: "page/page.css", out: "page" },
    ],
    outdir: "page",
    write: false,
    metafile: true,
    bundle: true,
    minify: true,
    format: "esm",
    target: ["chrome123", "firefox120", "safari17.5"],
    legalComments: "none",
    define: { FAULT_TARGETS: JSON.stringify(faultTargetsOf(operations)) },
    logLevel: "warning",
  });

/** The module of the files of the page, by name. */
export const pageModuleOf = async (operations: Operation[]): Promise<string> => {
  const { outputFiles } = await bundlePage(operations);
  const files = {
    "page.html": readFileSync(`${folder}page/index.html`, "utf8"),
    ...Object.fromEntries(outputFiles.map(({ path, text }) => [basename(path), text])),
  };
  return `/** The files of the page for people, by name. */
export const page: Record<string, string> = JSON.parse(${JSON.stringify(JSON.stringify(files))});
`;
};
