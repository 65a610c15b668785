// However large the input, the work grows as its size does: no request holds up the others.
import { afterAll, describe, expect, test } from "vitest";
import { createMock } from "../src/create-mock.ts";
import { maxBodyBytes, maxParsedHeaderLength, maxUrlLength } from "../src/request/limits.ts";
import { readSeed } from "../src/state/seed.ts";
import { asynchronous, base, codes, synchronous } from "./testing.ts";
import { createWorkMeter } from "./work.ts";

type Make = (size: number) => [target: string, init?: RequestInit];

const repeat = (text: string, size: number) => text.repeat(Math.ceil(size / text.length)).slice(0, size);
const members = (size: number, name: (index: number) => string, value = "1") => {
  const texts: string[] = [];
  for (let length = 40; length < size; length += (texts.at(-1)?.length ?? 0) + 1)
    texts.push(`${JSON.stringify(name(texts.length))}:${value}`);
  return texts.join(",");
};
const letters = (index: number): string =>
  (index < 26 ? "" : letters(Math.floor(index / 26))) + "abcdefghijklmnopqrstuvwxyz"[index % 26];
const inCase = (index: number) =>
  [..."qualification"].map((letter, bit) => ((index >> bit) & 1 ? letter.toUpperCase() : letter)).join("");
const nested = (depth: number, inner: string) => `${'{"a":'.repeat(depth)}${inner}${"}".repeat(depth)}`;

const post = (body: string): ReturnType<Make> => [asynchronous, { method: "POST", body }];
const put = (body: string): ReturnType<Make> => [synchronous, { method: "PUT", body }];
const sending = (name: string, value: string): ReturnType<Make> => [codes, { headers: { [name]: value } }];
const soe = '"qualification":"StateOwnedEntity"';
const jwt = (claims: string) => `Bearer e30.${Buffer.from(claims).toString("base64url")}.x`;

const bodies: [what: string, make: Make][] = [
  ["unknown properties", (size) => post(`{${soe},${members(size, letters)}}`)],
  ["unknown properties, and none that is known", (size) => post(`{${members(size, letters)}}`)],
  [
    "unknown properties with long names",
    (size) => post(`{${soe},${members(size, (at) => letters(at).padEnd(200, "x"))}}`),
  ],
  ["names of 80 characters", (size) => post(`{${soe},${members(size, (at) => letters(at).padEnd(80, "x"))}}`)],
  [
    "names of 80 characters, and none that is known",
    (size) => post(`{${members(size, (at) => `${at}`.padEnd(80, "x"))}}`),
  ],
  ["objects of 80 characters", (size) => post(`[${`{"${"a".repeat(150)}":1},`.repeat(size / 160)}{}]`)],
  ["one long name", (size) => post(`{${soe},"${repeat("x", size - 50)}":1}`)],
  ["names that differ in case only", (size) => post(`{${members(size, inCase, '"StateOwnedEntity"')}}`)],
  [
    "names that differ in case only, with long values",
    (size) => post(`{${members(size, inCase, `"${"x".repeat(48)}"`)}}`),
  ],
  ["one name again and again", (size) => post(`{${members(size, () => "qualification", '"StateOwnedEntity"')}}`)],
  [
    "names of every object",
    (size) => post(`{${soe},${members(size, (at) => ["__proto__", "constructor", "toString"][at % 3] ?? "")}}`),
  ],
  ["an array of objects", (size) => post(`[${'{"a":1},'.repeat(size / 8 - 5)}{}]`)],
  ["an array of objects in a property", (size) => post(`{"qualification":[${'{"a":1},'.repeat(size / 8 - 5)}{}]}`)],
  ["unknown properties 60 levels down", (size) => post(nested(60, `{${members(size - 400, letters)}}`))],
  ["a long value", (size) => post(`{"qualification":"${repeat("x", size - 50)}"}`)],
  ["escapes", (size) => post(`{"qualification":"${repeat("\\u0041", size - 52)}"}`)],
  ["digits", (size) => put(repeat("1", size))],
  ["digits after the point", (size) => put(`1.${repeat("1", size - 2)}`)],
  ["zeros of an exponent", (size) => put(`1e${repeat("0", size - 5)}400`)],
  ["white space", (size) => put(`${repeat(" \n", size - 1)}1`)],
  ["brackets that open", (size) => put(repeat("[", size))],
  ["commas", (size) => put(`[${repeat(",", size - 1)}`)],
  ["a string without an end", (size) => put(`"${repeat("\\\\", size - 1)}`)],
  ["lines before a mistake", (size) => put(`${repeat("\n", size - 1)}]`)],
  ["slashes", (size) => put(repeat("/*", size))],
];

const headers: [what: string, make: Make, limit: number][] = [
  ...["a,", "a=", 'a="\\', ";a=b", '"', ", ,", "code=404,", "\t "].map((text): [string, Make, number] => [
    `Prefer: ${JSON.stringify(text)}`,
    (size) => sending("Prefer", repeat(text, size)),
    maxParsedHeaderLength,
  ]),
  ...["a/b,", "a/b;c=d,", ";", '*/*;q="', "application/json;", " ,", "/"].map((text): [string, Make, number] => [
    `Accept: ${JSON.stringify(text)}`,
    (size) => sending("Accept", repeat(text, size)),
    maxParsedHeaderLength,
  ]),
  ...["a/b;", "application/json;a=b;", '="', ";", " ", "/"].map((text): [string, Make, number] => [
    `Content-Type: ${JSON.stringify(text)}`,
    (size) => [synchronous, { method: "PUT", body: "1", headers: { "Content-Type": repeat(text, size) } }],
    maxParsedHeaderLength,
  ]),
  ...["Prefer", "Accept", "MS-RequestId", "X-Locale", "If-Match", "Content-Encoding", "MS-Contract-Version"].map(
    (name): [string, Make, number] => [`a long ${name}`, (size) => sending(name, repeat('a,"=; ', size)), 64_000],
  ),
  ...["a.", ".", " ", "e30.", "é"].map((text): [string, Make, number] => [
    `a token: ${JSON.stringify(text)}`,
    (size) => sending("Authorization", `Bearer ${repeat(text, size)}`),
    64_000,
  ]),
  ["claims", (size) => sending("Authorization", jwt(`{${members(size, letters)}}`)), 48_000],
  ["roles", (size) => sending("Authorization", jwt(`{"roles":[${'"a1 b",'.repeat(size / 7)}""]}`)), 48_000],
  ["a long role", (size) => sending("Authorization", jwt(`{"wids":["${repeat("s1", size)}"]}`)), 48_000],
];

const targets: [what: string, make: Make, limit: number][] = [
  ["a long id", (size) => [synchronous.replace(/[\da-f-]{36}/, repeat("a", size))], maxUrlLength - 200],
  ["a long id, encoded", (size) => [synchronous.replace(/[\da-f-]{36}/, repeat("%2C", size))], maxUrlLength - 200],
  ["an id of lists", (size) => [synchronous.replace(/[\da-f-]{36}/, repeat("a,;=.", size))], maxUrlLength - 200],
  ["segments", (size) => [`/v1/${repeat("a/", size)}`], 64_000],
  ["segments, encoded", (size) => [`/v1/${repeat("%41/", size)}`], 64_000],
  ["segments of customers", (size) => [`/v1/${repeat("customers/", size)}`], 64_000],
  ["slashes", (size) => [repeat("/", size)], 64_000],
  ["query names", (size) => [`${codes}?${repeat("a&b&", size)}`], maxUrlLength - 200],
  ["query names, encoded", (size) => [`${codes}?${repeat("%41=b&", size)}`], maxUrlLength - 200],
  ["a parameter again and again", (size) => [`${synchronous}?${repeat("code=1&", size)}`], maxUrlLength - 200],
  [
    "a long code",
    (size) => [`${synchronous}?code=${repeat("a,%2C;", size)}`, { method: "PUT", body: "3" }],
    maxUrlLength - 200,
  ],
  ["a query that is too long", (size) => [`${codes}?${repeat("a=b&", size)}`], 64_000],
];

// Each limit is a size at which the body holds nearly as many values as allowed.
const control: [what: string, make: Make, limit: number][] = [
  [
    "wrong customer names",
    (size) => ["/__mock/state", { method: "PUT", body: `{"customers":{${members(size, (at) => `c${at}`, "[]")}}}` }],
    19_000,
  ],
  [
    "wrong partner names",
    (size) => ["/__mock/state", { method: "PUT", body: `{"partners":{${members(size, (at) => `c${at}`, "{}")}}}` }],
    19_000,
  ],
  [
    "partners with a wrong customer each",
    (size) => [
      "/__mock/state",
      {
        method: "PUT",
        body: `{"partners":{${members(size, (at) => `65543400-f8b0-4783-8530-${String(at).padStart(12, "0")}`, '{"customers":{"a":1}}')}}}`,
      },
    ],
    40_000,
  ],
  [
    "wrong codes",
    (size) => ["/__mock/state", { method: "PUT", body: `{"codes":[${'{"a":1},'.repeat(size / 8)}{}]}` }],
    7_900,
  ],
  ["unknown names", (size) => ["/__mock/called-with", { method: "POST", body: `{${members(size, letters)}}` }], 15_000],
  [
    "unknown names of a fault",
    (size) => ["/__mock/faults", { method: "POST", body: `{"match":{${members(size, letters)}}}` }],
    15_000,
  ],
  ...["match", "query", "body"].map((name): [string, Make, number] => [
    `long unknown names in the ${name} of a fault`,
    (size) => {
      const wide = `{${members(size, (at) => letters(at).padEnd(127, "x"))}}`;
      const match = name === "match" ? wide : `{"${name}":${wide}}`;
      return ["/__mock/faults", { method: "POST", body: `{"match":${match}}` }];
    },
    255_000,
  ]),
];

const mock = createMock({ control: true, log: () => {} });
const send = async (make: Make, size: number) => {
  const [target, init = {}] = make(size);
  const usual = { Authorization: "Bearer any", "Content-Type": "application/json" };
  const response = await mock.fetch(
    new Request(`${base}${target}`, { ...init, headers: { ...usual, ...init.headers } }),
  );
  return { status: response.status, text: await response.text() };
};

const meter = createWorkMeter();
afterAll(() => meter.stop());

/**
 * Eight times the size takes some eight times the work; work that grew with its square would be 64 times as much. Between
 * them is room for what is done once for any size.
 */
const expectLinear = async (run: (size: number) => Promise<unknown>, limit: number) => {
  // What is done once, at the first request of a kind, is done.
  await run(Math.floor(limit * 0.9));
  const works: number[] = [];
  for (const size of [limit / 8, limit]) works.push(await meter.count(() => run(Math.floor(size))));
  const [smallest = 0] = works;
  expect(works.at(-1), `work ${works.join(", ")}`).toBeLessThan(smallest * 12);
};

describe("the work for a request grows no faster than", () => {
  test.each(bodies)("its body: %s", (_, make) => expectLinear((size) => send(make, size), maxBodyBytes));
  test.each(headers)("a header: %s", (_, make, limit) => expectLinear((size) => send(make, size), limit));
  test.each(targets)("its target: %s", (_, make, limit) => expectLinear((size) => send(make, size), limit));
  test.each(control)("a body of the control API: %s", (_, make, limit) =>
    expectLinear(async (size) => expect((await send(make, size)).text).not.toContain("too many values"), limit),
  );
});

test("the work for a seed grows no faster than the seed", async () => {
  const read = async (size: number) =>
    expect(() => readSeed(`{"partners":{${members(size, (at) => `c${at}`, "{}")}}}`)).toThrow("must be a GUID");
  await expectLinear(read, 100_000);
});

test.each([...bodies, ...headers, ...targets, ...control])(
  "the response stays short: %s",
  async (_, make, limit = maxBodyBytes) => {
    const { text } = await send(make, limit);
    expect(text.length).toBeLessThan(2_000);
  },
);

test("an error lists five problems, and counts the rest", async () => {
  const unknown = await send(
    () => post(`{${soe},${Array.from({ length: 900 }, (_, at) => `"a${letters(at)}":1`).join()}}`),
    0,
  );
  expect(JSON.parse(unknown.text).description).toMatch(
    /^Invalid property: (?:property 'a[a-z]+' is not known here and must be removed; ){5}and 895 more unknown properties; known properties are qualification\.$/,
  );
});
