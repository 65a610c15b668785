import { type Operation, operations } from "../prism/operations.ts";
import type { Schema } from "../prism/schema.ts";

const namesOf = ({ request }: Operation): Map<string, string> => {
  const schema = (request?.body?.contents?.[0]?.schema ?? {}) as Schema;
  const branches = [schema, ...(schema.oneOf ?? [])];
  const names = branches.flatMap(({ properties = {} }) => Object.keys(properties));
  return new Map(names.map((name) => [name.toLowerCase(), name]));
};

const known = new Map(operations.map((operation) => [operation, namesOf(operation)]));

/**
 * A body with its property names in the spelling of the description. A name that is there in two spellings stays as
 * it is, and one that is not known too: Prism says what is wrong with it.
 */
export const withDescribedNames = (operation: Operation, body: unknown): unknown => {
  const names = known.get(operation);
  if (!names?.size || typeof body !== "object" || body === null || Array.isArray(body)) return body;
  const entries = Object.entries(body);
  const taken = entries.map(([name]) => name.toLowerCase());
  const described = (name: string) => {
    const lower = name.toLowerCase();
    return taken.indexOf(lower) === taken.lastIndexOf(lower) ? (names.get(lower) ?? name) : name;
  };
  if (entries.every(([name]) => described(name) === name)) return body;
  return Object.fromEntries(entries.map(([name, value]) => [described(name), value]));
};
