import type {
  ErrorResponse,
  Qualification,
  QualificationList,
  QualificationRequest,
  StateOwnedEntityQualification,
  SynchronousQualification,
  ThrottlingResponse,
  ValidationCodeList,
  VettedQualification,
} from "@partner-qualification/types";
import { describe, expect, expectTypeOf, it } from "vitest";
import { createTestClient, customer, errorOf, path, reply } from "../../test/create-test-client.ts";
import { type Client, isPartnerError, type Partner } from "../index.ts";

// Each `@ts-expect-error` is a test of its own: the type check fails where a wrong call compiles.

const codes = "/v1/customers/all/validations";
const one = "/v1/customers/{customer-tenant-id}/qualification";
const all = "/v1/customers/{customer-tenant-id}/qualifications";

type Wrong = [mistake: string, call: (of: Partner) => Promise<unknown>, fix: RegExp];

const of = (partner: Partner) => partner.customers.byId(customer).qualification;
const needsCode =
  /GovernmentCommunityCloud requires (a validation code; see getValidationCodes|validationCode, a text)/;
const settable = /must be one of (1 \(Education\), 3 \(|Education, )GovernmentCommunityCloud/;

const wrongCalls: Wrong[] = [
  // @ts-expect-error: without its code
  ["update to GCC without a code", (p) => of(p).update("GovernmentCommunityCloud"), needsCode],
  ["update to GCC with half a character", (p) => of(p).update("GovernmentCommunityCloud", "\ud800"), needsCode],
  ["update to GCC with an empty code", (p) => of(p).update("GovernmentCommunityCloud", ""), needsCode],
  // @ts-expect-error: a code is a text
  ["update to GCC with a number as code", (p) => of(p).update("GovernmentCommunityCloud", 12345), needsCode],
  // @ts-expect-error: takes no code
  ["update to Education with a code", (p) => of(p).update("Education", "12345"), /only GovernmentCommunityCloud takes/],
  // @ts-expect-error: cannot be set
  ["update to None", (p) => of(p).update("None"), settable],
  // @ts-expect-error: cannot be set
  ["update to Nonprofit", (p) => of(p).update("Nonprofit"), settable],
  // @ts-expect-error: only by the asynchronous API
  ["update to StateOwnedEntity", (p) => of(p).update("StateOwnedEntity"), settable],
  // @ts-expect-error: the name of something that every object has
  ["update to a name of Object.prototype", (p) => of(p).update("constructor"), settable],
];

const wrongRequests: [mistake: string, request: QualificationRequest, fix: RegExp][] = [
  // @ts-expect-error: without its code
  ["GCC without a code", { qualification: "GovernmentCommunityCloud" }, needsCode],
  ["GCC with half a character", { qualification: "GovernmentCommunityCloud", validationCode: "\ud800" }, needsCode],
  // @ts-expect-error: without its segment
  ["Education without a segment", { qualification: "Education" }, /educationSegment, one of K12, HigherEducation/],
  // @ts-expect-error: no such segment
  ["an unknown segment", { qualification: "Education", educationSegment: "K13" }, /Segment must be one of K12, /],
  [
    "Education with an empty website",
    { qualification: "Education", educationSegment: "K12", website: "" },
    /not sent: website must be a text that is not empty \(/,
  ],
  // @ts-expect-error: takes no code
  ["Education with a code", { qualification: "Education", educationSegment: "K12", validationCode: "" }, /allows no /],
  // @ts-expect-error: takes no code
  ["StateOwnedEntity with a code", { qualification: "StateOwnedEntity", validationCode: "1" }, /no properties except/],
  // @ts-expect-error: cannot be set
  ["None", { qualification: "None" }, settable],
  // @ts-expect-error: cannot be set
  ["Nonprofit", { qualification: "Nonprofit" }, settable],
  // @ts-expect-error: the name of something that every object has
  ["a name of Object.prototype", { qualification: "toString" }, settable],
  // @ts-expect-error: the format before May 2023
  ["the format before May 2023", { Qualification: "Education" }, settable],
  // @ts-expect-error: nothing
  ["nothing", undefined, settable],
  // @ts-expect-error: null
  ["null", null, settable],
];

describe("a mistake in the fluent layer that no compiler saw", () => {
  const rejectedRequests: Wrong[] = wrongRequests.map(([mistake, request, fix]) => [
    `createQualifications of ${mistake}`,
    (partner) => of(partner).createQualifications(request),
    fix,
  ]);

  it.each([...wrongCalls, ...rejectedRequests])(
    "is rejected before it is sent, and the error says the fix: %s",
    async (_, call, fix) => {
      const { partner, sent, events } = createTestClient({ replies: [reply(200, "[]")] });
      const error = await errorOf(call(partner));
      expect(isPartnerError(error, "invalid")).toBe(true);
      expect(error.message).toMatch(fix);
      expect(error.message).toContain("not sent");
      expect(error).toMatchObject({ attempts: 0, method: expect.any(String), requestId: expect.any(String) });
      expect({ sent, events }).toEqual({ sent: [], events: [] });
    },
  );

  it("never repeats what was given, which might be a validation code", async () => {
    const { qualification } = createTestClient({ replies: [reply(200, "[]")] });
    const request = { qualification: "secret-1", "secret-2": "secret-3" } as unknown as QualificationRequest;
    expect((await errorOf(qualification.createQualifications(request))).message).not.toContain("secret");
    const odd = qualification.update as (...given: unknown[]) => Promise<unknown>;
    expect((await errorOf(odd("Education", "secret-4"))).message).not.toContain("secret");
  });
});

describe("a call by path", () => {
  it("is rejected when the path is unknown, with a list of those that are known", async () => {
    const { client, sent } = createTestClient({ replies: [reply(200, "[]")] });
    for (const [method, unknown] of [
      ["GET", "/v1/customers"],
      ["GET", "/constructor"],
      ["DELETE", codes],
      ["PUT", all],
      ["POST", codes],
    ] as const) {
      const call = client[method] as (path: string) => Promise<unknown>;
      await expect(call(unknown)).rejects.toThrow(
        `${method} ${encodeURI(unknown)} is not an operation. Use one of GET /v1/customers/`,
      );
    }
    expect(sent).toEqual([]);
  });

  it("is rejected without a customer, and with one that is not a string", async () => {
    const { client, sent } = createTestClient({ replies: [reply(200, "[]")] });
    const get = client.GET as (path: string, init?: object) => Promise<unknown>;
    const given = [undefined, {}, { params: {} }, ...[null, 5, ["a", "b"], { toString: () => customer }].map(withId)];
    for (const init of given) {
      const error = await errorOf(get(all, init));
      expect(error.message).toMatch(/customer-tenant-id must be a GUID/);
      expect(error).toMatchObject({ kind: "invalid", attempts: 0 });
    }
    expect(sent).toEqual([]);
  });

  it.each([
    ["POST", all, { qualification: "GovernmentCommunityCloud" }, /requires validationCode/],
    ["POST", all, { qualification: "None" }, /must be one of Education, GovernmentCommunityCloud, StateOwnedEntity/],
    ["PUT", one, 3, /requires a validation code/],
    ["PUT", one, 0, /must be one of 1 \(Education\), 3 \(GovernmentCommunityCloud\)/],
  ] as const)(
    "is rejected before it is sent, from plain JavaScript: %s %s with %j",
    async (method, path, body, fix) => {
      const { client, sent } = createTestClient({ replies: [reply(200, "[]")] });
      const call = client[method] as unknown as (path: string, init: object) => Promise<unknown>;
      const error = await errorOf(call(path, { ...withId(customer), body }));
      expect(error.message).toMatch(fix);
      expect(sent).toEqual([]);
    },
  );

  const withId = (id: unknown) => ({ params: { path: { "customer-tenant-id": id } } });

  it("does not compile when it is wrong", () => {
    const calls = (client: Client) => [
      // @ts-expect-error: an unknown path
      client.GET("/v1/customers"),
      // @ts-expect-error: a path without this method
      client.POST(codes),
      // @ts-expect-error: no customer
      client.GET(one),
      // @ts-expect-error: no customer
      client.GET(all, {}),
      // @ts-expect-error: a customer that is not a string
      client.GET(all, { params: { path: { "customer-tenant-id": 1 } } }),
      // @ts-expect-error: a query that the call does not have
      client.GET(all, { params: { path, query: { code: "12345" } } }),
      // @ts-expect-error: a query where none belongs
      client.GET(codes, { params: { query: { code: "12345" } } }),
      // @ts-expect-error: no body
      client.PUT(one, { params: { path } }),
      // @ts-expect-error: None
      client.PUT(one, { params: { path, query: { code: "12345" } }, body: 0 }),
      // @ts-expect-error: Nonprofit
      client.PUT(one, { params: { path }, body: 2 }),
      // @ts-expect-error: the name in place of the number
      client.PUT(one, { params: { path }, body: "Education" }),
      // @ts-expect-error: GCC without a code
      client.POST(all, { params: { path }, body: { qualification: "GovernmentCommunityCloud" } }),
      // @ts-expect-error: Education without a segment
      client.POST(all, { params: { path }, body: { qualification: "Education" } }),
      // @ts-expect-error: Nonprofit
      client.POST(all, { params: { path }, body: { qualification: "Nonprofit" } }),
      // @ts-expect-error: a body where none belongs
      client.GET(all, { params: { path }, body: 1 }),
    ];
    expect(calls).toBeTypeOf("function");
  });

  it("returns what the spec says, and the error body by its status", () => {
    const calls = (client: Client, partner: Partner) => ({
      one: client.GET(one, { params: { path } }),
      all: client.GET(all, { params: { path } }),
      codes: client.GET(codes),
      update: client.PUT(one, { params: { path, query: { code: "12345" } }, body: 3 }),
      create: client.POST(all, { params: { path }, body: { qualification: "StateOwnedEntity" } }),
      vetted: of(partner).createQualifications({ qualification: "Education", educationSegment: "K12" }),
      owned: of(partner).createQualifications({ qualification: "StateOwnedEntity" }),
      either: of(partner).createQualifications({ qualification: "StateOwnedEntity" } as QualificationRequest),
    });
    type Results = { [Name in keyof ReturnType<typeof calls>]: Awaited<ReturnType<typeof calls>[Name]> };
    expectTypeOf<NonNullable<Results["one"]["data"]>>().toEqualTypeOf<SynchronousQualification>();
    expectTypeOf<NonNullable<Results["update"]["data"]>>().toEqualTypeOf<SynchronousQualification>();
    expectTypeOf<NonNullable<Results["all"]["data"]>>().toEqualTypeOf<QualificationList>();
    expectTypeOf<NonNullable<Results["create"]["data"]>>().toEqualTypeOf<Qualification>();
    expectTypeOf<NonNullable<Results["codes"]["data"]>>().toEqualTypeOf<ValidationCodeList>();
    expectTypeOf<Results["vetted"]>().toEqualTypeOf<VettedQualification>();
    expectTypeOf<Results["owned"]>().toEqualTypeOf<StateOwnedEntityQualification>();
    expectTypeOf<Results["either"]>().toEqualTypeOf<Qualification>();
    expectTypeOf<NonNullable<Results["one"]["error"]>>().toEqualTypeOf<ErrorResponse | ThrottlingResponse>();
    expectTypeOf<Results["one"]["response"]>().toEqualTypeOf<Response>();
  });
});
