import type { Operation, Parameter } from "@partner-qualification/openapi";
import fc from "fast-check";
import { type GeneratedRequest, validRequest } from "./generated-request.ts";

/** A valid request that was changed in one place. Whether it still is valid, a validator decides. */
export interface Mutation {
  /** What was changed, for people. */
  what: string;
  request: GeneratedRequest;
}

type Mutate = (request: GeneratedRequest) => fc.Arbitrary<Mutation>;

const scalar = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, "", [], {}, 0, 2, 4, 1.5, "1", "3", "Nonprofit", "education"),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string(),
);

/** A header that a client can send: without control characters or spaces around it. */
const headerText = fc.string({ unit: "grapheme-ascii", maxLength: 30 }).filter((text) => text.trim() === text);

/** A segment that stays one: not `.`, `..` or the `all` of another path. */
const segment = fc
  .string({ minLength: 1, maxLength: 40 })
  .filter((text) => !/^\.+$/.test(text) && text.trim() !== "" && text.toLowerCase() !== "all");

type Change = [what: string, body: unknown];

const changeJson = (text: string): fc.Arbitrary<Change> => {
  const value: unknown = JSON.parse(text);
  const other = scalar.map((replaced): Change => ["the body is another value", replaced]);
  if (typeof value !== "object" || value === null) return other;
  const entries = Object.entries(value);
  const name = fc.constantFrom(...entries.map(([one]) => one));
  return fc.oneof(
    { weight: 1, arbitrary: other },
    {
      weight: 4,
      arbitrary: fc
        .tuple(name, scalar)
        .map(([one, replaced]): Change => [`property ${one} is another value`, { ...value, [one]: replaced }]),
    },
    {
      weight: 2,
      arbitrary: name.map(
        (one): Change => [`property ${one} is missing`, Object.fromEntries(entries.filter(([key]) => key !== one))],
      ),
    },
    {
      weight: 2,
      // Names match in any case: another first letter keeps it from being a property of the spec.
      arbitrary: fc
        .tuple(fc.string(), scalar)
        .map(([more, added]): Change => [`property x${more} is added`, { ...value, [`x${more}`]: added }]),
    },
  );
};

const changeBytes = (text: string): fc.Arbitrary<[what: string, body: string | Uint8Array<ArrayBuffer>]> => {
  const bytes = new TextEncoder().encode(text);
  return fc.oneof(
    fc.nat(text.length - 1).map((length): [string, string] => ["the body is cut", text.slice(0, length)]),
    fc
      .tuple(fc.nat(bytes.length), fc.constantFrom(0x80, 0xc0, 0xf5, 0xff))
      .map(([at, byte]): [string, Uint8Array<ArrayBuffer>] => [
        "the body is not UTF-8",
        new Uint8Array([...bytes.subarray(0, at), byte, ...bytes.subarray(at)]),
      ]),
  );
};

const withHeader = (request: GeneratedRequest, name: string, value: string): Mutation => ({
  what: `header ${name} is ${JSON.stringify(value)}`,
  request: { ...request, headers: { ...request.headers, [name]: value } },
});

const bodyMutations = (): Mutate[] => [
  (request) =>
    changeJson(String(request.body)).map(([what, body]) => ({
      what,
      request: { ...request, body: JSON.stringify(body) },
    })),
  (request) => changeBytes(String(request.body)).map(([what, body]) => ({ what, request: { ...request, body } })),
  (request) =>
    fc
      .constantFrom("text/plain", "application/xml", "application/x-www-form-urlencoded")
      .map((type) => withHeader(request, "Content-Type", type)),
  (request) => fc.constant(withHeader(request, "Content-Encoding", "gzip")),
];

const parameterMutations = ({ in: place, name }: Parameter): Mutate[] => {
  if (place === "path")
    return [
      (request) =>
        segment.map((value) => ({
          what: `path parameter ${name} is ${JSON.stringify(value)}`,
          request: { ...request, path: { ...request.path, [name]: value } },
        })),
    ];
  if (place === "query")
    return [
      (request) =>
        fc.oneof(fc.constant(""), headerText).map((value) => ({
          what: `query parameter ${name} is ${JSON.stringify(value)}`,
          request: { ...request, query: { ...request.query, [name]: value } },
        })),
    ];
  // Which entity tags match is a rule, not a schema.
  if (name === "If-Match") return [];
  return [(request) => headerText.map((value) => withHeader(request, name, value))];
};

const requestMutations: Mutate[] = [
  (request) => fc.constantFrom("text/html", "image/png").map((type) => withHeader(request, "Accept", type)),
  (request) =>
    fc.constantFrom("", "Bearer", "Basic dXNlcjpwYXNz").map((text) => withHeader(request, "Authorization", text)),
];

/** Valid requests of an operation, each changed in one place: type, range, enum, missing, extra, format, encoding, header. */
export const mutatedRequest = (operation: Operation): fc.Arbitrary<Mutation> => {
  const mutations = [
    ...Object.values(operation.parameters).flat().flatMap(parameterMutations),
    ...(operation.requestBody ? [...bodyMutations(), ...bodyMutations()] : []),
    ...requestMutations,
  ];
  return fc.tuple(validRequest(operation), fc.constantFrom(...mutations)).chain(([request, mutate]) => mutate(request));
};
