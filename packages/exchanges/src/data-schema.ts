// What a file of specs/documented/ and of specs/errata/ must look like; checked when the package is built.

const text = { type: "string", minLength: 1 };
const list = (items: object) => ({ type: "array", items });
const object = (properties: Record<string, object>, required: string[] = Object.keys(properties)) => ({
  type: "object",
  additionalProperties: false,
  properties,
  required,
});

export const exchangeSchema = {
  ...object(
    {
      operation: text,
      example: text,
      source: {
        ...list(object({ document: text, revision: text, locales: { ...list(text), minItems: 1 } })),
        minItems: 1,
      },
      placeholders: list(text),
      note: text,
      request: text,
      response: text,
    },
    ["operation", "example", "source", "placeholders"],
  ),
  anyOf: [{ required: ["request"] }, { required: ["response"] }],
};

const edit = object(
  {
    part: { enum: ["request", "response", "both"] },
    exchange: text,
    find: text,
    replace: { type: "string" },
    all: { const: true },
  },
  ["part", "find", "replace"],
);

const correction = {
  ...object(
    {
      edits: list(edit),
      fill: { type: "object", additionalProperties: text },
      "content-length": list({ enum: ["request", "response"] }),
    },
    [],
  ),
  minProperties: 1,
};

export const erratumSchema = {
  ...object(
    {
      title: text,
      says: text,
      right: text,
      known: text,
      exchanges: { ...list(text), minItems: 1 },
      correction,
      needed: object({ target: text, fails: text }),
      source: { ...list(object({ document: text, revision: text }, ["document"])), minItems: 1 },
      statements: {
        ...list(object({ pointer: { type: "string", pattern: "^/" }, right: {}, wrong: {} })),
        minItems: 1,
      },
    },
    ["title", "says", "right", "known"],
  ),
  dependentRequired: {
    exchanges: ["correction", "needed"],
    correction: ["exchanges"],
    needed: ["exchanges"],
    statements: ["source"],
  },
  anyOf: [{ required: ["exchanges"] }, { required: ["statements"] }],
};
