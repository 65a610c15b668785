import { isDeepStrictEqual } from "node:util";
import type { Body, Operation, Schema } from "@partner-qualification/openapi";
import { readJson } from "../http/check-response.ts";
import type { Recorded } from "../traffic/recorded.ts";

/** What a recording shows of one part of the spec. */
interface Seen {
  seen: string[];
  missing: string[];
}

/** What a recording shows of the spec. */
export type Coverage = Record<"operations" | "statuses" | "examples" | "values", Seen>;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Visits every value that a schema enumerates; with a value, those that the value has. */
const visitValues = (schema: Schema, name: string, visit: (known: string) => void, value?: { is: unknown }): void => {
  const known = schema.enum ?? schema["x-extensible-enum"] ?? (schema.const === undefined ? [] : [schema.const]);
  for (const one of known) if (!value || value.is === one) visit(`${name}: ${one}`);
  for (const variant of [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])]) {
    visitValues(variant, name, visit, value);
  }
  if (isObject(schema.items)) {
    const items = value && Array.isArray(value.is) ? value.is.map((is) => ({ is })) : value ? [] : [undefined];
    for (const item of items) visitValues(schema.items as Schema, name, visit, item);
  }
  for (const [property, each] of Object.entries(schema.properties ?? {})) {
    if (!value) visitValues(each, property, visit);
    else if (isObject(value.is) && property in value.is) visitValues(each, property, visit, { is: value.is[property] });
  }
};

const bodiesOf = ({ requestBody, responses, statuses }: Operation): { place: string; body: Body }[] => [
  ...(requestBody ? [{ place: "request", body: requestBody }] : []),
  ...statuses.flatMap((status) => {
    const body = responses[status]?.body;
    return body ? [{ place: String(status), body }] : [];
  }),
];

/** Counts the operations, statuses, named examples and enumerated values that a recording shows. */
export class CoverageCounter {
  readonly #all: Record<keyof Coverage, Set<string>>;
  readonly #seen: Record<keyof Coverage, Set<string>>;

  constructor(operations: readonly Operation[]) {
    const none = () => ({
      operations: new Set<string>(),
      statuses: new Set<string>(),
      examples: new Set<string>(),
      values: new Set<string>(),
    });
    [this.#all, this.#seen] = [none(), none()];
    for (const operation of operations) {
      this.#all.operations.add(operation.id);
      for (const status of operation.statuses) this.#all.statuses.add(`${operation.id} ${status}`);
      for (const { place, body } of bodiesOf(operation)) {
        for (const name of Object.keys(body.examples)) this.#all.examples.add(`${operation.id} ${place} ${name}`);
        if (Number(place) >= 400) continue;
        visitValues(body.schema, "body", (value) => this.#all.values.add(`${operation.id} ${place} ${value}`));
      }
    }
  }

  /** Counts one request and its response. */
  add(operation: Operation, { request, response, hasBody }: Recorded): void {
    this.#seen.operations.add(operation.id);
    if (response) this.#seen.statuses.add(`${operation.id} ${response.status}`);
    for (const { place, body } of bodiesOf(operation)) {
      const isRequest = place === "request";
      if (!isRequest && (place !== String(response?.status) || !hasBody)) continue;
      const json = readJson(isRequest ? request.body : (response?.body ?? ""));
      if (!json) continue;
      for (const { name, value } of Object.values(body.examples)) {
        if (isDeepStrictEqual(value, json.value)) this.#seen.examples.add(`${operation.id} ${place} ${name}`);
      }
      if (Number(place) >= 400) continue;
      visitValues(body.schema, "body", (value) => this.#seen.values.add(`${operation.id} ${place} ${value}`), {
        is: json.value,
      });
    }
  }

  /** What was seen of what the spec has. */
  coverage(): Coverage {
    const of = (part: keyof Coverage): Seen => {
      const all = [...this.#all[part]];
      return {
        seen: all.filter((one) => this.#seen[part].has(one)),
        missing: all.filter((one) => !this.#seen[part].has(one)),
      };
    };
    return { operations: of("operations"), statuses: of("statuses"), examples: of("examples"), values: of("values") };
  }
}
