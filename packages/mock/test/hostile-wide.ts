// Bodies that are as large as allowed and have as much in them as that takes: what is explained, compared or copied for
// each part of one must not grow faster than the body.
import { list, post, put } from "./hostile.ts";

const most = 64_000;

/** An object with as many properties as fit, after those given. */
const wide = (first: object, name: (index: number) => string, value: unknown = 1): string => {
  const parts = Object.entries(first).map(([key, own]) => `${JSON.stringify(key)}:${JSON.stringify(own)}`);
  let length = parts.join().length;
  for (let index = 0; length < most; index += 1) {
    const part = `${JSON.stringify(name(index))}:${JSON.stringify(value)}`;
    length += part.length + 1;
    if (length < most) parts.push(part);
  }
  return `{${parts.join()}}`;
};

/** An array with as many of a value as fit. */
const many = (value: unknown): string => {
  const text = JSON.stringify(value);
  return `[${Array.from({ length: Math.floor(most / (text.length + 1)) }, () => text).join()}]`;
};

const stateOwned = { qualification: "StateOwnedEntity" };
const school = { qualification: "Education", educationSegment: "K12", website: "https://school.test" };
const short = (index: number) => index.toString(36);
/** A name in as many spellings as the bits of a number say. */
const spelled = (name: string) => (index: number) =>
  [...name].map((letter, at) => ((index >> at) & 1 ? letter.toUpperCase() : letter)).join("");

export const wideBodies = list(
  ["unknown properties", post(wide({}, short)), 400],
  ["unknown properties beside a qualification", post(wide(stateOwned, short)), 400],
  ["unknown properties beside Education", post(wide(school, short)), 400],
  ["unknown properties before a qualification", post(wide({}, short).replace(/}$/, ',"qualification":"x"}')), 400],
  ["unknown properties in the synchronous API", put(wide(stateOwned, short)), 400],
  ["unknown names of 100 characters", post(wide(stateOwned, (at) => `${at}`.padEnd(100, "x"))), 400],
  ["unknown names of 10,000 characters", post(wide(stateOwned, (at) => `${at}`.padEnd(10_000, "x"))), 400],
  ["one unknown name of 60,000 characters", post({ ...stateOwned, ["x".repeat(60_000)]: 1 }), 400],
  ["unknown names that begin alike", post(wide(stateOwned, (at) => `${"x".repeat(200)}${at}`)), 400],
  ["unknown names in two spellings each", post(wide(stateOwned, (at) => (at % 2 ? `N${at - 1}` : `n${at}`))), 400],
  ["two long names that differ in case only", post({ ["x".repeat(30_000)]: 1, ["X".repeat(30_000)]: 1 }), 400],
  ["a known name in thousands of spellings", post(wide({}, spelled("qualification"), "Education")), 400],
  ["a known name thousands of times", post(wide({}, () => "qualification", "Education")), 400],
  ["an unknown name thousands of times", post(wide(stateOwned, () => "a")), 400],
  ["names with escapes", post(wide(stateOwned, (at) => `\u0000\n${at}`)), 400],
  ["names that every object has", post(wide(stateOwned, (at) => `__proto__${at}`)), 400],
  ["unknown objects", post(wide(stateOwned, short, { a: { b: [1] } })), 400],
  ["an array of empty objects", post(many({})), 400],
  ["an array of qualifications", post(many(school)), 400],
  ["an array of numbers in the synchronous API", put(many(1)), 400],
  ["an array of objects for a qualification", post(`{"qualification":${many({ a: 1 })}}`), 400],
  ["an array of strings for a segment", post(`{"qualification":"Education","educationSegment":${many("K12")}}`), 400],
  ["an object for a qualification", post(`{"qualification":${wide({}, short)}}`), 400],
  ["an object for a segment", post(`{"qualification":"Education","educationSegment":${wide({}, short)}}`), 400],
  ["a qualification of 60,000 characters", post({ qualification: "x".repeat(60_000) }), 400],
  ["a segment of 60,000 characters", post({ ...school, educationSegment: "x".repeat(60_000) }), 400],
  ["a website of 60,000 characters", post({ ...school, website: `https://${"x".repeat(60_000)}` }), 201],
  ["a website of dots", post({ ...school, website: `https://${".".repeat(60_000)}` }), 201],
  [
    "a code of 60,000 characters",
    post({ qualification: "GovernmentCommunityCloud", validationCode: "9".repeat(60_000) }),
    400,
  ],
  [
    "objects in objects, wide on every level",
    post(
      `${`${wide({}, short)
        .slice(0, 900)
        .replace(/,[^,]*$/, "")},"x":`.repeat(60)}1${"}".repeat(60)}`,
    ),
    400,
  ],
  ["a number of 60,000 digits", put("9".repeat(60_000)), 400],
  ["escapes in a string", put(`"${"\\u0041".repeat(10_000)}"`), 400],
  ["spaces around a number", put(`${" ".repeat(30_000)}1${" ".repeat(30_000)}`), 200],
  ["lines around a mistake", put(`${"\n".repeat(60_000)}x`), 400],
);
