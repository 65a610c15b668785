import { describe, expect, test } from "vitest";
import { completeCode, useCode } from "./codes.ts";
import type { SeedCode } from "./types.ts";

const now = Date.parse("2024-02-03T04:05:06Z");
const tagOf = (time: string) => `W/"datetime'${encodeURIComponent(time)}'"`;
const complete = (seed: Partial<SeedCode> = {}) => completeCode({ validationId: "4711", ...seed }, "p", now);

describe("a code of a seed", () => {
  test("has defaults for all but its id", () => {
    expect(complete()).toStrictEqual({
      ...{ partnerId: "p", organizationName: "Contoso, Inc.", validationId: "4711" },
      ...{ maxCreates: null, remainingCreates: null, eTag: tagOf("2024-02-03T04:05:06Z") },
    });
  });

  test("keeps what the seed has", () => {
    const seed = {
      ...{ partnerId: "q", organizationName: "Fabrikam", validationId: "4711" },
      ...{ maxCreates: 5, remainingCreates: 2, eTag: "x" },
    };
    expect(completeCode(seed, "p", now)).toStrictEqual(seed);
  });

  test("takes either number for the other", () => {
    expect(complete({ maxCreates: 2 })).toMatchObject({ maxCreates: 2, remainingCreates: 2 });
    expect(complete({ remainingCreates: 2 })).toMatchObject({ maxCreates: 2, remainingCreates: 2 });
  });
});

describe("a use of a code", () => {
  test("is one of those that are left; an unlimited code stays so", () => {
    expect(useCode(complete({ maxCreates: 5, remainingCreates: 2 }), now)).toMatchObject({
      ...{ maxCreates: 5, remainingCreates: 1 },
    });
    expect(useCode(complete(), now).remainingCreates).toBeNull();
  });

  test("gives it an entity tag of its time", () => {
    expect(useCode(complete(), now + 1_000).eTag).toBe(tagOf("2024-02-03T04:05:07Z"));
  });

  test("gives it another tag also where the clock has not moved, or was moved back", () => {
    expect(useCode(complete(), now).eTag).toBe(tagOf("2024-02-03T04:05:06.001Z"));
    expect(useCode(complete(), now - 5_000).eTag).toBe(tagOf("2024-02-03T04:05:06.001Z"));
    const tags = [complete()];
    for (let use = 0; use < 20; use += 1) tags.push(useCode(tags.at(-1) ?? complete(), now));
    expect(new Set(tags.map(({ eTag }) => eTag)).size).toBe(21);
  });

  test.each(["", "x", "W/\"datetime'%zz'\"", "W/\"datetime'today'\""])(
    "replaces the tag %s, which has no time",
    (eTag) => {
      expect(useCode(complete({ eTag }), now).eTag).toBe(tagOf("2024-02-03T04:05:06Z"));
    },
  );
});
