import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { oas31 } from "openapi3-ts";
import { describe, expect, it } from "vitest";
import { bundle } from "../bundle/bundle.ts";
import { description, listOperations, listSchemas, locales, operations, readDescription } from "../index.ts";
import { inTemporaryFolder } from "../temporary.ts";
import { document, operation } from "./testing/document.ts";

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

/** The spec as Redocly dereferences it: read without the code under test. */
const dereferenced = inTemporaryFolder((folder) => {
  const output = join(folder, "dereferenced.json");
  const source = fileURLToPath(new URL("../../dist/openapi.json", import.meta.url));
  bundle(source, output, "--skip-decorator", "qualification/describe-operations", "--dereferenced");
  return JSON.parse(readFileSync(output, "utf8")) as { paths: Record<string, Record<string, Node>> };
});

/** A schema in the terms of Redocly's output: without the provenance, `type` as a list. */
const asSchema = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(asSchema);
  if (!isNode(value)) return value;
  const { pointer, componentName, sources, inferred, types = [], ...model } = value;
  const { "x-source": source, "x-inferred": reason, type = types, discriminator, ...node } = model;
  const allowed = [type].flat();
  return {
    ...Object.fromEntries(Object.entries(node).map(([key, one]) => [key, asSchema(one)])),
    ...(allowed.length > 0 && { type: allowed }),
    ...(isNode(discriminator) && { discriminator: discriminator.propertyName }),
  };
};

const examplesOf = (examples: unknown = {}) =>
  Object.entries(examples as Record<string, Node>).map(([name, { summary, value }]) => [name, summary, value]);

const headersOf = (headers: unknown = {}) =>
  Object.entries(headers as Record<string, Node>).map(([name, { required = false, description: words, schema }]) => [
    name,
    required,
    words,
    asSchema(schema),
  ]);

const bodyOf = (node: unknown) => {
  const [[mediaType, content] = []] = Object.entries((isNode(node) ? node.content : undefined) ?? {});
  return content && [mediaType, asSchema((content as Node).schema), examplesOf((content as Node).examples)];
};

describe.each(operations)("the model of $id", ({ path, method, parameters, requestBody, responses }) => {
  const item = dereferenced.paths[path] ?? {};
  const node = item[method.toLowerCase()] ?? {};

  it("has the parameters of the operation and its path", () => {
    const described = [item.parameters ?? [], node.parameters ?? []].flat() as Node[];
    const sorted = Object.groupBy(described, (one) => String(one.in));
    for (const place of ["path", "query", "header", "cookie"] as const) {
      const expected = (sorted[place] ?? []).map((one) => [one.name, one]);
      const own = parameters[place].map((one) => [one.name, one]);
      expect(headersOf(Object.fromEntries(own))).toEqual(headersOf(Object.fromEntries(expected)));
    }
  });

  it("has the request body", () => {
    expect(
      requestBody && [requestBody.mediaType, asSchema(requestBody.schema), examplesOf(requestBody.examples)],
    ).toEqual(bodyOf(node.requestBody));
  });

  it("has every response", () => {
    const described = Object.entries(node.responses as Record<string, Node>);
    expect(Object.keys(responses)).toEqual(described.map(([status]) => status));
    for (const [status, response] of described) {
      const own = responses[Number(status)];
      expect(own?.description).toBe(response.description);
      expect(headersOf(own?.headers)).toEqual(headersOf(response.headers));
      expect(own?.body && [own.body.mediaType, asSchema(own.body.schema), examplesOf(own.body.examples)]).toEqual(
        bodyOf(response),
      );
    }
  });
});

describe("the operations of a spec", () => {
  it.each(locales)("are in its language: $code", async ({ code }) => {
    const localized = await readDescription(code);
    for (const { id, path, method, summary, rules } of listOperations(localized)) {
      const key = method.toLowerCase() as Lowercase<typeof method>;
      expect(summary, id).toBe(localized.paths[path]?.[key]?.summary);
      for (const rule of rules) expect(rule.statement).toBe(localized["x-rules"][rule.id]?.statement);
    }
  });

  it("are read once", () => {
    expect(listOperations(description)).toBe(operations);
    expect(listOperations(description)).toBe(listOperations(description));
  });

  it("are frozen in all their parts, and leave the spec as it is", () => {
    const [first] = operations;
    const body = operations.find(({ requestBody }) => requestBody)?.requestBody;
    expect(() => Object.assign(first ?? {}, { id: "other" })).toThrow(TypeError);
    const [example] = Object.values(body?.examples ?? {});
    expect(() => Object.assign(example?.value as object, { website: "other" })).toThrow(TypeError);
    expect(Object.isFrozen(description.components.examples?.[example?.componentName ?? ""])).toBe(false);
  });

  it("carry their rules and sources with titles", () => {
    for (const { id, rules, sources, inferred } of operations) {
      const concerned = Object.entries(description["x-rules"]).filter(([, rule]) => rule.operations.includes(id));
      expect(rules.map((rule) => rule.id)).toEqual(concerned.map(([rule]) => rule));
      for (const { document: name, title } of [...sources, ...rules.flatMap((rule) => rule.sources)]) {
        expect(title).toBe(description["x-documents"][name]?.title);
      }
      expect(sources.length > 0 || inferred !== undefined).toBe(true);
    }
  });

  it("take every method but TRACE, and a path item behind a reference", () => {
    const get = operation({ operationId: "readThing" });
    const item = { get, delete: operation({ operationId: "removeThing" }), trace: operation({ operationId: "none" }) };
    const paths = { "/v1/things": item, "/v2/things": { $ref: "#/paths/~1v1~1things" } };
    const found = listOperations(document({ paths }));
    expect(found.map(({ method, path, id }) => `${method} ${path} ${id}`)).toEqual([
      "GET /v1/things readThing",
      "DELETE /v1/things removeThing",
      "GET /v2/things readThing",
      "DELETE /v2/things removeThing",
    ]);
  });

  it("take a parameter of the operation in place of its path's", () => {
    const parameter = (description: string, place: "query" | "header") => ({
      name: "id",
      in: place,
      description,
      schema: { type: "string" as const },
    });
    const item = {
      parameters: [parameter("of the path", "query"), parameter("of the path", "header")],
      get: operation({ parameters: [parameter("its own", "query")] }),
    };
    const [{ parameters } = { parameters: undefined }] = listOperations(document({ paths: { "/": item } }));
    expect(parameters?.query.map((one) => one.description)).toEqual(["its own"]);
    expect(parameters?.header.map((one) => one.description)).toEqual(["of the path"]);
  });

  it.each([
    ["its own", { example: "own", schema: { type: "string", examples: ["of the schema"] } }, "own"],
    ["its first named one", { examples: { first: { value: 0 }, second: { value: 1 } }, schema: {} }, 0],
    ["that of its schema", { schema: { examples: ["of the schema", "another"] } }, "of the schema"],
    ["none", { schema: {} }, undefined],
  ] satisfies [string, Partial<oas31.ParameterObject>, unknown][])(
    "give a parameter %s as its example",
    (_, change, example) => {
      const parameters = [{ name: "id", in: "query" as const, ...change }];
      const [found] = listOperations(document({ paths: { "/": { get: operation({ parameters }) } } }));
      expect(found?.parameters.query[0]?.example).toBe(example);
    },
  );

  it.each([
    ["that the document does not require", {}, undefined, false],
    ["that the document requires", { security: [{ bearer: [] }] }, undefined, true],
    ["that the operation waives", { security: [{ bearer: [] }] }, [], false],
    ["that is optional", {}, [{}, { bearer: [] }], false],
  ])("say whether they need a token %s", (_, root, security, secured) => {
    const paths = { "/": { get: operation(security && { security }) } };
    expect(listOperations(document({ ...root, paths }))[0]?.secured).toBe(secured);
  });

  it.each([
    ["without an operationId", { operationId: "" }, "GET /v1 has no operationId. Add one."],
    [
      "with a response for several statuses",
      { responses: { "4XX": { description: "" } } },
      "/paths/~1v1/get/responses/4XX is not for one status. Use a status such as 404.",
    ],
    [
      "with several media types",
      { requestBody: { content: { "text/plain": { schema: {} }, "application/json": { schema: {} } } } },
      "/paths/~1v1/get/requestBody has several media types. Describe one.",
    ],
    [
      "with a body without a schema",
      { requestBody: { content: { "application/json": {} } } },
      "/paths/~1v1/get/requestBody/content/application~1json has no schema. Add one.",
    ],
    [
      "with a parameter without a schema",
      { parameters: [{ name: "id", in: "query" as const }] },
      "/paths/~1v1/get/parameters/0 has no schema. Add one.",
    ],
    [
      "with an unknown source",
      { "x-source": [{ document: "hearsay" }] },
      "Unknown source document 'hearsay'. Add it to specs/documents.yaml.",
    ],
    [
      "with a status for what is absent that it does not describe",
      { "x-absent-status": 404 },
      "has the x-absent-status 404, but no such response. Describe it.",
    ],
  ] satisfies [string, Partial<oas31.OperationObject>, string][])("reject one %s", (_, change, message) => {
    expect(() => listOperations(document({ paths: { "/v1": { get: operation(change) } } }))).toThrow(message);
  });
});

describe("the schemas of a spec", () => {
  it("are those of the components, each one object wherever it is used", () => {
    const names = listSchemas(description).map(({ componentName }) => componentName);
    expect(names).toEqual(Object.keys(description.components.schemas ?? {}));
    const used = operations.flatMap(({ responses }) => Object.values(responses).flatMap(({ body }) => body ?? []));
    expect(used.length).toBeGreaterThan(operations.length);
    for (const { schema } of used) expect(listSchemas(description)).toContain(schema);
  });

  it("contain themselves where they are recursive, also under words of another place", () => {
    const child = { $ref: "#/components/schemas/Tree", description: "A branch." };
    const tree = { description: "A tree.", type: "object" as const, properties: { child } };
    const [schema] = listSchemas(document({ components: { schemas: { Tree: tree } } }));
    const branch = schema?.properties?.child;
    expect(branch).toMatchObject({ description: "A branch.", types: ["object"], componentName: "Tree" });
    expect(branch?.pointer).toBe("/components/schemas/Tree/properties/child");
    expect(branch?.properties?.child).toBe(branch);
  });

  it("say which types they allow, as a list", () => {
    const schemas = {
      One: { type: "string" as const },
      Two: { type: ["integer", "null"] as ["integer", "null"] },
      Any: {},
    };
    expect(listSchemas(document({ components: { schemas } })).map(({ types }) => types)).toEqual([
      ["string"],
      ["integer", "null"],
      [],
    ]);
  });
});
