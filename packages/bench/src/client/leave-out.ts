import { build, type Plugin } from "esbuild";

/** The names that a module exports. */
const exportsOf = async (file: string): Promise<string[]> => {
  const { metafile } = await build({
    entryPoints: [file],
    format: "esm",
    outdir: "out",
    metafile: true,
    write: false,
  });
  return Object.values(metafile.outputs).flatMap(({ exports }) => exports);
};

/** Replaces files with modules that export the same names without values, so that what only these files import is left out, too. */
export const leaveOut = (files: RegExp): Plugin => ({
  name: "leave-out",
  setup: ({ onLoad }) =>
    onLoad({ filter: files }, async ({ path }) => {
      const names = await exportsOf(path);
      return { contents: names.map((name) => `let ${name}_; export { ${name}_ as ${name} };`).join("\n") };
    }),
});
