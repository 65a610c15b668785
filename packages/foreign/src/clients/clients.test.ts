import { createMock, listen } from "@partner-qualification/mock";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Calls, CreateCalls, Service } from "./calls.ts";
import { clients } from "./index.ts";
import { plainFetch } from "./plain-fetch.ts";

const [school, ministry, unknown] = [
  "9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d",
  "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed",
  "6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b",
];
const education = { qualification: "Education", educationSegment: "K12", website: "contoso.edu" } as const;

const clock = () => Date.parse("2026-01-02T03:04:05Z");
let mock = createMock({ clock });
const listener = await listen({ fetch: (request) => mock.fetch(request) }, { port: 0 });
const service: Service = { url: listener.url.replace(/\/$/, ""), token: "token" };
beforeEach(() => {
  mock = createMock({ clock });
});
afterAll(() => listener.close());

/** Each operation, and two errors, with what they must result in. */
const steps: [name: string, call: (calls: Calls) => ReturnType<Calls[keyof Calls]>, status: number, body: unknown][] = [
  [
    "getValidationCodes",
    (calls) => calls.getValidationCodes(),
    200,
    [{ validationId: "12345" }, { remainingCreates: 5 }],
  ],
  ["getQualifications", (calls) => calls.getQualifications(school), 200, []],
  [
    "createQualifications",
    (calls) => calls.createQualifications(school, education),
    201,
    { vettingStatus: "InReview" },
  ],
  ["updateQualification", (calls) => calls.updateQualification(ministry, 3, "12345"), 200, "governmentcommunitycloud"],
  ["getQualification", (calls) => calls.getQualification(ministry), 200, "governmentcommunitycloud"],
  ["getCustomerValidation", (calls) => calls.getCustomerValidation(ministry), 200, { validationId: "12345" }],
  ["a conflict", (calls) => calls.createQualifications(school, education), 409, { code: "409" }],
  ["a customer without a code", (calls) => calls.getCustomerValidation(unknown), 404, { code: "1000" }],
];

const run = async (createCalls: CreateCalls) => {
  const calls = await createCalls(service);
  const results = [];
  for (const [name, call] of steps) results.push({ name, ...(await call(calls)) });
  return results;
};

it("the mock responds to each step as the spec says", async () => {
  const results = await run(plainFetch);
  for (const [index, [name, , status, body]] of steps.entries())
    expect(results[index], name).toMatchObject({ status, body });
});

describe.each(Object.entries(clients))("the client of %s", (_tool, createCalls) => {
  it("calls every operation, and reads two errors", async () => {
    const sent = await run(plainFetch);
    mock = createMock({ clock });
    expect(await run(createCalls)).toEqual(sent);
  });
});
