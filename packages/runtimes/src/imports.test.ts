import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, it } from "vitest";

/** What a built module and all that it imports leave to the runtime. */
const leftToRuntime = async (entry: string): Promise<string[]> => {
  const { metafile } = await build({
    entryPoints: [fileURLToPath(import.meta.resolve(entry))],
    bundle: true,
    format: "esm",
    // Here Node's own modules may be imported, so that they can be counted.
    platform: "node",
    external: ["@opentelemetry/api"],
    metafile: true,
    write: false,
  });
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  return [...new Set(imports.filter(({ external }) => external).map(({ path }) => path))];
};

it.each([
  ["@partner-qualification/client", []],
  ["@partner-qualification/client/opentelemetry", ["@opentelemetry/api"]],
])("%s imports no module of Node, nor does anything in it", async (entry, wanted) => {
  expect(await leftToRuntime(entry)).toEqual(wanted);
});
