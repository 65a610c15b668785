import { operations, statusesOf } from "../prism/operations.ts";
import type { Schema } from "../prism/schema.ts";
import { stateSchema } from "../state/seed-schema.ts";

const text = { type: "string", minLength: 1 };
const id = { type: "string", format: "uuid" };
const errors = [...new Set(operations.flatMap(statusesOf))].filter((status) => status >= 400).sort((a, b) => a - b);

const expected = {
  operation: { enum: operations.map(({ iid }) => iid) },
  method: text,
  path: text,
  partner: id,
  customer: id,
  query: { type: "object", additionalProperties: { type: "string" } },
  body: {},
  requestId: id,
  correlationId: id,
};

const object = <Properties extends Record<string, Schema>>(properties: Properties, required: string[] = []) => ({
  type: "object",
  ...(required.length > 0 && { required }),
  additionalProperties: false,
  properties,
});

/** The JSON schemas of what the control API takes, by the name that its description gives them. */
export const controlSchemas = {
  State: stateSchema,
  Decision: object(
    { customer: id, partner: id, vettingStatus: { enum: ["Approved", "Denied"] }, vettingReason: text },
    ["customer", "vettingStatus"],
  ),
  Advance: object({ advance: { type: "string", pattern: "^P" } }, ["advance"]),
  Fault: object({
    times: { type: "integer", minimum: 1, maximum: 1_000_000 },
    match: object(expected),
    status: { enum: errors },
    example: text,
    retryAfter: { type: "integer", minimum: 0 },
    delay: { type: "integer", minimum: 0, maximum: 60_000 },
    afterwards: { type: "boolean" },
  }),
  CallMatcher: object({ ...expected, status: { type: "integer" } }),
};
