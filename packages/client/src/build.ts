// Generates src/generated/contract.ts: what the client has to know of the description when it runs.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { description, operations } from "@partner-qualification/openapi";

type Schema = Record<string, unknown>;

const resolve = (node: unknown): Schema => {
  const reference = (node as { $ref?: string }).$ref;
  if (reference === undefined) return node as Schema;
  const segments = reference.slice(2).split("/");
  return resolve(segments.reduce<unknown>((at, segment) => (at as Schema)[segment], description));
};

const schema = (name: string) => resolve({ $ref: `#/components/schemas/${name}` });

const variants = (name: string) => (schema(name).oneOf as unknown[]).map(resolve);

/** The kind of JSON that a successful answer is. */
const answerKind = (path: string, method: string) => {
  const item = description.paths[path] as Record<string, { responses: Record<string, unknown> }>;
  const [success] = Object.entries(item[method.toLowerCase()]?.responses ?? {}).filter(([status]) => status < "300");
  const content = resolve(success?.[1]).content as Record<string, { schema: unknown }>;
  const answer = resolve(content["application/json"]?.schema);
  return (answer.type as string | undefined) ?? (resolve((answer.oneOf as unknown[])[0]).type as string);
};

/** The names of the path parameters. A client that checks none but GUIDs must know if there is ever another kind. */
const guidParameters = (path: string) => {
  const { parameters = [] } = description.paths[path] as { parameters?: unknown[] };
  const inPath = parameters.map(resolve).filter((parameter) => parameter.in === "path");
  const other = inPath.find((parameter) => resolve(parameter.schema).format !== "uuid");
  if (other) throw new Error(`${other.name} of ${path} is no GUID: teach src/check-call.ts its format.`);
  return inPath.map((parameter) => parameter.name);
};

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
    Object.entries(Object.groupBy(operations, ({ method }) => method)).map(([method, ofMethod = []]) => [
      method,
      Object.fromEntries(
        ofMethod.map(({ id: operation, path }) => [
          path,
          { operation, answer: answerKind(path, method), guids: guidParameters(path) },
        ]),
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
