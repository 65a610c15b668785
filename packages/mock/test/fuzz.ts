// Makes odd requests from a seed: the same seed makes the same requests.
import { base, codes, customer } from "./hostile.ts";
import { bodies, json } from "./hostile-bodies.ts";
import { framing, tokens } from "./hostile-frames.ts";
import { headers, requestLines } from "./hostile-heads.ts";
import { paths, preferences, queries } from "./hostile-targets.ts";

/** A source of numbers that look random. */
export interface Random {
  /** A whole number from 0 up to, but without, the limit. */
  below(limit: number): number;
  pick<T>(values: readonly T[]): T;
}

/** The generator mulberry32. */
export const randomOf = (seed: number): Random => {
  let state = seed;
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
  };
  return { below, pick: (values) => values[below(values.length)] as (typeof values)[number] };
};

const words = [
  ..."/?#%&=;:,.\"'\\{}[]()<>|~*+- \t\0\x7f",
  ...["é", "名前", "\ud800", "\u{1f4a9}", "\uFEFF", "%", "%2f", "%00", "%ff", "%zz", "..", "//", "\r\n", "=", "code"],
  ...["__proto__", "constructor", "toString", "null", "true", "NaN", "1e999", "-0", "0x10", "1", "3", "", "all", "v1"],
  ...["customers", "validations", "qualification", "qualifications", "Education", "K12", "Bearer ", "application/json"],
  ...[
    "q=0",
    "*/*",
    "charset=utf-8",
    "W/",
    "2020-01-01",
    customer,
    "x".repeat(300),
    '{"a":',
    "[",
    "]}",
    '"qualification":',
  ],
];

/** Some fragments in a row. */
const text = (random: Random, most: number): string =>
  Array.from({ length: random.below(most + 1) }, () => random.pick(words)).join("");

const names = ["Accept", "Content-Type", "Authorization", "MS-RequestId", "MS-CorrelationId", "X-Locale", "If-Match"];
const others = [
  "MS-Contract-Version",
  "Content-Encoding",
  "MS-PartnerCenter-Application",
  "Prefer",
  "Host",
  "__proto__",
];
const qualification = `/v1/customers/${customer}/qualification`;

const value = (random: Random, depth: number): unknown => {
  const kind = random.below(depth > 0 ? 9 : 6);
  if (kind >= 6)
    return kind === 6
      ? Array.from({ length: random.below(4) }, () => value(random, depth - 1))
      : Object.fromEntries(Array.from({ length: random.below(5) }, () => [property(random), value(random, depth - 1)]));
  return [null, random.below(6), random.below(2) === 0, random.pick(words), -random.below(1e9) / 7, text(random, 3)][
    kind
  ];
};
const properties = ["qualification", "educationSegment", "validationCode", "website", "__proto__", "constructor", ""];
const property = (random: Random) => (random.below(4) === 0 ? random.pick(words) : random.pick(properties));

const body = (random: Random): string | Uint8Array<ArrayBuffer> => {
  const kind = random.below(4);
  if (kind === 0) return text(random, 20);
  if (kind === 1) return Uint8Array.from({ length: random.below(200) }, () => random.below(256));
  const whole = JSON.stringify(value(random, 5));
  return kind === 2 ? whole : whole.slice(random.below(4), whole.length - random.below(4));
};

const pathOf = (random: Random) => {
  const known = random.pick([codes, qualification, `${qualification}s`]);
  const kind = random.below(4);
  if (kind < 2) return known;
  if (kind === 2) return `/${text(random, 8)}`;
  const at = random.below(known.length);
  return known.slice(0, at) + text(random, 2) + known.slice(at + random.below(3));
};

/** An odd request; undefined when the platform does not let it be made. */
export const oddRequest = (random: Random): Request | undefined => {
  const method = random.pick(["GET", "GET", "PUT", "PUT", "POST", "POST", "HEAD", "OPTIONS", "DELETE", "PATCH", "X-Y"]);
  const query = random.below(2) === 0 ? "" : `?${random.pick(["code=", "", "CODE=1&code="])}${text(random, 6)}`;
  const sent = Array.from({ length: random.below(5) }, (): [string, string] => [
    random.pick([...names, ...others]),
    text(random, 5),
  ]);
  const usual: [string, string][] = [
    ["Authorization", "Bearer any"],
    ["Content-Type", "application/json"],
  ];
  const bodiless = method === "GET" || method === "HEAD";
  try {
    const made = new Headers(random.below(3) === 0 ? [] : usual);
    for (const [name, content] of sent) random.below(3) === 0 ? made.append(name, content) : made.set(name, content);
    return new Request(base + pathOf(random) + query, {
      method,
      headers: made,
      ...(!bodiless && { body: body(random) }),
    });
  } catch {
    return undefined;
  }
};

const control = [
  "state",
  "reset",
  "vetting",
  "clock",
  "faults",
  "journal",
  "called-with",
  "",
  "__proto__",
  "constructor",
];
const controlNames = ["customers", "codes", "partner", "customer", "decision", "advance", "status", "times", "method"];

/** An odd request to the control API: known names, values of any kind. */
export const oddControl = (random: Random): Request => {
  const method = random.pick(["GET", "PUT", "POST", "POST", "DELETE", "PATCH", "OPTIONS"]);
  const named = () =>
    Object.fromEntries(Array.from({ length: random.below(4) }, () => [random.pick(controlNames), value(random, 4)]));
  const sent = random.below(2) === 0 ? JSON.stringify(named()) : body(random);
  return new Request(`${base}/__mock/${random.pick(control)}`, { method, ...(method !== "GET" && { body: sent }) });
};

const corpus = [requestLines, headers, paths, queries, bodies, json, framing, preferences, tokens]
  .flat()
  .map(({ bytes }) => Buffer.from(bytes as string))
  .filter(({ length }) => length < 5_000);

/** The bytes of a hostile request, with some of them changed, left out, doubled or mixed with those of another. */
export const oddBytes = (random: Random): Uint8Array => {
  let bytes = random.pick(corpus);
  for (let change = random.below(6); change >= 0; change -= 1) {
    const at = random.below(bytes.length + 1);
    const kind = random.below(5);
    const before = bytes.subarray(0, at);
    if (kind === 0) bytes = Buffer.concat([before, Buffer.from([random.below(256)]), bytes.subarray(at + 1)]);
    if (kind === 1) bytes = Buffer.concat([before, bytes.subarray(at + random.below(20))]);
    if (kind === 2) bytes = Buffer.concat([before, Buffer.from(text(random, 3)), bytes.subarray(at)]);
    if (kind === 3) bytes = Buffer.concat([before, random.pick(corpus).subarray(0, 1_000)]);
    if (kind === 4) bytes = Buffer.concat([before, bytes.subarray(Math.max(0, at - 30))]);
  }
  return bytes.subarray(0, 20_000);
};
