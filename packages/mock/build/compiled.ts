import { validateInput, validateOutput } from "@stoplight/prism-http/dist/validator/index.js";
import core from "ajv/dist/core.js";
import standalone from "ajv/dist/standalone/index.js";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { json, type Operation } from "../src/prism/operations.ts";
import { parameterCheck } from "../src/prism/parameter-check.ts";
import type { Schema } from "../src/prism/schema.ts";
import { check } from "../src/prism/validate.ts";

/** What only people read, and an id of its own for each place of a schema. */
export const silent = ["x-source", "x-stoplight"];

// Both go into modules as they stand here.
/** A value as JSON, without what does not matter. */
export const textOf = (value: unknown, silent: string[]): string =>
  JSON.stringify(value, (name, one) => (silent.includes(name) ? undefined : one));
const keyOf = (coerce: unknown, schema: unknown, silent: string[]): string => `${coerce} ${textOf(schema, silent)}`;

// The one format of Prism's own. Ajv writes those that are patterns into its code, and looks others up by name.
const ownFormat = "date-time";

/** The formats that some code looks up, beside Prism's own. */
const formatsOf = (codes: Iterable<string>): string[] => {
  const found = [...codes].flatMap((code) => [...code.matchAll(/= formats(?:\.(\w+)|\["([^"]+)"\]);/g)]);
  return [...new Set(found.map(([, name, quoted]) => name ?? quoted ?? ""))].filter((name) => name !== ownFormat);
};

/** The schemas that Ajv compiles during some work, each as a key, with the code that Ajv writes for it. */
export const recordCompiled = (work: () => void): Map<string, string> => {
  const recorded = new Map<string, string>();
  const { prototype } = core.default;
  const { compile } = prototype;
  prototype.compile = function (this: core.default, schema: core.AnySchema, meta?: boolean) {
    this.opts.code.source = true;
    this.opts.code.formats = core._`formats`;
    const validate = compile.call(this, schema, meta);
    recorded.set(keyOf(this.opts.coerceTypes, schema, silent), standalone.default(this, validate));
    return validate;
  } as typeof compile;
  try {
    work();
  } finally {
    prototype.compile = compile;
  }
  return recorded;
};

const schemasOf = ({ query = [], headers = [], body }: NonNullable<Operation["request"]>): object[] => {
  const bodies = (body?.contents ?? []).map(({ schema }) => schema as Schema | undefined);
  const all = [...[...query, ...headers].map(({ schema }) => schema), ...bodies];
  return [...all, ...bodies.flatMap((schema) => schema?.oneOf ?? [])].filter((schema) => schema !== undefined);
};

/** Validates a value with every schema of some operations that the mock may use. */
export const meetEverySchema = (operations: Operation[]): void => {
  for (const resource of operations) {
    const element = { method: resource.method as "get", url: { path: resource.path }, headers: {}, body: {} };
    validateInput({ resource, element });
    parameterCheck(resource)?.({ ...element, url: { path: resource.path.replaceAll(/\{[\w-]+\}/g, "any") } });
    for (const { code } of resource.responses)
      validateOutput({
        resource,
        element: { statusCode: Number(code), headers: { "Content-Type": json }, body: {} },
      });
    for (const schema of schemasOf(resource.request ?? {})) check("", schema, "body");
  }
};

/**
 * A CommonJS module: a function that returns what was compiled for a schema, by whether types are coerced; undefined where
 * nothing was.
 *
 * @throws RangeError for a format that neither Prism nor ajv-formats has.
 */
export const moduleOf = (recorded: Map<string, string>): string => {
  const used = formatsOf(recorded.values());
  const unknown = used.find((name) => !Object.hasOwn(fullFormats, name));
  if (unknown !== undefined) throw new RangeError(`The spec has the format '${unknown}', which is not in ajv-formats.`);
  // Loaded only where the spec needs it.
  const others = used.length > 0 ? `...require("ajv-formats/dist/formats").fullFormats, ` : "";
  const checks = [...recorded].map(
    ([key, code]) =>
      `[${JSON.stringify(key)}, () => { const module = { exports: {} }; ${code}; return module.exports; }]`,
  );
  return `
const { fmtDef, date_time, compareDateTime } = require("@stoplight/prism-http/dist/validator/validators/dateTime");
const formats = { ${others}"${ownFormat}": fmtDef(date_time, compareDateTime) };
const checks = new Map([${checks.join(",\n")}]);
const textOf = ${textOf};
const keyOf = ${keyOf};
module.exports = (coerce, schema) => checks.get(keyOf(coerce, schema, ${JSON.stringify(silent)}))?.();
`;
};
