import {
  type Header,
  listOperations,
  listSchemas,
  locales,
  readDescription,
  type Schema,
  subschemas,
} from "@partner-qualification/openapi";
import { describe, expect, it } from "vitest";
import { findAll, linksIn, readContent, wordsIn, wordsOf } from "../testing/read-content.ts";
import { files } from "../views/page-view.ts";

const languages = await Promise.all(
  locales.map(async ({ code }) => ({ code, description: await readDescription(code) })),
);

/** What a reader must see of a value, and what only once. */
interface Field {
  name: string;
  /** The types that it may have, where it has no page that says them. */
  types: string[];
  presence: string;
  words: string[];
  once: string[];
}
type Described = Pick<Header, "name" | "required" | "schema"> & { description?: string };
type Phrases = Record<string, string>;

/** Whether the description of a value names the only one that it may have: that is not said a second time. */
const saysConstant = ({ const: constant, description = "" }: Schema): boolean =>
  constant !== undefined && description.includes(`\`${constant}\``);

/** What limits a value: its values and its default as JSON, its numbers, and the types that it may have. */
const limitsOf = (schema: Schema): string[] => {
  const { const: constant, enum: values, "x-extensible-enum": known, minLength = 0, maxLength, minimum } = schema;
  if (saysConstant(schema)) return [];
  const listed = known ?? values ?? (constant === undefined ? [] : [constant]);
  const numbers = listed.length > 0 ? [] : [minLength > 1 ? minLength : undefined, maxLength, minimum];
  return [
    ...listed.map((value) => JSON.stringify(value)),
    ...numbers.filter((number) => number !== undefined).map(String),
    ...(schema.default === undefined ? [] : [JSON.stringify(schema.default)]),
  ];
};

// What a schema with a page of its own says is there.
const wordsOfValue = ({ schema, description }: Omit<Described, "name" | "required">): string[] => [
  wordsOf(description ?? (schema.componentName === undefined ? (schema.description ?? "") : "")),
  ...(schema.componentName === undefined ? limitsOf(schema) : []),
];

/** The types that a schema names, or those of its choices. */
const typesOf = ({ types, oneOf = [], anyOf = [], items, componentName }: Schema): string[] => {
  if (componentName !== undefined || typeof items === "object") return [];
  return types.length > 0 ? [...types] : [...oneOf, ...anyOf].flatMap(typesOf);
};

const expectedFields = (values: readonly Described[], phrases: Phrases): Field[] =>
  values.map((value) => ({
    name: value.name,
    types: typesOf(value.schema),
    presence: phrases[value.required ? "required" : "optional"] ?? "",
    words: wordsOfValue(value),
    once: saysConstant(value.schema) ? [String(value.schema.const)] : [],
  }));

/** The parameters of one place: first those that are required. */
const requiredFirst = (values: readonly Described[]): Described[] => [
  ...values.filter(({ required }) => required),
  ...values.filter(({ required }) => !required),
];

const propertiesOf = ({ properties = {}, required = [] }: Schema): Described[] =>
  Object.entries(properties).map(([name, schema]) => ({ name, schema, required: required.includes(name) }));

/** Checks that a page shows these values, each with all its words, and no others. */
const expectFields = (page: ReturnType<typeof readContent>, expected: Field[], or: string) => {
  const found = findAll(page, "fields").flatMap((list) =>
    findAll(list, "div").map((field) => ({
      name: findAll(field, "code").map(wordsIn)[0] ?? "",
      type: findAll(field, "type").map(wordsIn).join(),
      presence: [...findAll(field, "required"), ...findAll(field, "optional")].map(wordsIn).join(),
      words: findAll(field, "dd").map(wordsIn),
    })),
  );
  expect(found.map(({ name, presence }) => [name, presence])).toEqual(
    expected.map(({ name, presence }) => [name, presence]),
  );
  expect(findAll(page, "type").map(wordsIn)).not.toContain("");
  for (const [index, { name, types, words, once }] of expected.entries()) {
    const said = found[index]?.words.join() ?? "";
    const type = found[index]?.type.replace(/ \(.*?\)/g, "");
    if (types.length > 0) expect(type, name).toBe(types.join(` ${or} `));
    for (const part of words) expect(said, name).toContain(part);
    for (const part of once) expect(said.split(part), name).toHaveLength(2);
  }
};

describe.each(languages)("in $code", ({ code, description }) => {
  const phrases = description["x-phrases"];

  it.each(listOperations(description))("the page of $id has every parameter, property and header", (operation) => {
    const page = readContent(`${code}/${files.operation(operation.id)}`);
    const { parameters, requestBody, responses, statuses } = operation;
    const body = requestBody?.schema;
    const succeeded = statuses.filter((status) => status < 400).flatMap((status) => responses[status] ?? []);
    const values: Described[] = [
      ...[parameters.path, parameters.query, parameters.header].flatMap(requiredFirst),
      ...(body ? [body, ...(body.oneOf ?? [])].flatMap(propertiesOf) : []),
      ...succeeded.flatMap(({ headers }) => Object.values(headers)),
    ];
    expect(values.length).toBeGreaterThan(10);
    expectFields(page, expectedFields(values, phrases), phrases.or ?? "");
    const named = [body, ...succeeded.map((response) => response.body?.schema)].flatMap((schema) =>
      schema?.componentName === undefined ? [] : [files.schema(schema.componentName)],
    );
    expect(linksIn(page)).toEqual(expect.arrayContaining(named));
    for (const response of succeeded) expect(wordsIn(page)).toContain(wordsOf(response.description));
  });

  it.each(listSchemas(description))("the page of $componentName has every property and value", (schema) => {
    const page = readContent(`${code}/${files.schema(schema.componentName)}`);
    expectFields(page, expectedFields(propertiesOf(schema), phrases), phrases.or ?? "");
    const words = [schema.componentName, wordsOf(schema.description ?? ""), ...limitsOf(schema)];
    for (const choice of schema.oneOf ?? [])
      words.push(...(choice.componentName === undefined ? wordsOfValue({ schema: choice }) : [choice.title ?? ""]));
    if (schema.additionalProperties === false) words.push(phrases["no-other-properties"] ?? "");
    for (const part of words) expect(wordsIn(page)).toContain(part);
  });
});

it("the pages show every keyword that a schema has", () => {
  const shown = ["title", "description", "type", "format", "enum", "const", "x-extensible-enum", "default", "oneOf"];
  const parts = ["properties", "required", "items", "additionalProperties", "discriminator", "examples"];
  const limits = ["minLength", "maxLength", "minimum"];
  // What the model of the spec adds, and where the schema is from.
  const model = ["types", "pointer", "componentName", "sources", "inferred", "x-source", "x-inferred"];
  const known = [...shown, ...parts, ...limits, ...model];
  const keywordsOf = (schema: Schema): string[] => [...Object.keys(schema), ...subschemas(schema).flatMap(keywordsOf)];
  const [{ description } = { description: undefined }] = languages;
  const used = new Set(description && listSchemas(description).flatMap(keywordsOf));
  expect(used).toContain("maxLength");
  expect([...used].filter((keyword) => !known.includes(keyword))).toEqual([]);
});
