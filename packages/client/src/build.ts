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

const successSchema = ({ responses, statuses }: Operation) => responses[statuses[0] ?? 0]?.body?.schema;

/** The types of JSON that a successful response may have, as `integer or null`; undefined where it has no body. */
const successType = (operation: Operation): string | undefined => {
  const schema = successSchema(operation);
  if (!schema) return undefined;
  const types = schema.types.length > 0 ? schema.types : (schema.oneOf ?? []).flatMap((variant) => variant.types);
  if (types.length === 0)
    throw new TypeError(`The success of ${operation.id} has no JSON type. Give its schema a type.`);
  return [...new Set(types)].join(" or ");
};

/**
 * The properties of a successful response, or of its items, each with the types that it may have. It may be null unless
 * every variant requires it.
 */
const successProperties = (schema: Schema | boolean | undefined): Record<string, string> => {
  if (typeof schema !== "object") return {};
  if (typeof schema.items === "object") return successProperties(schema.items);
  const variants = schema.oneOf ?? [schema];
  const all = Object.assign({}, ...variants.map(({ properties }) => properties)) as Record<string, Schema>;
  return Object.fromEntries(
    Object.entries(all).map(([property, { types }]) => {
      const isRequired = variants.every(({ required }) => required?.includes(property));
      return [property, [...types, ...(isRequired ? [] : ["null"])].join(" or ")];
    }),
  );
};

/** The states of a vetting that the spec knows. */
const vettingStatuses = () => {
  const schema = listSchemas(description).find(({ componentName }) => componentName === "VettedQualification");
  const statuses = schema?.properties?.vettingStatus?.["x-extensible-enum"];
  if (!statuses?.includes("InReview")) throw new RangeError("The spec has no vettingStatus InReview.");
  return statuses;
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

/** The codes of the errors in the spec. */
const errorCodes = () => {
  const examples = Object.values((description.components.examples ?? {}) as Record<string, ErrorExample>);
  return [...new Set(examples.flatMap(({ value }) => value?.code ?? []))].sort();
};

interface ErrorExample {
  value?: { code?: string };
  description?: string;
  "x-token-renewal"?: string;
}

/** A pattern of the properties of the errors in the spec: as a list they take more bytes in a bundle. */
const errorPropertyPattern = () => {
  const schemas = listSchemas(description).filter(({ componentName = "" }) =>
    ["ErrorResponse", "ThrottlingResponse"].includes(componentName),
  );
  const properties = schemas.flatMap(({ properties = {} }) => Object.keys(properties));
  return properties.sort().join("|");
};

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
  errorCodes: errorCodes().join(" "),
  errorPropertyPattern: errorPropertyPattern(),
  operations: Object.fromEntries(
    Object.entries(Object.groupBy(byPath, ({ method }) => method)).map(([method, ofMethod = []]) => [
      method,
      Object.fromEntries(
        ofMethod.map((operation) => [
          operation.path,
          {
            operation: operation.id,
            expected: successType(operation),
            properties: successProperties(successSchema(operation)),
          },
        ]),
      ),
    ]),
  ),
  vettingStatuses: vettingStatuses(),
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
