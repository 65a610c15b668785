// Seeds that cannot be used, each with the message that says why, and odd ones that can be used.
import { customer } from "./hostile.ts";

/** The bytes of a seed, and its error after "cannot be used: "; undefined for a seed that can be used. */
export interface HostileSeed {
  name: string;
  bytes: Uint8Array;
  message: string | undefined;
}

const other = "2fa8a5c3-7f4e-4a71-9c21-0d6c1d0c8a55";
const guid = (index: number) => `65543400-f8b0-4783-8530-${index.toString(16).padStart(12, "0")}`;
const mustBeGuid = `must be a GUID, such as ${customer}.`;
const many = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => text(at)).join();
const held = (qualification: string) => `{"customers":{"${customer}":[${qualification}]}}`;

const list = (...entries: [string, string | Uint8Array, string?][]): HostileSeed[] =>
  entries.map(([name, text, message]) => ({ name, bytes: Buffer.from(text), message }));

const noJson = (line: number, column: number) =>
  `it is not JSON; the first mistake is in line ${line}, column ${column}.`;

/** What is not JSON, or not in UTF-8. */
export const broken = list(
  ["nothing", "", noJson(1, 1)],
  ["a byte order mark alone", "\uFEFF", noJson(1, 1)],
  ["spaces", " \n ", noJson(2, 2)],
  ["half an object", '{"codes": [', noJson(1, 12)],
  ["a comma at the end", '{\n  "codes": [],\n}', noJson(3, 1)],
  ["a comment", '{\n  // none\n  "codes": []\n}', noJson(2, 3)],
  ["two values", "{}\n{}", noJson(2, 1)],
  ["single quotes", "{'codes': []}", noJson(1, 2)],
  ["YAML", 'codes:\n  - validationId: "1"\n', noJson(1, 1)],
  ["YAML with an anchor", "a: &a [*a, *a]\n", noJson(1, 1)],
  ["a script", "export default { codes: [] };\n", noJson(1, 1)],
  ["a gzip file", Buffer.from("1f8b0800000000000003abae050043bfa6a302000000", "hex"), notUtf8()],
  ["Latin-1", Buffer.from('{"codes":[{"validationId":"\xe9"}]}', "latin1"), notUtf8()],
  ["UTF-16, as PowerShell writes it", Buffer.from('\uFEFF{"codes":[]}', "utf16le"), notUtf8()],
  ["zero bytes", Buffer.alloc(100), noJson(1, 1)],
  ["a string without an end", `{"codes":[{"validationId":"${"x".repeat(100_000)}`, noJson(1, 27)],
  ["arrays nested 100,000 deep", "[".repeat(100_000), "it is nested deeper than 64 levels from line 1, column 65 on."],
  [
    "objects nested 65 deep",
    `${'{"a":'.repeat(65)}1${"}".repeat(65)}`,
    "it is nested deeper than 64 levels from line 1, column 321 on.",
  ],
);

function notUtf8() {
  return "it is not UTF-8; save it in that encoding.";
}

/** What is JSON, but not a state. */
export const wrong = list(
  ["an array", "[]", "line 1, column 1 (the seed) must be an object."],
  ["a string", '"codes"', "line 1, column 1 (the seed) must be an object."],
  ["null", "\n null", "line 2, column 2 (the seed) must be an object."],
  ["a number beyond all bounds", "1e999", "line 1, column 1 (the seed) must be an object."],
  ["an unknown name", '{"code":[]}', "line 1, column 2 (/code) is not known; known are codes, customers, partners."],
  [
    "a name in other case",
    '{"Codes":[]}',
    "line 1, column 2 (/Codes) is not known; known are codes, customers, partners.",
  ],
  [
    "__proto__",
    '{"__proto__":{}}',
    "line 1, column 2 (/__proto__) is not known; known are codes, customers, partners.",
  ],
  [
    "constructor",
    '{"constructor":{"prototype":{}}}',
    "line 1, column 2 (/constructor) is not known; known are codes, customers, partners.",
  ],
  [
    "__proto__ for a customer",
    '{"customers":{"__proto__":[]}}',
    `line 1, column 15 (/customers/__proto__) has a name that ${mustBeGuid}`,
  ],
  [
    "__proto__ in a code",
    '{"codes":[{"validationId":"1","__proto__":{"maxCreates":1}}]}',
    "line 1, column 31 (/codes/0/__proto__) is not known; known are validationId, partnerId, organizationName, maxCreates, remainingCreates, eTag.",
  ],
  [
    "a GUID as a URN",
    `{"customers":{"urn:uuid:${customer}":[]}}`,
    `line 1, column 15 (/customers/…) has a name that ${mustBeGuid}`,
  ],
  [
    "a GUID in braces",
    `{"partners":{"{${customer}}":{}}}`,
    `line 1, column 14 (/partners/…) has a name that ${mustBeGuid}`,
  ],
  [
    "a name with control characters",
    '{"a\\u001b[31m\\n":1}',
    "line 1, column 2 (/a\\u{1b}[31m\\u{a}) is not known; known are codes, customers, partners.",
  ],
  [
    "a name of 200,000 characters",
    `{"${"x".repeat(200_000)}":1}`,
    `line 1, column 2 (/${"x".repeat(64)}…) is not known; known are codes, customers, partners.`,
  ],
  [
    "a long name around 5,000 wrong values",
    `{"partners":{"${"x".repeat(100_000)}":{"codes":[${many(5_000, () => "1")}]}}}`,
    `line 1, column 14 (/partners/${"x".repeat(64)}…) has a name that ${mustBeGuid}`,
  ],
  [
    "20,000 wrong partners",
    `{"partners":{${many(20_000, (at) => `"p${at}":{}`)}}}`,
    `line 1, column 14 (/partners/p0) has a name that ${mustBeGuid}`,
  ],
  [
    "1,000 numbers for codes",
    `{"codes":[${many(1_000, () => "1")}]}`,
    "line 1, column 11 (/codes/0) must be an object.",
  ],
  [
    "1,001 codes",
    `{"codes":[${many(1_001, (at) => `{"validationId":"${at}"}`)}]}`,
    "line 1, column 10 (/codes) must have at most 1000 items.",
  ],
  [
    "101 qualifications of a customer",
    held(many(101, () => '{"qualification":"StateOwnedEntity"}')),
    `line 1, column 54 (/customers/${customer}) must have at most 100 items.`,
  ],
  [
    "a code of 1,000,000 characters",
    `{"codes":[{"validationId":"${"x".repeat(1_000_000)}"}]}`,
    "line 1, column 27 (/codes/0/validationId) must have at most 200 characters.",
  ],
  [
    "a mistake after 20,000 customers",
    `{"customers":{\n${many(20_000, (at) => `"${guid(at)}":[]\n`)},"${other}":{}}}`,
    `line 20002, column 41 (/customers/${other}) must be an array.`,
  ],
  [
    "a number for a code",
    '{"codes":[{"validationId":471101}]}',
    "line 1, column 27 (/codes/0/validationId) must be a string that is not empty.",
  ],
  [
    "an empty code",
    '{"codes":[{"validationId":""}]}',
    "line 1, column 27 (/codes/0/validationId) must be a string that is not empty.",
  ],
  [
    "a partner that is not a GUID",
    '{"codes":[{"validationId":"1","partnerId":"contoso"}]}',
    `line 1, column 43 (/codes/0/partnerId) ${mustBeGuid}`,
  ],
  ...["-1", "1.5", "1e999", "1e300", '"5"', "[]", "true"].map((count): [string, string, string] => [
    `${count} uses of a code`,
    `{"codes":[{"validationId":"1","maxCreates":${count}}]}`,
    `line 1, column 44 (/codes/0/maxCreates) must be ${count === "-1" ? "at least 0" : count === "1e300" ? "at most 2147483647" : "an integer or null"}.`,
  ]),
  [
    "a qualification that does not exist",
    held('{"qualification":"None","vettingStatus":"Approved"}'),
    `line 1, column 72 (/customers/${customer}/0/qualification) must be one of Education, GovernmentCommunityCloud, StateOwnedEntity.`,
  ],
  [
    "a qualification in other case",
    held('{"qualification":"education","vettingStatus":"Approved"}'),
    `line 1, column 72 (/customers/${customer}/0/qualification) must be one of Education, GovernmentCommunityCloud, StateOwnedEntity.`,
  ],
  [
    "a qualification without its status",
    held('{"qualification":"Education"}'),
    `line 1, column 55 (/customers/${customer}/0) lacks property 'vettingStatus', which must be a string that is not empty.`,
  ],
  [
    "a date that does not exist",
    held('{"qualification":"Education","vettingStatus":"Denied","vettingCreateDate":"2024-02-30T00:00:00Z"}'),
    `line 1, column 129 (/customers/${customer}/0/vettingCreateDate) must be a date and time, such as 2024-02-03T04:05:06Z.`,
  ],
  [
    "a date of 100,000 characters",
    held(`{"qualification":"Education","vettingStatus":"Denied","vettingCreateDate":"${"1".repeat(100_000)}"}`),
    `line 1, column 129 (/customers/${customer}/0/vettingCreateDate) must be a date and time, such as 2024-02-03T04:05:06Z.`,
  ],
  [
    "1e300 requests",
    held('{"qualification":"Education","vettingStatus":"Denied","requests":1e300}'),
    `line 1, column 120 (/customers/${customer}/0/requests) must be at most 2147483647.`,
  ],
);

const sameCustomer = "is the same customer as another one in other case; keep one.";

/** What is there twice, so that it is unclear which of the two counts. */
export const twice = list(
  ["a property", '{"codes":[],\n"codes":[]}', "line 2, column 1 (/codes) is there twice; keep one of them."],
  [
    "a property, once with an escape",
    '{"codes":[],"\\u0063odes":[]}',
    "line 1, column 13 (/codes) is there twice; keep one of them.",
  ],
  [
    "a customer",
    `{"customers":{"${customer}":[],"${customer}":[]}}`,
    `line 1, column 57 (/customers/${customer}) is there twice; keep one of them.`,
  ],
  [
    "a property of a code",
    '{"codes":[{"validationId":"1","validationId":"2"}]}',
    "line 1, column 31 (/codes/0/validationId) is there twice; keep one of them.",
  ],
  [
    "a customer in two spellings",
    `{"customers":{"${customer}":[],"${customer.toUpperCase()}":[]}}`,
    `line 1, column 57 (/customers/${customer.toUpperCase()}) ${sameCustomer}`,
  ],
  [
    "a customer in two spellings, of a partner",
    `{"partners":{"${other}":{"customers":{"${customer.toUpperCase()}":[],"${customer.replace("f", "F")}":[]}}}}`,
    `line 1, column 109 (/partners/${other}/customers/${customer.replace("f", "F")}) ${sameCustomer}`,
  ],
  [
    "a partner in two spellings",
    `{"partners":{"${other.toUpperCase()}":{},"${other}":{}}}`,
    `line 1, column 14 (/partners/${other.toUpperCase()}) is the same partner as another one in other case; keep one.`,
  ],
  [
    "a code",
    '{"codes":[{"validationId":"1"},\n{"validationId":"2"},\n{"validationId":"1"}]}',
    "line 3, column 17 (/codes/2/validationId) is the same as in the code at index 0; remove one of the two codes.",
  ],
  [
    "a code 1,000 times",
    `{"codes":[${many(1_000, () => '{"validationId":"1"}')}]}`,
    "line 1, column 48 (/codes/1/validationId) is the same as in the code at index 0; remove one of the two codes.",
  ],
  [
    "a code of a partner",
    `{"partners":{"${other}":{"codes":[{"validationId":"1"},{"validationId":"1"}]}}}`,
    `line 1, column 100 (/partners/${other}/codes/1/validationId) is the same as in the code at index 0; remove one of the two codes.`,
  ],
);

/** Odd, and fine. */
export const usable = list(
  ["an empty object", "{}"],
  ["a byte order mark", "\uFEFF{}"],
  ["line ends of every kind", '{\r\n"codes":\n\n[]\r}'],
  [
    "the same code for two partners",
    `{"codes":[{"validationId":"1"}],"partners":{"${other}":{"codes":[{"validationId":"1"}]},"${customer}":{"codes":[{"validationId":"1"}]}}}`,
  ],
  ["a GUID in capitals", `{"customers":{"${customer.toUpperCase()}":[]}}`],
  [
    "codes called as the properties of every object",
    '{"codes":[{"validationId":"__proto__"},{"validationId":"constructor"},{"validationId":"toString"}]}',
  ],
  ["a code of 200 characters", `{"codes":[{"validationId":"${"x".repeat(200)}"}]}`],
  ["a code with a lone surrogate", '{"codes":[{"validationId":"\\ud800"}]}'],
  ["1,000 codes", `{"codes":[${many(1_000, (at) => `{"validationId":"${at}"}`)}]}`],
  ["50,000 customers", `{"customers":{${many(50_000, (at) => `"${guid(at)}":[]`)}}}`],
  ["uses that are unlimited", '{"codes":[{"validationId":"1","maxCreates":null}]}'],
);
