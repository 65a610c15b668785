import { describe, expect, test } from "vitest";
import type { HeldQualification } from "./types.ts";
import { endVetting, isVetting, parseVetting, settle, startVetting } from "./vetting.ts";

const now = Date.parse("2024-02-03T04:05:06Z");
const requested: HeldQualification = {
  ...{ qualification: "Education", vettingStatus: "InReview", vettingCreateDate: "2024-02-03T04:05:06Z" },
};

test.each([
  ["approve", { outcome: "approve", afterMs: 0 }],
  ["hold", { outcome: "hold" }],
  ["deny", { outcome: "deny", afterMs: 0, reason: "Not an Education Customer" }],
  ["deny:No: really", { outcome: "deny", afterMs: 0, reason: "No: really" }],
  ["deny:\nno", { outcome: "deny", afterMs: 0, reason: "\nno" }],
  ["PT1M", { outcome: "approve", afterMs: 60_000 }],
])("the vetting %j is parsed", (text, plan) => {
  expect(isVetting(text)).toBe(true);
  expect(parseVetting(text)).toStrictEqual(plan);
});

test.each(["", "deny:", "denied", "approve ", "5", "not deny:no"])("the vetting %j is rejected", (text) => {
  expect(isVetting(text)).toBe(false);
  expect(() => parseVetting(text)).toThrow(
    new TypeError("vetting takes approve, deny, deny:<reason>, hold, or an ISO 8601 duration such as PT5S."),
  );
});

describe("Education that was requested", () => {
  test("waits where vettings are held", () => {
    expect(startVetting({ outcome: "hold" }, now)).toStrictEqual(requested);
  });

  test("is approved after its time", () => {
    const vettingDecision = { at: "2024-02-03T04:05:11Z", vettingStatus: "Approved" };
    expect(startVetting({ outcome: "approve", afterMs: 5_000 }, now)).toStrictEqual({ ...requested, vettingDecision });
  });

  test("is denied for the reason that is set, or for none", () => {
    const vettingDecision = { at: "2024-02-03T04:05:06Z", vettingStatus: "Denied" };
    expect(startVetting({ outcome: "deny", afterMs: 0, reason: "No" }, now)).toStrictEqual({
      ...requested,
      vettingDecision: { ...vettingDecision, vettingReason: "No" },
    });
    expect(startVetting({ outcome: "deny", afterMs: 0 }, now)).toStrictEqual({ ...requested, vettingDecision });
    expect(startVetting({ outcome: "deny", afterMs: 0, reason: "" }, now)).toStrictEqual({
      ...requested,
      vettingDecision,
    });
  });
});

describe("a vetting that ends", () => {
  const earlier = { vettingDecision: { at: "2024-02-03T04:05:11Z", vettingStatus: "Denied" as const }, requests: 2 };

  test("leaves its decision and an earlier reason behind, and keeps the rest", () => {
    const entry = { ...requested, ...earlier, vettingReason: "Earlier" };
    expect(endVetting(entry, "Approved")).toStrictEqual({ ...requested, vettingStatus: "Approved", requests: 2 });
    expect(endVetting(entry, "Denied", "No")).toStrictEqual({
      ...requested,
      ...{ vettingStatus: "Denied", requests: 2, vettingReason: "No" },
    });
  });

  test("does so at the time of its decision, and no millisecond before", () => {
    const vettingDecision = { ...earlier.vettingDecision, vettingReason: "No" };
    const entry: HeldQualification = { ...requested, vettingDecision };
    expect(settle(entry, now + 4_999)).toBe(entry);
    const denied = { ...requested, vettingStatus: "Denied", vettingReason: "No" };
    expect(settle(entry, now + 5_000)).toStrictEqual(denied);
    expect(settle(entry, now + 5_001)).toStrictEqual(denied);
  });

  test("does not end where nothing is to be decided", () => {
    expect(settle(requested, now + 3_600_000)).toBe(requested);
  });
});
