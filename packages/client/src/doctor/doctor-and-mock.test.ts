import { createMock, type MockOptions } from "@partner-qualification/mock";
import { type Operation, operations } from "@partner-qualification/openapi";
import { expect, it } from "vitest";
import { now, partner, shapes } from "../../test/token-shapes.ts";
import { servers } from "../index.ts";
import { diagnose, type OperationResult } from "./diagnose.ts";
import { trimToken } from "./read-token.ts";

/** The examples of the spec, with which the mock starts. */
const documented = createMock().control.getState();
const validationCode = documented.codes?.[0]?.validationId ?? "";

const pathOf = ({ path, parameters }: Operation): string =>
  parameters.path.reduce((filled, { name, example }) => filled.replace(`{${name}}`, String(example)), path);

const customers = {
  ...Object.fromEntries(
    operations.flatMap(({ parameters }) => parameters.path.map(({ example }) => [String(example), []])),
  ),
  ...documented.customers,
};

/** A mock whose customers are those of every partner, or of the one that the doctor is called with. */
const createMockFor = (tenant: string | undefined) => {
  const held = { ...documented, customers };
  const options: MockOptions = tenant
    ? { strictCustomers: true, seed: { codes: documented.codes ?? [], partners: { [partner]: held } } }
    : { seed: held };
  return createMock({ clock: () => now, ...options });
};

/** The requests of an operation, one for each example of its body, with the qualification that it requests. */
const requestsOf = ({ requestBody }: Operation): { qualification: string; query: string; body: unknown }[] => {
  if (!requestBody) return [{ qualification: "", query: "", body: undefined }];
  return Object.values(requestBody.examples).map(({ value }) => {
    const named = requestBody.schema.oneOf?.find((variant) => variant.const === value)?.title;
    if (named === undefined) {
      const body = value as { qualification: string };
      return {
        qualification: body.qualification,
        query: "",
        body: "validationCode" in body ? { ...body, validationCode } : body,
      };
    }
    const query = named === "GovernmentCommunityCloud" ? `?code=${validationCode}` : "";
    return { qualification: named, query, body: value };
  });
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
  const { unreadable, operations: results } = diagnose(given, { now, tenant });
  expect(results).toHaveLength(unreadable === undefined ? operations.length : 0);
  for (const operation of operations) {
    const { id, method } = operation;
    const result = results.find((one) => one.operation === id);
    for (const { qualification, query, body } of requestsOf(operation)) {
      const responded = await respond(token, tenant, method, pathOf(operation) + query, body);
      // The doctor says nothing of a token that cannot be checked, and the mock takes it for a user's.
      expect([id, qualification, responded]).toEqual([id, qualification, result && verdict(result, qualification)]);
    }
  }
});
