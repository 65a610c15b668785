import {
  claims,
  denied,
  get,
  guid,
  long,
  many,
  nextToken,
  padded,
  post,
  putState,
  qualifications,
  send,
  short,
  wide,
} from "./make-input.ts";

/** One place of the mock that reads what a user sends, and what it can be sent there. */
export interface Input {
  name: string;
  /** How large the input may be, in the unit that it is counted in. */
  limit: number;
  unit: string;
  /** What is sent for a size: the bytes of a request, or the text of a seed. Each call makes a token of its own. */
  make(size: number): { request: string } | { seed: string };
}

const characters = "characters";
const bytes = "bytes";

/** Every place that reads input of a user, each with what costs it most. */
export const inputs: Input[] = [
  { name: "path: segments", limit: 8_000, unit: characters, make: (size) => get("/a".repeat(size / 2)) },
  {
    name: "path: a long customer",
    limit: 8_000,
    unit: characters,
    make: (size) => get(`/v1/customers/${"a".repeat(size)}/qualifications`),
  },
  {
    name: "path: percent-encoding",
    limit: 8_000,
    unit: characters,
    make: (size) => get(`/v1/customers/${"%41".repeat(size / 3)}/qualifications`),
  },
  {
    name: "query: names",
    limit: 8_000,
    unit: characters,
    make: (size) => get(`${qualifications}?${"a=1&".repeat(size / 4)}`),
  },
  {
    name: "query: percent-encoding",
    limit: 8_000,
    unit: characters,
    make: (size) => get(`${qualifications}?a=${"%41".repeat(size / 3)}`),
  },
  {
    name: "headers: many",
    limit: 96,
    unit: "headers",
    make: (size) => get(qualifications, ...Array.from({ length: size }, (_, index) => `X-${index}: x`)),
  },
  {
    name: "headers: a long one",
    limit: 15_000,
    unit: bytes,
    make: (size) => get(qualifications, `X-Long: ${"x".repeat(size)}`),
  },
  {
    name: "Prefer",
    limit: 1_024,
    unit: characters,
    make: (size) => get(qualifications, `Prefer: ${"a=b;c,".repeat(size / 6)}`),
  },
  {
    name: "Prefer: a quote without an end",
    limit: 1_024,
    unit: characters,
    make: (size) => get(qualifications, `Prefer: ${"x".repeat(size - 1)}"`),
  },
  {
    name: "Accept",
    limit: 1_024,
    unit: characters,
    make: (size) => get(qualifications, `Accept: ${"a/b;q=0.1,".repeat(size / 10)}`),
  },
  {
    name: "Content-Type",
    limit: 1_024,
    unit: characters,
    make: (size) => {
      const type = `Content-Type: application/json;${"a=b;".repeat(size / 4 - 5)}`;
      return { request: `${send(`POST ${qualifications}`, [type, "Content-Length: 2"])}{}` };
    },
  },
  {
    name: "token: opaque",
    limit: 15_000,
    unit: bytes,
    make: (size) => get(qualifications, `Authorization: Bearer ${nextToken().padEnd(size, "a")}`),
  },
  { name: "token: roles", limit: 15_000, unit: bytes, make: (size) => get(qualifications, claims(size, "roles")) },
  {
    name: "body: unknown names",
    limit: 65_000,
    unit: bytes,
    make: (size) => post(qualifications, wide(size, "", padded)),
  },
  {
    name: "body: unknown names beside a qualification",
    limit: 65_000,
    unit: bytes,
    make: (size) => post(qualifications, wide(size, '"qualification":"StateOwnedEntity"', padded)),
  },
  {
    name: "body: long unknown names",
    limit: 65_000,
    unit: bytes,
    make: (size) =>
      post(
        qualifications,
        wide(size, '"qualification":"StateOwnedEntity"', (index) => `${index}`.padEnd(1_000, "x")),
      ),
  },
  {
    name: "body: names that differ in case only",
    limit: 65_000,
    unit: bytes,
    make: (size) =>
      post(
        qualifications,
        wide(size, "", (index) => (index % 2 ? padded(index - 1).toUpperCase() : padded(index))),
      ),
  },
  {
    name: "body: an array of objects",
    limit: 65_000,
    unit: bytes,
    make: (size) => post(qualifications, many(size, `{"${"a".repeat(130)}":1}`)),
  },
  {
    name: "body: objects in a property",
    limit: 65_000,
    unit: bytes,
    make: (size) => post(qualifications, `{"qualification":${many(size - 20, `{"${"a".repeat(130)}":1}`)}}`),
  },
  {
    name: "body: a mistake at the end",
    limit: 65_000,
    unit: bytes,
    make: (size) => post(qualifications, `${wide(size - 2, "", padded)}x`),
  },
  {
    name: "body: too many values",
    limit: 65_000,
    unit: bytes,
    make: (size) => post(qualifications, many(size, "1")),
  },
  { name: "body: brackets", limit: 65_000, unit: bytes, make: (size) => post(qualifications, "[".repeat(size)) },
  {
    name: "body: chunks of one byte",
    limit: 1_024,
    unit: "chunks",
    make: (size) => ({
      request: `${send(`POST ${qualifications}`, ["Content-Type: application/json", "Transfer-Encoding: chunked"])}${"1\r\n \r\n".repeat(size)}0\r\n\r\n`,
    }),
  },
  {
    name: "seed: customers",
    limit: 1_000_000,
    unit: bytes,
    make: (size) => ({ seed: `{"customers":${wide(size - 16, "", guid, "[]")}}` }),
  },
  {
    name: "seed: wrong partners",
    limit: 1_000_000,
    unit: bytes,
    make: (size) => ({ seed: `{"partners":${wide(size - 16, "", short, "{}")}}` }),
  },
  {
    name: "seed: a mistake at the end",
    limit: 1_000_000,
    unit: bytes,
    make: (size) => ({ seed: `${wide(size - 2, "", short)}x` }),
  },
  {
    name: "control: customers",
    limit: 260_000,
    unit: bytes,
    make: (size) => putState(`{"customers":${wide(size - 16, "", guid, denied)}}`),
  },
  {
    name: "control: wrong customers",
    limit: 260_000,
    unit: bytes,
    make: (size) => putState(`{"customers":${wide(size - 16, "", long, "[]")}}`),
  },
  {
    name: "control: wrong codes",
    limit: 260_000,
    unit: bytes,
    make: (size) => putState(`{"codes":${many(size - 16, `{"${"a".repeat(260)}":1}`)}}`),
  },
  {
    name: "control: unknown names to called-with",
    limit: 260_000,
    unit: bytes,
    make: (size) => post("/__mock/called-with", wide(size, "", long)),
  },
  {
    name: "control: a wide body to called-with",
    limit: 260_000,
    unit: bytes,
    make: (size) => post("/__mock/called-with", `{"body":${wide(size - 9, "", long)}}`),
  },
  {
    name: "control: a fault's match",
    limit: 260_000,
    unit: bytes,
    make: (size) => post("/__mock/faults", `{"match":${wide(size - 10, "", long)}}`),
  },
  {
    name: "control: a duration",
    limit: 260_000,
    unit: bytes,
    make: (size) => post("/__mock/clock", `{"advance":"PT${"9".repeat(size - 20)}S"}`),
  },
];
