// Generates what the client needs of the spec at run time: src/generated/contract.ts,
// explanations.ts of errors, and token-rules.ts for the doctor.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import {
  description,
  guidPattern,
  listSchemas,
  type Operation,
  operations,
  type Schema,
} from "@partner-qualification/openapi";
import { explanations } from "./build/explanations.ts";
import { tokenRules } from "./build/token-rules.ts";

/** The named schema with its variants. */
const variantsOf = (name: string): readonly Schema[] => {
  const schema = listSchemas(description).find(({ componentName }) => componentName === name);
  if (!schema?.oneOf) throw new RangeError(`The spec has no schema '${name}' with variants.`);
  return schema.oneOf;
};

/** The type of JSON that a successful response has. */
const successType = ({ id, responses, statuses }: Operation): string => {
  const schema = responses[statuses[0] ?? 0]?.body?.schema;
  const type = schema?.types[0] ?? schema?.oneOf?.[0]?.types[0];
  if (type === undefined) throw new TypeError(`The success of ${id} has no JSON type. Give its schema a type.`);
  return type;
};

/** The client checks path parameters as GUIDs, and must know if there is ever another kind. */
const checkParameters = ({ path, parameters }: Operation): void => {
  const other = parameters.path.find(({ schema }) => schema.format !== "uuid");
  if (!other) return;
  throw new TypeError(`${other.name} of ${path} is not a GUID. Teach src/transport/parse-request.ts its format.`);
};

for (const operation of operations) checkParameters(operation);

// The client takes the first path that matches: one without parameters comes before those that have any.
const byPath = operations.toSorted((one, other) => Number(one.path.includes("{")) - Number(other.path.includes("{")));

/** The properties of each kind of request beside `qualification`, with their allowed values (none: any text). */
const requestVariant = ({ properties = {}, required = [] }: Schema) => {
  const { qualification, ...others } = properties;
  return [
    qualification?.const,
    Object.fromEntries(
      Object.entries(others).map(([property, { enum: values = [] }]) => [
        property,
        { required: required.includes(property), values },
      ]),
    ),
  ];
};

const { name, version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  name: string;
  version: string;
};

interface ErrorExample {
  value?: { code?: string };
  description?: string;
  "x-token-renewal"?: string;
}

/** What to do about each error that another token of the same credential does not end, by its code. */
const futileRenewals = () => {
  const examples = Object.values((description.components.examples ?? {}) as Record<string, ErrorExample>);
  const futile = examples.filter((example) => example["x-token-renewal"] === "futile");
  return Object.fromEntries(futile.map(({ value, description: advice = "" }) => [value?.code ?? "", advice]));
};

const constants = {
  guidPattern,
  client: { name: name.replace(/^@/, "").replace("/", "-"), version },
  futileRenewals: futileRenewals(),
  operations: Object.fromEntries(
    Object.entries(Object.groupBy(byPath, ({ method }) => method)).map(([method, ofMethod = []]) => [
      method,
      Object.fromEntries(
        ofMethod.map((operation) => [operation.path, { operation: operation.id, expected: successType(operation) }]),
      ),
    ]),
  ),
  qualificationRequests: Object.fromEntries(variantsOf("QualificationRequest").map(requestVariant)),
  synchronousQualifications: Object.fromEntries(
    variantsOf("SynchronousQualificationRequest").map(({ title, const: value }) => [title, value]),
  ),
};

mkdirSync(new URL("generated/", import.meta.url), { recursive: true });
writeFileSync(
  new URL("generated/contract.ts", import.meta.url),
  Object.entries(constants)
    .map(([constant, value]) => `export const ${constant} = ${JSON.stringify(value, null, 2)} as const;\n`)
    .join("\n"),
);

const writeTyped = (file: string, name: string, type: string, from: string, value: unknown): void =>
  writeFileSync(
    new URL(`generated/${file}`, import.meta.url),
    `import type { ${type.replace("[]", "")} } from "${from}";

export const ${name}: ${type} = ${JSON.stringify(value, null, 2)};
`,
  );

writeTyped("token-rules.ts", "tokenRules", "TokenRules", "../doctor/token-rules.ts", tokenRules());
writeTyped("explanations.ts", "explanations", "ExplainedError[]", "../errors/explanation.ts", explanations());
