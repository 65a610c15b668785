import { createMock, type MockOptions } from "@partner-qualification/mock";
import { expect, it } from "vitest";
import { now, partner, shapes } from "../../test/token-shapes.ts";
import { servers } from "../index.ts";
import { diagnose, type OperationResult } from "./diagnose.ts";
import { trimToken } from "./read-token.ts";

const customer = "65543400-f8b0-4783-8530-6d35ab8c6801";
const government = "0c6a8f1e-2f5d-4b7a-9e3c-7d1b5a4f8e20";
const validationCode = "12345";

const held = {
  customers: {
    [customer]: [],
    [government]: [{ qualification: "GovernmentCommunityCloud" as const, vettingStatus: "Approved", validationCode }],
  },
};
const codes = [{ validationId: validationCode, remainingCreates: 9 }];

/** A mock whose customers are those of every partner, or of the one that the doctor is called with. */
const createMockFor = (tenant: string | undefined) => {
  const options: MockOptions = tenant
    ? { strictCustomers: true, seed: { codes, partners: { [partner]: { codes, ...held } } } }
    : { seed: { codes, ...held } };
  return createMock({ clock: () => now, ...options });
};

/** The requests of each operation: one, or one for each qualification that is checked differently. */
const bodies: Record<string, [qualification: string, query: string, body: unknown][]> = {
  createQualifications: [
    ["Education", "", { qualification: "Education", educationSegment: "K12" }],
    ["GovernmentCommunityCloud", "", { qualification: "GovernmentCommunityCloud", validationCode }],
  ],
  updateQualification: [
    ["Education", "", 1],
    ["GovernmentCommunityCloud", `?code=${validationCode}`, 3],
  ],
};

/** What the doctor says of a request for a qualification: its error, or nothing. */
const verdict = ({ problems }: OperationResult, qualification: string) => {
  const first = problems.find((one) => one.qualification === undefined || one.qualification === qualification);
  return first && `${first.status} ${first.code}`;
};

/** What the mock responds: its error, or nothing. */
const respond = async (token: string, tenant: string | undefined, method: string, path: string, body: unknown) => {
  const response = await createMockFor(tenant).fetch(servers.global + path, {
    method,
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const { code } = (await response.json()) as { code?: string };
  return response.ok ? undefined : `${response.status} ${code}`;
};

it.each(shapes)("the doctor and the mock agree on a token $name", async ({ given, tenant }) => {
  const { token } = trimToken(given);
  const { unreadable, operations } = diagnose(given, { now, tenant });
  // The doctor says nothing of a token that cannot be checked, and the mock takes it for a user's.
  const results = unreadable === undefined ? operations : diagnose("", { now }).operations;
  expect(results).toHaveLength(6);
  for (const result of results) {
    const { operation, method, path } = result;
    const id = operation === "getCustomerValidation" ? government : customer;
    for (const [qualification, query, body] of bodies[operation] ?? [["", "", undefined]]) {
      const responded = await respond(token, tenant, method, path.replace("{customer-tenant-id}", id) + query, body);
      const expected = unreadable === undefined ? verdict(result, qualification) : undefined;
      expect([operation, qualification, responded]).toEqual([operation, qualification, expected]);
    }
  }
});
