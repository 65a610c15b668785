import { type Operation, operations, type Schema } from "../prism/index.ts";

const namesOf = ({ request }: Operation): Map<string, string> => {
  const schema = (request?.body?.contents?.[0]?.schema ?? {}) as Schema;
  const branches = [schema, ...(schema.oneOf ?? [])];
  const names = branches.flatMap(({ properties = {} }) => Object.keys(properties));
  return new Map(names.map((name) => [name.toLowerCase(), name]));
};

const namesByOperation = new Map(operations.map((operation) => [operation, namesOf(operation)]));

/**
 * A body with its property names in the spelling of the spec. Unknown names, and names that are sent in two
 * spellings, stay as they are: the validation reports them.
 */
export const withDescribedNames = (operation: Operation, body: unknown): unknown => {
  const described = namesByOperation.get(operation);
  if (!described?.size || typeof body !== "object" || body === null || Array.isArray(body)) return body;
  const entries = Object.entries(body);
  if (entries.every(([name]) => (described.get(name.toLowerCase()) ?? name) === name)) return body;
  const spellings = new Map<string, number>();
  for (const [name] of entries) {
    const lower = name.toLowerCase();
    if (described.has(lower)) spellings.set(lower, (spellings.get(lower) ?? 0) + 1);
  }
  const rename = (name: string) => {
    const lower = name.toLowerCase();
    return spellings.get(lower) === 1 ? (described.get(lower) ?? name) : name;
  };
  return Object.fromEntries(entries.map(([name, value]) => [rename(name), value]));
};
