import { expect, test } from "vitest";
import { createTestMock, otherPartner, partner, pathOfCustomer, start, user } from "../../test/rules-testing.ts";
import { customer, mockWith } from "../../test/testing.ts";
import { readSeed } from "./seed.ts";

test.each([
  ["", "it is not JSON; the first mistake is in line 1, column 1."],
  ['{\n  "codes": [,]\n}', "it is not JSON; the first mistake is in line 2, column 13."],
  ["[]", "line 1, column 1 (the seed) must be an object."],
  [
    '{\n  "codes": [\n    { "validationId": 12345 }\n  ]\n}',
    "line 3, column 23 (/codes/0/validationId) must be a string that is not empty.",
  ],
  [
    '{ "codes": [{}] }',
    "line 1, column 13 (/codes/0) lacks property 'validationId', which must be a string that is not empty.",
  ],
  ['{ "code": [] }', "line 1, column 3 (/code) is not known; known are codes, customers, partners."],
  [
    `{ "partners": { "${partner}": { "customers": {}, "seed/s": 1 } } }`,
    `line 1, column 76 (/partners/${partner}/seed~1s) is not known; known are codes, customers.`,
  ],
  [`{ "customers": { "${customer}": {} } }`, `line 1, column 58 (/customers/${customer}) must be an array.`],
  [
    `{ "customers": { "${customer}": [{ "qualification": "Education" }] } }`,
    `line 1, column 59 (/customers/${customer}/0) lacks property 'vettingStatus', which must be a string that is not empty.`,
  ],
  [
    `{ "customers": {\n  "${customer}": [],\n  "2024": [] } }`,
    "line 3, column 3 (/customers/2024) has a name that must be a GUID, such as 65543400-f8b0-4783-8530-6d35ab8c6801.",
  ],
  [
    '{ "codes": [{ "validationId": "1", "partnerId": "contoso" }] }',
    "line 1, column 49 (/codes/0/partnerId) must be a GUID, such as 65543400-f8b0-4783-8530-6d35ab8c6801.",
  ],
  [
    '{ "codes": [{ "validationId": "1", "maxCreates": 2, "remainingCreates": 3 }] }',
    "line 1, column 73 (/codes/0/remainingCreates) must be at most maxCreates, which is 2.",
  ],
  [
    `{ "customers": { "${customer}": [{ "qualification": "Eduction" }] } }`,
    `line 1, column 78 (/customers/${customer}/0/qualification) must be one of Education, GovernmentCommunityCloud, StateOwnedEntity.`,
  ],
  [`${"[".repeat(100)}`, "it is nested deeper than 64 levels from line 1, column 65 on."],
])("the seed %j is rejected, with the place of the problem", (text, message) => {
  expect(() => readSeed(text)).toThrow(new TypeError(message));
});

test("a seed may start with a byte order mark", () => {
  expect(readSeed('\uFEFF{ "codes": [] }')).toEqual({ codes: [] });
});

test("a mock rejects an invalid seed", () => {
  expect(() => mockWith({ seed: { codes: {} } as never })).toThrow(new TypeError("seed: /codes must be an array."));
  expect(() => mockWith({ seed: { partners: { contoso: {}, fabrikam: {} } } })).toThrow(
    new TypeError(
      "seed: /partners/contoso has a name that must be a GUID, such as 65543400-f8b0-4783-8530-6d35ab8c6801.",
    ),
  );
  const codes = [{ validationId: "1" }, { validationId: "1" }];
  expect(() => mockWith({ seed: { codes } })).toThrow(
    new TypeError("seed: /codes/1/validationId is the same as in the code at index 0; remove one of the two codes."),
  );
});

test("partners never see each other's state", async () => {
  const seed = {
    codes: [{ validationId: "common", maxCreates: 1 }],
    customers: { [customer]: [{ qualification: "StateOwnedEntity" as const }] },
    partners: { [otherPartner]: { codes: [{ validationId: "own" }], customers: { [customer]: [] } } },
  };
  const { mock, gcc, codes, list } = createTestMock({ seed });
  const other = { Authorization: user({ tid: otherPartner }) };
  expect((await gcc("own")).status).toBe(400);
  expect((await gcc("common")).status).toBe(201);
  expect(await list()).toHaveLength(2);
  expect(await list(other)).toEqual([]);
  expect((await gcc("common", other)).status).toBe(400);
  expect((await gcc("own", other)).status).toBe(201);
  expect((await codes()).map((code: object) => ({ ...code, eTag: "" }))).toEqual([
    {
      partnerId: partner,
      organizationName: "Contoso, Inc.",
      validationId: "common",
      maxCreates: 1,
      remainingCreates: 0,
      eTag: "",
    },
  ]);
  const third = { Authorization: "Bearer third" };
  expect((await codes(third))[0].remainingCreates).toBe(1);
  expect(await list(third)).toHaveLength(1);
  mock.control.reset();
  expect(await list()).toHaveLength(1);
  expect((await codes())[0].remainingCreates).toBe(1);
});

test("a seeded vetting is on hold, or decided at the time that the seed gives", async () => {
  const education = { qualification: "Education" as const, vettingStatus: "InReview", vettingCreateDate: start };
  const held = createTestMock({ seed: { customers: { [customer]: [education] } } });
  held.mock.control.advanceClock("P1D");
  expect(await held.list()).toEqual([education]);
  const vettingDecision = {
    at: "2024-02-03T05:00:00Z",
    vettingStatus: "Denied" as const,
    vettingReason: "Not an Academic Domain",
  };
  const decided = createTestMock({ seed: { customers: { [customer]: [{ ...education, vettingDecision }] } } });
  expect(await decided.list()).toEqual([education]);
  decided.mock.control.advanceClock("PT1H");
  expect(await decided.list()).toEqual([
    { ...education, vettingStatus: "Denied", vettingReason: "Not an Academic Domain" },
  ]);
});

test("the mock copies the seed and the states that it takes and returns", async () => {
  const seed = { codes: [{ validationId: "1", remainingCreates: 1 }] };
  const { mock, codes, education, post, list } = createTestMock({ seed });
  await education();
  await post({ qualification: "GovernmentCommunityCloud", validationCode: "1" }, {}, pathOfCustomer(2));
  seed.codes.length = 0;
  const { codes: seeded = [], partners = {} } = mock.control.getState();
  seeded.splice(0);
  const { customers = {}, codes: changed = [] } = partners[partner] ?? {};
  for (const entry of customers[customer] ?? []) Object.assign(entry, { vettingStatus: "Denied" });
  for (const entry of customers[customer] ?? [])
    Object.assign(entry.vettingDecision ?? {}, { at: "2000-01-01T00:00:00Z" });
  for (const code of changed) Object.assign(code, { remainingCreates: 9 });
  mock.control.codesOf(partner).splice(0);
  expect(await list()).toMatchObject([{ vettingStatus: "InReview" }]);
  expect(await codes()).toMatchObject([{ remainingCreates: 0 }]);
  mock.control.reset();
  expect(await codes()).toHaveLength(1);
});
