// Generates src/generated/contract.ts: what the client has to know of the description when it runs.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { description, operations, resolve } from "@partner-qualification/openapi";

type Schema = Record<string, unknown>;

interface Answer {
  content?: Record<string, { schema: Schema }>;
}

const schema = (name: string) => resolve<Schema>({ $ref: `#/components/schemas/${name}` });

const variants = (name: string) => (schema(name).oneOf as Schema[]).map((variant) => resolve(variant));

/** The kind of JSON that a successful answer is. */
const answerKind = (path: string, method: string) => {
  const item = description.paths[path] as Record<string, { responses: Record<string, Answer> }>;
  const [success] = Object.entries(item[method.toLowerCase()]?.responses ?? {}).filter(([status]) => status < "300");
  const { content } = resolve(success?.[1] ?? {});
  const answer = resolve(content?.["application/json"]?.schema ?? {});
  return (answer.type as string | undefined) ?? (resolve((answer.oneOf as [Schema])[0]).type as string);
};

/** The names of the path parameters. A client that checks none but GUIDs must know if there is ever another kind. */
const guidParameters = (path: string) => {
  const { parameters = [] } = description.paths[path] ?? {};
  const inPath = parameters.map((parameter) => resolve(parameter)).filter((parameter) => parameter.in === "path");
  const other = inPath.find((parameter) => resolve(parameter.schema ?? {}).format !== "uuid");
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
