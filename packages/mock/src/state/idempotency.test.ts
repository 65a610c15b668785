import { describe, expect, it, test } from "vitest";
import { fingerprintOf, recordKey } from "./idempotency.ts";
import type { StateCall } from "./state-call.ts";

const call: StateCall = {
  operation: "createQualifications",
  partner: "a",
  customer: "b",
  appOnly: false,
  hasRole: false,
  code: "1",
  body: { website: "contoso.edu" },
};
const long = { website: "x".repeat(60_000) };

describe("fingerprintOf", () => {
  it.each([call, { ...call, body: long }])("is the same for a retry, and short for any body", (sent) => {
    expect(fingerprintOf(structuredClone(sent))).toBe(fingerprintOf(sent));
    expect(fingerprintOf(sent).length).toBeLessThanOrEqual(256);
  });

  it.each<[part: string, other: Partial<StateCall>]>([
    ["operation", { operation: "updateQualification" }],
    ["customer", { customer: "c" }],
    ["code", { code: "2" }],
    ["body", { body: { website: "contoso.org" } }],
    ["long body", { body: { website: `${"x".repeat(59_999)}y` } }],
  ])("differs for another %s", (_, other) => {
    for (const sent of [call, { ...call, body: long }])
      expect(fingerprintOf({ ...sent, ...other })).not.toBe(fingerprintOf(sent));
  });
});

test("a record has one key for each spelling of an id", () => {
  const id = "ab12d8e1-2b69-4c1a-9d4f-5c0b3a7e6f10";
  for (const spelling of [id, id.toUpperCase(), `urn:uuid:${id}`, `URN:UUID:${id.toUpperCase()}`])
    expect(recordKey(spelling)).toBe(id);
});
