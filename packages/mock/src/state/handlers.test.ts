import { expect, test } from "vitest";
import { callOf, code, viewOf } from "../../test/state-inputs.ts";
import { handlers } from "../generated/handlers.ts";
import type { Rules } from "./operation-handler.ts";

const rules: Rules = { vetting: { outcome: "approve", afterMs: 5_000 }, strictCustomers: true, sandbox: true };

const government = callOf("createQualifications", {
  body: { qualification: "GovernmentCommunityCloud", validationCode: "4711" },
  requestId: "037db222-6d8e-4d7f-ba78-df3dca33fb68",
});

test.each([
  callOf("getValidationCodes"),
  callOf("getQualification"),
  callOf("getQualifications"),
  callOf("updateQualification", { body: 1 }),
  callOf("updateQualification", { body: 3, code: "4711" }),
  government,
])("a decision depends on the call and the view alone, and changes neither: $operation $body", (call) => {
  const handler = handlers[call.operation as keyof typeof handlers];
  const decision = handler(call, viewOf(), rules);
  expect(decision.response).toHaveProperty("body");
  expect(handler(call, viewOf(), rules)).toEqual(decision);
});

test("a decision writes all that belongs together: the qualification, the code and the record", () => {
  const { response, writes } = handlers.createQualifications(government, viewOf(), rules);
  const entry = {
    ...{ qualification: "GovernmentCommunityCloud", vettingStatus: "Approved" },
    vettingCreateDate: "2024-02-03T04:05:06Z",
  };
  expect(response).toEqual({
    ...{ status: 201, body: entry, effect: "GovernmentCommunityCloud Approved, code ••: 0 left" },
  });
  expect(writes).toMatchObject({
    held: [entry],
    code: { validationId: "4711", remainingCreates: 0 },
    record: { response },
  });
  expect(writes?.code?.eTag).not.toBe(code.eTag);
});

test("a rejection writes nothing but the record for its retries", () => {
  const held = [{ qualification: "Education" as const, vettingStatus: "Approved" }];
  const { response, writes } = handlers.createQualifications(government, viewOf({ held }), rules);
  expect(response).toMatchObject({ status: 409, example: "alreadyQualified" });
  expect(Object.keys(writes ?? {})).toEqual(["record"]);
});

test("a retry gets the recorded response, and another request with its id is rejected", () => {
  const { writes } = handlers.createQualifications(government, viewOf(), rules);
  if (!writes?.record) throw new Error("The decision has no record.");
  const view = viewOf({ record: writes.record });
  expect(handlers.createQualifications(government, view, rules)).toEqual({
    response: { ...writes.record.response, effect: "replayed" },
  });
  const other = { ...government, customer: "d" };
  expect(handlers.createQualifications(other, view, rules)).toMatchObject({
    response: { status: 409, example: "requestIdReused" },
  });
});
