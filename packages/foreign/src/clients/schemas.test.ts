import { findOperation, operations } from "@partner-qualification/openapi";
import { describe, expect, it } from "vitest";
import { schemas } from "../generated/openapi-zod-client/client";
import * as orval from "../generated/orval-zod/schemas";

interface Parser {
  safeParse: (value: unknown) => { success: boolean };
}

const parsers: [tool: string, request: Parser, response: Parser][] = [
  ["openapi-zod-client", schemas.QualificationRequest, schemas.QualificationList],
  ["orval (zod)", orval.CreateQualificationsBody, orval.GetQualificationsResponse],
];
const examplesIn = (body: { examples: Readonly<Record<string, { value: unknown }>> } | undefined) =>
  Object.values(body?.examples ?? {}).map(({ value }) => value);
const requests = examplesIn(findOperation("createQualifications", operations).requestBody);
const responses = examplesIn(findOperation("getQualifications", operations).responses[200]?.body);

describe.each(parsers)("the schemas of %s", (_tool, request, response) => {
  it("accept every example", () => {
    expect(requests.length + responses.length).toBeGreaterThan(5);
    for (const value of requests) expect(request.safeParse(value).success, JSON.stringify(value)).toBe(true);
    for (const value of responses) expect(response.safeParse(value).success, JSON.stringify(value)).toBe(true);
  });

  it.each([
    [{ qualification: "GovernmentCommunityCloud" }],
    [{ qualification: "Education", educationSegment: "Library" }],
    [{ qualification: "Nonprofit" }],
    [{ qualification: "GovernmentCommunityCloud", validationCode: "" }],
    [{}],
  ])("reject %j", (value) => {
    expect(request.safeParse(value).success).toBe(false);
  });
});
