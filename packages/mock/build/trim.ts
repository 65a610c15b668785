import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";

/** A change to one file of Prism: the text that stands there, and what takes its place. */
interface Patch {
  file: RegExp;
  edits: [string, string][];
}

// Prism makes six Ajv instances, which compile each schema on its first use: a quarter of the time to the first response.
// Here the spec's schemas are compiled by the same instances while the bundle is built. Ajv is loaded only for another
// schema. `validateSchema` is off because the tests validate every schema.
const patches: Patch[] = [
  {
    file: /prism-http[\\/]dist[\\/]validator[\\/]validators[\\/]utils\.js$/,
    edits: [
      ["strict: false,", "strict: false, validateSchema: false,"],
      ['const ajv_1 = require("ajv");\n', ""],
      [
        "default: createAjvInstances(ajv_1.default)",
        'get default() { return once("7", () => require("ajv").default); }',
      ],
      ['const _2019_1 = require("ajv/dist/2019");\n', ""],
      [
        "draft2019_09: createAjvInstances(_2019_1.default)",
        'get draft2019_09() { return once("2019", () => require("ajv/dist/2019").default); }',
      ],
      ['const _2020_1 = require("ajv/dist/2020");\n', ""],
      ['const ajv_formats_1 = require("ajv-formats");\n', ""],
      [
        "function createAjvInstances(Ajv) {",
        'function createAjvInstances(Ajv) { const ajv_formats_1 = require("ajv-formats");',
      ],
      [
        "return ajvInstances[draft][member];",
        "return { compile: (schema) => compiled(coerce, schema) ?? ajvInstances[draft][member].compile(schema) };",
      ],
      [
        "draft2020_12: createAjvInstances(_2020_1.default)",
        'get draft2020_12() { return once("2020", () => require("ajv/dist/2020").default); }',
      ],
      // The same without fp-ts, whose functions cost as much as the validation itself.
      [
        "(0, function_1.pipe)(O.tryCatch(() => getValidationFunction(assignAjvInstance(String(schema.$schema), coerce), schema, bundle)), O.chainFirst(validateFn => O.tryCatch(() => validateFn(value))), O.chain(validateFn => (0, function_1.pipe)(O.fromNullable(validateFn.errors), O.chain(NonEmptyArray_1.fromArray))), O.map(errors => (0, exports.convertAjvErrors)(errors, types_1.DiagnosticSeverity.Error, context, prefix)));",
        `{
          let errors;
          try {
            const validateFn = getValidationFunction(assignAjvInstance(String(schema.$schema), coerce), schema, bundle);
            validateFn(value);
            ({ errors } = validateFn);
          } catch { return O.none; }
          if (!errors?.length) return O.none;
          return O.some((0, exports.convertAjvErrors)(errors, types_1.DiagnosticSeverity.Error, context, prefix));
        };`,
      ],
      [
        "const ajvInstances =",
        "const compiled = require('compiled'); const made = {}; const once = (name, load) => (made[name] ??= createAjvInstances(load())); const ajvInstances =",
      ],
    ],
  },
  {
    // To merge the `allOf` of the schemas, which loads much for it. Those of the operations were merged for the bundle.
    file: /prism-http[\\/]dist[\\/]validator[\\/]validators[\\/]body\.js$/,
    edits: [
      [
        'const mergeAllOf = require("@stoplight/json-schema-merge-allof");',
        'const merged = require("merged"); const mergeAllOf = (schema, options) => merged(schema, options) ?? require("@stoplight/json-schema-merge-allof")(schema, options);',
      ],
    ],
  },
  {
    // All of lodash/fp, which takes a third of Prism's time to load, for one call.
    file: /prism-http[\\/]dist[\\/]validator[\\/]validators[\\/]security[\\/]index\.js$/,
    edits: [
      ['const fp_1 = require("lodash/fp");\n', ""],
      [
        "(0, fp_1.set)(['tags'], (0, lodash_1.flatten)(tags), authResults[0])",
        "({ ...authResults[0], tags: (0, lodash_1.flatten)(tags) })",
      ],
    ],
  },
];

// Packages that make random responses or send callbacks, which the mock does not use, and a list of all file types: Prism
// calls it only for file extensions, and the mock has whole media types.
const unused: Record<string, string> = {
  "json-schema-faker": "exports.JSONSchemaFaker = { extend() {}, option() {}, generate };",
  "@faker-js/faker": "Object.defineProperty(exports, 'faker', { get: generate });",
  seedrandom: "module.exports = generate;",
  "node-fetch": "exports.default = generate;",
  "http-proxy-agent": "",
  "https-proxy-agent": "",
  "mime-types": "exports.lookup = generate;",
};
// Only a response from an example needs these: they are loaded with the first one.
const late = /prism-http\/dist\/mocker\/index\.js$/;
const refusing = "const generate = () => { throw new Error('This part of Prism is not in the mock.'); };";

const edited = (path: string, text: string, edits: Patch["edits"]): string =>
  edits.reduce((before, [from, to]) => {
    if (before.split(from).length !== 2) throw new Error(`${path} does not hold once: ${from}`);
    return before.replace(from, () => to);
  }, text);

/**
 * Takes each function of lodash from a file of its own, loaded when it is called: all of lodash in one file takes longer to
 * load than Prism's validators themselves, which call a dozen of its functions.
 */
const withSingleFunctions = (text: string): string => {
  const names = new Set(Array.from(text.matchAll(/\blodash_1\.(\w+)/g), ([, name]) => name));
  const getters = [...names].map((name) => `get ${name}() { return require("lodash/${name}"); }`);
  return text.replace('const lodash_1 = require("lodash");', () => `const lodash_1 = { ${getters.join(", ")} };`);
};

/** The modules that are made as the bundle is built. */
interface MadeModules {
  /** Gives what was compiled for a schema. */
  compiled: string;
  /** Gives a schema with its `allOf` merged. */
  merged: string;
  /** Takes the place of `src/validation/validators.ts`. */
  validators: string;
}

/**
 * Leaves out of the bundle what the mock never uses, and takes one fp-ts for all: from 2.14 on it inspects its arguments
 * on every call, which is half of what a request costs in Prism.
 *
 * @param folder the one from which fp-ts is taken.
 */
export const trim = (folder: string, { compiled, merged, validators }: MadeModules): Plugin => ({
  name: "trim",
  setup(build) {
    build.onResolve({ filter: /^\.\/validators\.ts$/ }, () => ({ path: "validators.cjs", namespace: "validators" }));
    build.onLoad({ filter: /.*/, namespace: "validators" }, () => ({ contents: validators, resolveDir: folder }));

    build.onResolve({ filter: /^(?:compiled|merged)$/ }, ({ path }) => ({ path, namespace: "made" }));
    build.onLoad({ filter: /^compiled$/, namespace: "made" }, () => ({ contents: compiled, resolveDir: folder }));
    build.onLoad({ filter: /^merged$/, namespace: "made" }, () => ({ contents: merged }));

    const names = Object.keys(unused).map((name) => name.replace("/", "\\/"));
    build.onResolve({ filter: new RegExp(`^(?:${names.join("|")})$`) }, ({ path }) => ({ path, namespace: "unused" }));
    build.onLoad({ filter: /.*/, namespace: "unused" }, ({ path }) => ({ contents: `${refusing}${unused[path]}` }));

    build.onResolve({ filter: late }, ({ path, resolveDir, pluginData, namespace }) =>
      pluginData === "now" || namespace === "late" ? undefined : { path, namespace: "late", pluginData: resolveDir },
    );
    build.onLoad({ filter: /.*/, namespace: "late" }, async ({ path, pluginData: resolveDir }) => {
      const found = await build.resolve(path, { resolveDir, kind: "require-call", pluginData: "now" });
      const contents = `exports.default = (...given) => require(${JSON.stringify(found.path)}).default(...given);`;
      return { contents, resolveDir };
    });

    // To gather the metrics of several processes, and to push them to another server: the mock never does.
    build.onResolve({ filter: /^\.\/lib\/(?:cluster|worker|pushgateway)$/ }, ({ path, importer }) =>
      importer.includes("@prometheus-io") ? { path, namespace: "left-out" } : undefined,
    );
    // For a command of Redis that the mock does not send.
    build.onResolve({ filter: /^@node-rs\/xxhash$/ }, ({ path }) => ({ path, namespace: "left-out" }));
    build.onLoad({ filter: /.*/, namespace: "left-out" }, () => ({ contents: "" }));

    build.onLoad({ filter: /prism-http[\\/]dist[\\/].*\.js$/ }, ({ path }) => {
      const edits = patches.filter(({ file }) => file.test(path)).flatMap((patch) => patch.edits);
      return { contents: withSingleFunctions(edited(path, readFileSync(path, "utf8"), edits)), loader: "js" };
    });

    build.onResolve({ filter: /^fp-ts\// }, ({ path, kind, pluginData }) =>
      pluginData === "own" ? undefined : build.resolve(path, { resolveDir: folder, kind, pluginData: "own" }),
    );

    // Its CommonJS form hides its parts from a bundler. Only text that is not JSON needs it.
    const whole = "jsonc-parser/lib/esm/main.js";
    build.onResolve({ filter: /^jsonc-parser$/ }, ({ resolveDir }) => ({
      path: "jsonc-parser",
      namespace: "whole",
      pluginData: resolveDir,
    }));
    build.onLoad({ filter: /.*/, namespace: "whole" }, ({ pluginData }) => ({
      contents: `export default { get visit() { return require("${whole}").visit; } };`,
      resolveDir: pluginData,
    }));
  },
});
