// Makes odd requests with fast-check: from a seed, the same each time, and shrunk when one of them fails.
import fc from "fast-check";
import { base, codes, customer } from "./hostile.ts";
import { contractCorpus, controlCorpus } from "./hostile-corpus.ts";

const words = [
  ..."/?#%&=;:,.\"'\\{}[]()<>|~*+- \t\0\x7f",
  ...["é", "名前", "\ud800", "\u{1f4a9}", "\uFEFF", "%", "%2f", "%00", "%ff", "%zz", "..", "//", "\r\n", "=", "code"],
  ...["__proto__", "constructor", "toString", "null", "true", "NaN", "1e999", "-0", "0x10", "1", "3", "", "all", "v1"],
  ...["customers", "validations", "qualification", "qualifications", "Education", "K12", "Bearer ", "application/json"],
  ...["q=0", "*/*", "charset=utf-8", "W/", "2020-01-01", customer, "x".repeat(300), '{"a":', "[", "]}"],
  ...['"qualification":', "Host: rebound.test\r\n", "http://rebound.test", "Origin: null\r\n", "1\r\n \r\n", "wait=60"],
];
const word = fc.constantFrom(...words);

/** Some fragments in a row. */
const text = (most: number) => fc.array(word, { maxLength: most }).map((parts) => parts.join(""));

const properties = ["qualification", "educationSegment", "validationCode", "website", "__proto__", "constructor", ""];
const controlProperties = [
  ...["customers", "codes", "partners", "customer", "partner", "vettingStatus", "advance", "status", "times", "match"],
  ...["example", "delay", "body", "query", "path", "operation", "validationId", "maxCreates", "remainingCreates"],
];
const property = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...properties) },
  { weight: 2, arbitrary: fc.constantFrom(...controlProperties) },
  { weight: 1, arbitrary: word },
);
const scalar = fc.oneof(fc.constantFrom(null, true, false), fc.integer(), fc.double(), word, text(3));
/** Any JSON, with names that are known more often than not. */
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    scalar,
    fc.array(tie("json"), { maxLength: 4 }),
    fc.array(fc.tuple(property, tie("json")), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)),
  ),
}));
/** An object that is as wide as a body may be. */
const wide = fc
  .record({ names: fc.nat(6_000), prefix: text(2), value: scalar, first: property })
  .map(({ names, prefix, value, first }) => ({
    [first]: "Education",
    ...Object.fromEntries(Array.from({ length: names }, (_, index) => [`${prefix}${index}`, value])),
  }));
const cut = fc.tuple(json, fc.nat(4), fc.nat(4)).map(([value, from, to]) => {
  const whole = JSON.stringify(value);
  return whole.slice(from, Math.max(from, whole.length - to));
});
const body: fc.Arbitrary<string | Uint8Array<ArrayBuffer>> = fc.oneof(
  { weight: 8, arbitrary: text(20) },
  { weight: 8, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes)) },
  { weight: 8, arbitrary: json.map((value) => JSON.stringify(value)) },
  { weight: 8, arbitrary: cut },
  { weight: 1, arbitrary: wide.map((value) => JSON.stringify(value)) },
);

const qualification = `/v1/customers/${customer}/qualification`;
const known = fc.constantFrom(codes, qualification, `${qualification}s`);
const path = fc.oneof(
  { weight: 2, arbitrary: known },
  { weight: 1, arbitrary: text(8).map((rest) => `/${rest}`) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(known, fc.nat(60), text(2), fc.nat(2))
      .map(([whole, at, more, without]) => whole.slice(0, at) + more + whole.slice(at + without)),
  },
);
const query = fc.oneof(
  fc.constant(""),
  fc.tuple(fc.constantFrom("?code=", "?", "?CODE=1&code="), text(6)).map((parts) => parts.join("")),
);
const name = fc.constantFrom(
  ...["Accept", "Content-Type", "Authorization", "MS-RequestId", "MS-CorrelationId", "X-Locale", "If-Match", "Origin"],
  ...["MS-Contract-Version", "Content-Encoding", "MS-PartnerCenter-Application", "Prefer", "Host", "__proto__"],
);
const usual: [string, string][] = [
  ["Authorization", "Bearer any"],
  ["Content-Type", "application/json"],
];
const headers = fc
  .tuple(
    fc.constantFrom(usual, usual, []),
    fc.array(fc.tuple(name, text(5), fc.constantFrom("append", "set", "set")), { maxLength: 4 }),
  )
  .map(([first, more]) => ({ first, more }));

const toRequest = (
  url: string,
  method: string,
  headersOf: () => Headers,
  content: string | Uint8Array<ArrayBuffer>,
): Request | undefined => {
  try {
    const bodiless = method === "GET" || method === "HEAD";
    return new Request(url, { method, headers: headersOf(), ...(!bodiless && { body: content }) });
  } catch {
    // Not everything can be a Request.
    return undefined;
  }
};

const methods = fc.constantFrom(
  "GET",
  "GET",
  "PUT",
  "PUT",
  "POST",
  "POST",
  "HEAD",
  "OPTIONS",
  "DELETE",
  "PATCH",
  "X-Y",
);

/** A request of odd parts; undefined when the platform does not let it be made. */
export const oddRequest: fc.Arbitrary<Request | undefined> = fc
  .record({ method: methods, path, query, headers, body })
  .map(({ method, path: where, query: search, headers: { first, more }, body: content }) =>
    toRequest(
      base + where + search,
      method,
      () => {
        const made = new Headers(first);
        for (const [key, value, way] of more) way === "append" ? made.append(key, value) : made.set(key, value);
        return made;
      },
      content,
    ),
  );

const controlPaths = ["state", "reset", "vetting", "clock", "faults", "journal", "called-with", "", "__proto__"];

/** A request of odd parts to the control API. */
export const oddControl: fc.Arbitrary<Request | undefined> = fc
  .record({
    method: fc.constantFrom("GET", "PUT", "POST", "POST", "DELETE", "PATCH", "OPTIONS"),
    path: fc.constantFrom(...controlPaths),
    body,
  })
  .map(({ method, path: where, body: content }) =>
    toRequest(`${base}/__mock/${where}`, method, () => new Headers(usual), content),
  );

const mostMutated = 70_000;
const bytesOf = (kinds: typeof contractCorpus): Buffer[] =>
  Object.values(kinds)
    .flat()
    .map(({ bytes }) => Buffer.from(bytes as string).subarray(0, mostMutated));

interface Change {
  kind: number;
  at: number;
  byte: number;
  length: number;
  more: string;
  other: number;
}

const mutationsOf = (corpus: Buffer[]): fc.Arbitrary<Buffer> => {
  // Large ones take long, and few bytes of them decide.
  const [small, large] = [
    corpus.filter(({ length }) => length < 5_000),
    corpus.filter(({ length }) => length >= 5_000),
  ];
  const first = fc.oneof(
    { weight: 15, arbitrary: fc.constantFrom(...small) },
    { weight: 1, arbitrary: fc.constantFrom(...large) },
  );
  const change: fc.Arbitrary<Change> = fc.record({
    ...{ kind: fc.nat(4), at: fc.nat(10_000), byte: fc.nat(255), length: fc.nat(40) },
    ...{ more: text(3), other: fc.nat(small.length - 1) },
  });
  const applied = (bytes: Buffer, { kind, at, byte, length, more, other }: Change): Buffer => {
    const from = at % (bytes.length + 1);
    const [before, after] = [bytes.subarray(0, from), bytes.subarray(from)];
    if (kind === 0) return Buffer.concat([before, Buffer.from([byte]), after.subarray(1)]);
    if (kind === 1) return Buffer.concat([before, after.subarray(length)]);
    if (kind === 2) return Buffer.concat([before, Buffer.from(more), after]);
    if (kind === 3) return Buffer.concat([before, (small[other] ?? Buffer.alloc(0)).subarray(0, 1_000)]);
    return Buffer.concat([before, bytes.subarray(Math.max(0, from - length))]);
  };
  return fc
    .tuple(first, fc.array(change, { minLength: 1, maxLength: 6 }))
    .map(([bytes, changes]) => changes.reduce(applied, bytes).subarray(0, mostMutated));
};

/** The bytes of a hostile request, some of them changed, left out, doubled or mixed with those of another. */
export const mutatedBytes: fc.Arbitrary<Buffer> = mutationsOf(bytesOf(contractCorpus));

/** The same of those to the control API. */
export const mutatedControl: fc.Arbitrary<Buffer> = mutationsOf(bytesOf(controlCorpus));

/** The request in some bytes, for a mock in process; undefined when they are none that the platform can make. */
export const requestIn = (bytes: Buffer): Request | undefined => {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [line = "", ...fields] = bytes.subarray(0, end).toString("latin1").split("\r\n");
  const [method = "", where = ""] = line.split(" ");
  return toRequest(
    where.startsWith("/") ? base + where : where,
    method,
    () =>
      new Headers(
        fields.map((field): [string, string] => [field.split(":", 1)[0] ?? "", field.slice(field.indexOf(":") + 1)]),
      ),
    new Uint8Array(bytes.subarray(end + 4)),
  );
};
