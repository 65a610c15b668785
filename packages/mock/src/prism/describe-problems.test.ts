import { expect, test } from "vitest";
import { codes, post, put, sendRequest, synchronous } from "../../test/testing.ts";

test.each([
  ["{", "the body is not JSON; fix the mistake in line 1, column 2."],
  ['{"qualification":\n  "Education",}', "the body is not JSON; fix the mistake in line 2, column 15."],
  ["NaN", "the body is not JSON; fix the mistake in line 1, column 1."],
  ["", "the body is empty and must be one of 1 (Education), 3 (GovernmentCommunityCloud)."],
  ...["0", "null", "false", '""', "2", '"3"', "{}", '{"code":3}', "[]", "3.5"].map((body) => [
    body,
    "the body must be one of 1 (Education), 3 (GovernmentCommunityCloud).",
  ]),
])("PUT %j is rejected with the reason", async (body, reason) => {
  const response = await put(body ?? "");
  expect(response.status).toBe(400);
  expect(response.body.description).toMatch(/^Invalid (request input|property): /);
  expect(response.body.description).toContain(`: ${reason}`);
});

test.each([
  [
    { qualification: "None" },
    "the body must be an object whose property 'qualification' is one of Education, GovernmentCommunityCloud, StateOwnedEntity.",
  ],
  [{ qualification: "Education" }, "property 'educationSegment' is missing and must be one of K12, HigherEducation."],
  [
    { qualification: "Education", educationSegment: "Primary" },
    "property 'educationSegment' must be one of K12, HigherEducation.",
  ],
  [
    { qualification: "GovernmentCommunityCloud" },
    "property 'validationCode' is missing and must be a string that is not empty.",
  ],
  [
    { qualification: "GovernmentCommunityCloud", validationCode: "" },
    "property 'validationCode' must be a string that is not empty.",
  ],
  [
    { qualification: "StateOwnedEntity", website: "x" },
    "property 'website' is not known here and must be removed; known properties are qualification.",
  ],
  [
    { qualification: "StateOwnedEntity", 名前: 1 },
    "a property is not known here and must be removed; known properties are qualification.",
  ],
  [
    { qualification: "StateOwnedEntity", 名前: 1, a1: 1, a2: 2 },
    "3 properties are not known here and must be removed; known properties are qualification.",
  ],
  [
    { qualification: "StateOwnedEntity", 名前: 1, a: 1 },
    "property 'a' is not known here and must be removed; and 1 more unknown property; known properties are qualification.",
  ],
])("POST %j is an invalid property", async (body, reason) => {
  expect(await post(body)).toMatchObject({
    status: 400,
    body: { code: "3000", description: `Invalid property: ${reason}` },
  });
});

test.each(["MS-RequestId", "MS-CorrelationId"])("a %s that is not a GUID is rejected", async (name) => {
  for (const value of ["abc", "", "037db222-6d8e-4d7f-ba78-df3dca33fb68, 037db222-6d8e-4d7f-ba78-df3dca33fb68"]) {
    const response = await sendRequest(codes, { headers: { [name]: value } });
    expect(response.status).toBe(400);
    expect(response.body.description).toMatch(`Invalid request input: header '${name}' must be a GUID, such as `);
  }
});

test("a customer id that is not a GUID is rejected", async () => {
  expect((await sendRequest("/v1/customers/contoso/qualification")).body.description).toMatch(
    "path parameter 'customer-tenant-id' must be a GUID",
  );
  expect((await sendRequest("/v1/customers/a%2Fb/qualification")).status).toBe(400);
});

test("an error never repeats a token, a validation code or another value", async () => {
  const secrets = ["eyJ0.secret.token", "code-4711", "4712"];
  const responses = [
    await sendRequest(`${synchronous}?code=code-4711&code=4712`, {
      method: "PUT",
      body: "4712",
      headers: { Authorization: "Bearer eyJ0.secret.token" },
    }),
    await sendRequest(`${synchronous}?code=4712`, {
      method: "PUT",
      body: '"code-4711',
      headers: { "MS-RequestId": "4712" },
    }),
    await post({ qualification: "StateOwnedEntity", validationCode: "4712", "code-4711": 1, "eyJ0.secret.token": 2 }),
    await sendRequest("/v1/customers/code-4711/qualification", { headers: { Prefer: "code=4712", "X-Locale": "" } }),
    await sendRequest(codes, { headers: { Prefer: "code=4712, example=code-4711" } }),
    await sendRequest(codes, { headers: { Authorization: "eyJ0.secret.token" } }),
  ];
  for (const { status, body } of responses) {
    expect(status).toBeGreaterThanOrEqual(400);
    for (const secret of secrets) expect(JSON.stringify(body)).not.toContain(secret);
  }
});

test("an error lists five problems and counts the rest", async () => {
  const names = Array.from({ length: 40 }, (_, index) => ["x".repeat(index + 1), 1]);
  const { body } = await post({ qualification: "Education", website: 1, ...Object.fromEntries(names) });
  expect(body.description).toBe(
    "Invalid property: property 'educationSegment' is missing and must be one of K12, HigherEducation; property 'website' must be a string that is not empty; property 'x' is not known here and must be removed; property 'xx' is not known here and must be removed; property 'xxx' is not known here and must be removed; and 37 more unknown properties; known properties are qualification, educationSegment, website.",
  );
});

test("problems of parameters and of the body are counted together", async () => {
  const names = Array.from({ length: 5 }, (_, index) => [`a${"x".repeat(index)}`, 1]);
  const { body } = await sendRequest("/v1/customers/contoso/qualifications", {
    method: "POST",
    body: JSON.stringify({ qualification: "StateOwnedEntity", ...Object.fromEntries(names) }),
    headers: { "MS-RequestId": "1", "MS-CorrelationId": "2" },
  });
  expect(body.description).toContain(
    "; property 'a' is not known here and must be removed; property 'ax' is not known here and must be removed;",
  );
  expect(body.description).toContain("; and 3 more unknown properties; known properties are qualification.");
});
