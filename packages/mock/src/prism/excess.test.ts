import { expect, test } from "vitest";
import { maxProblems, withoutExcess } from "./excess.ts";
import { type Operation, operations } from "./operations.ts";
import { validateInput } from "./validate.ts";

const find = (id: string) => operations.find(({ iid }) => iid === id) as Operation;
const create = find("createQualifications");
const unknown = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`a${at}`, 1]));

test.each([undefined, null, 1, "text", [1, 2], {}, { qualification: "StateOwnedEntity", a: 1 }])(
  "%j stays the body that it is",
  (body) => {
    expect(withoutExcess(create, body)).toBe(body);
  },
);

test("all known properties stay, and five that are unknown", () => {
  const body = { ...unknown(20), website: "x", qualification: "Education", ...unknown(30) };
  const kept = Object.keys(withoutExcess(create, body) as object);
  expect(kept).toEqual(["a0", "a1", "a2", "a3", "a4", "website", "qualification"]);
  expect(kept.length - 2).toBe(maxProblems);
});

test("a property called __proto__ stays one", () => {
  const body: object = JSON.parse(`{"__proto__":{"x":1},${JSON.stringify(unknown(20)).slice(1)}`);
  expect(Object.keys(withoutExcess(create, body) as object)[0]).toBe("__proto__");
});

test("an operation whose body is not a closed object keeps the body whole", () => {
  const body = unknown(50);
  expect(withoutExcess(find("updateQualification"), body)).toBe(body);
});

test.each(["StateOwnedEntity", "Education", "None"])(
  "a body with less excess is as invalid as with all: %s",
  (kind) => {
    const element = (body: unknown) => ({ method: "post" as const, url: { path: create.path }, headers: {}, body });
    const whole = { qualification: kind, ...unknown(50) };
    const places = (body: unknown) => {
      const verdict = validateInput({ resource: create, element: element(body) });
      return verdict._tag === "Left" ? new Set(verdict.left.map(({ path, code }) => `${path?.join(".")} ${code}`)) : [];
    };
    expect(places(withoutExcess(create, whole))).toEqual(places(whole));
  },
);
