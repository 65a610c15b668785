import type { Plugin } from "esbuild";

/** What stands at the head of each file of the bundle: the `require` that CommonJS modules and `builtins` call. */
export const requiring = 'const require=process.getBuiltinModule("module").createRequire(import.meta.url);';

/**
 * Has the bundle require node's own modules. To import one, node reads all its exports, and of `node:http` they load a
 * WebSocket with all that belongs to it, which takes longer than the mock's own start.
 */
export const builtins: Plugin = {
  name: "builtins",
  setup(build) {
    build.onResolve({ filter: /^node:/ }, ({ path, kind }) =>
      kind === "require-call" ? { path, external: true } : { path, namespace: "builtin" },
    );
    build.onLoad({ filter: /.*/, namespace: "builtin" }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)});`,
    }));
  },
};
