// Generates src/generated/contract.ts: what the client needs of the spec at run time.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { description, operations, resolve } from "@partner-qualification/openapi";

type Schema = Record<string, unknown>;

interface SuccessResponse {
  content?: Record<string, { schema: Schema }>;
}

const schema = (name: string) => resolve<Schema>({ $ref: `#/components/schemas/${name}` });

const variants = (name: string) => (schema(name).oneOf as Schema[]).map((variant) => resolve(variant));

/** The kind of JSON that a successful response has. */
const expectedJson = (path: string, method: string) => {
  const item = description.paths[path] as Record<string, { responses: Record<string, SuccessResponse> }>;
  const [success] = Object.entries(item[method.toLowerCase()]?.responses ?? {}).filter(([status]) => status < "300");
  const { content } = resolve(success?.[1] ?? {});
  const schemaOfSuccess = resolve(content?.["application/json"]?.schema ?? {});
  return (
    (schemaOfSuccess.type as string | undefined) ?? (resolve((schemaOfSuccess.oneOf as [Schema])[0]).type as string)
  );
};

/** The client checks path parameters as GUIDs, and must know if there is ever another kind. */
const checkParameters = (path: string): void => {
  const { parameters = [] } = description.paths[path] ?? {};
  const inPath = parameters.map((parameter) => resolve(parameter)).filter((parameter) => parameter.in === "path");
  const other = inPath.find((parameter) => resolve(parameter.schema ?? {}).format !== "uuid");
  if (other)
    throw new Error(`${other.name} of ${path} is not a GUID. Teach src/transport/parse-request.ts its format.`);
};

for (const { path } of operations) checkParameters(path);

// The client takes the first path that matches: one without parameters comes before those that have any.
const byPath = operations.toSorted((one, other) => Number(one.path.includes("{")) - Number(other.path.includes("{")));

/** The properties of each kind of request beside `qualification`, with their allowed values (none: any text). */
const requestVariant = (variant: Schema) => {
  const properties = Object.entries(variant.properties as Record<string, Schema>);
  const rest = properties.filter(([name]) => name !== "qualification");
  const name = (variant.properties as Record<string, Schema>).qualification?.const as string;
  const required = new Set(variant.required as string[]);
  return [
    name,
    Object.fromEntries(
      rest.map(([property, { enum: values }]) => [
        property,
        { required: required.has(property), values: values ?? [] },
      ]),
    ),
  ];
};

const { name, version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  name: string;
  version: string;
};

const constants = {
  client: { name: name.replace(/^@/, "").replace("/", "-"), version },
  operations: Object.fromEntries(
    Object.entries(Object.groupBy(byPath, ({ method }) => method)).map(([method, ofMethod = []]) => [
      method,
      Object.fromEntries(
        ofMethod.map(({ id: operation, path }) => [path, { operation, expected: expectedJson(path, method) }]),
      ),
    ]),
  ),
  qualificationRequests: Object.fromEntries(variants("QualificationRequest").map(requestVariant)),
  synchronousQualifications: Object.fromEntries(
    variants("SynchronousQualificationRequest").map(({ title, const: value }) => [title, value]),
  ),
};

mkdirSync(new URL("generated/", import.meta.url), { recursive: true });
writeFileSync(
  new URL("generated/contract.ts", import.meta.url),
  Object.entries(constants)
    .map(([constant, value]) => `export const ${constant} = ${JSON.stringify(value, null, 2)} as const;\n`)
    .join("\n"),
);
