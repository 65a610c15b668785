import { describe, expect, test, vi } from "vitest";
import { callOf, code, viewOf } from "../../test/state-inputs.ts";
import { fingerprintOf } from "./idempotency.ts";
import type { Rules } from "./operation-handler.ts";
import type { StateCall } from "./state-call.ts";
import type { View } from "./store.ts";
import type { HeldQualification } from "./types.ts";
import { type QualificationRequest, writeQualification } from "./write-qualification.ts";

const rules: Rules = { vetting: { outcome: "hold" }, strictCustomers: false, sandbox: false };
const entry: HeldQualification = { qualification: "Education", vettingStatus: "InReview" };
const stateOwned: HeldQualification = { qualification: "StateOwnedEntity" };
const request: QualificationRequest = {
  qualification: "Education",
  rule: () => ({ entry }),
  respond: (held, added) => ({ status: 201, body: { held, added } }),
};
const cloud: QualificationRequest = { ...request, qualification: "GovernmentCommunityCloud" };
const requestId = "037db222-6d8e-4d7f-ba78-df3dca33fb68";

const write = (
  call: Partial<StateCall> = {},
  view: Partial<View> = {},
  { of = request, ...options }: Partial<Rules> & { of?: QualificationRequest } = {},
) => writeQualification(callOf("createQualifications", call), viewOf(view), { ...rules, ...options }, of);

describe("a qualification that is granted", () => {
  test("is added to those of the customer, and is in the response", () => {
    const held = [entry, stateOwned];
    expect(write({}, { held: [stateOwned] })).toStrictEqual({
      response: { status: 201, body: { held, added: entry }, effect: "Education InReview" },
      writes: { held },
    });
  });

  test("is the first of a customer that the partner did not have", () => {
    expect(write({}, { held: undefined })).toMatchObject({ writes: { held: [entry] } });
  });

  test("may have no status", () => {
    const of = { ...request, rule: () => ({ entry: stateOwned }) };
    expect(write({}, {}, { of }).response.effect).toBe("StateOwnedEntity set");
  });

  test("uses its validation code up, and the journal has what is left", () => {
    const use = (remainingCreates: number | null) =>
      write(
        {},
        {},
        { of: { ...cloud, rule: () => ({ entry, code: { ...code, validationId: "471101", remainingCreates } }) } },
      );
    expect(use(3)).toMatchObject({
      response: { effect: "Education InReview, code ••01: 2 left" },
      writes: { code: { validationId: "471101", remainingCreates: 2 } },
    });
    expect(use(null).response.effect).toBe("Education InReview, code ••01: unlimited left");
  });
});

describe("a rejection", () => {
  const denied = { status: 409, example: "alreadyQualified", detail: "No." };

  test("by the rule of the qualification writes nothing", () => {
    expect(write({}, {}, { of: { ...request, rule: () => denied } })).toStrictEqual({ response: denied });
  });

  test("of a user without a role for Government Community Cloud comes before any other, and names the roles", () => {
    const rejected = {
      ...{ status: 403, example: "authorizationFailed" },
      detail:
        "Government Community Cloud requires one of the roles Directory Reader, Directory Writer, License Administrator, User Administrator.",
    };
    const call = { hasRole: false, match: "x", requestId };
    expect(write(call, { held: undefined }, { of: cloud, strictCustomers: true })).toStrictEqual({
      response: rejected,
    });
    expect(write({ hasRole: false }).response.status).toBe(201);
    expect(write({}, {}, { of: cloud }).response.status).toBe(201);
  });

  test("of an unknown customer comes before that of an entity tag", () => {
    const { response } = write({ match: "x" }, { held: undefined }, { strictCustomers: true });
    expect(response).toMatchObject({ status: 404, example: "tenantNotFound" });
  });

  test("of an entity tag says what to send instead", () => {
    expect(write({ match: 'W/"1"', requestId })).toStrictEqual({
      response: {
        ...{ status: 412, example: "preconditionFailed" },
        detail: "header If-Match names an entity tag, and a qualification has none; send '*', or omit the header.",
      },
    });
    for (const match of ["*", " * "]) expect(write({ match }).response.status).toBe(201);
  });

  test("of a sandbox meets the customer after the seventy-fifth alone", () => {
    const full = { held: undefined, customerCount: 75 };
    expect(write({}, full, { sandbox: true })).toStrictEqual({ response: { status: 400, example: "sandboxLimitMet" } });
    expect(write({}, { ...full, customerCount: 76 }, { sandbox: true }).response.status).toBe(400);
    expect(write({}, { ...full, customerCount: 74 }, { sandbox: true }).response.status).toBe(201);
    expect(write({}, { ...full, held: [] }, { sandbox: true }).response.status).toBe(201);
    expect(write({}, full).response.status).toBe(201);
  });
});

describe("a request with an id", () => {
  const fingerprint = fingerprintOf(callOf("createQualifications", { requestId }));

  test("is recorded with its response, also with a rejection", () => {
    const { response, writes } = write({ requestId });
    expect(writes).toStrictEqual({ held: [entry], record: { fingerprint, response } });
    const denied = { status: 409, example: "alreadyQualified" };
    expect(write({ requestId }, {}, { of: { ...request, rule: () => denied } })).toStrictEqual({
      response: denied,
      writes: { record: { fingerprint, response: denied } },
    });
  });

  test("that was recorded gets the response again, and nothing is decided or written", () => {
    const rule = vi.fn(request.rule);
    const record = { fingerprint, response: { status: 201, body: "recorded", effect: "Education InReview" } };
    expect(write({ requestId }, { record }, { of: { ...request, rule } })).toStrictEqual({
      response: { status: 201, body: "recorded", effect: "replayed" },
    });
    expect(rule).not.toHaveBeenCalled();
  });

  test("of another request is rejected", () => {
    const record = { fingerprint: "another", response: { status: 201, body: "recorded" } };
    expect(write({ requestId }, { record })).toStrictEqual({
      response: {
        ...{ status: 409, example: "requestIdReused" },
        detail: "a retry repeats the method, path, query and body; any other request requires a new MS-RequestId.",
      },
    });
  });
});
