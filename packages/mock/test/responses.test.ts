import { operations } from "@partner-qualification/openapi";
import { expect, test } from "vitest";
import { createMock } from "../src/create-mock.ts";
import {
  asynchronous,
  base,
  bearer,
  codes,
  customer,
  exampleOf,
  post,
  put,
  sendRequest,
  synchronous,
} from "./testing.ts";

test("a request with the preference for success alone gets the first example, or the one that fits its body", async () => {
  const headers = { Prefer: "code=200" };
  expect((await sendRequest(synchronous, { headers })).body).toBe("education");
  expect((await sendRequest(asynchronous, { headers })).body).toEqual(
    exampleOf("getQualifications", 200, "educationApproved"),
  );
  expect((await put("3", headers)).body).toBe("governmentcommunitycloud");
  expect((await put("1", headers)).body).toBe("education");
});

test("the documented partner has the documented codes", async () => {
  const documented = exampleOf("getValidationCodes", 200, "validationCodes") as { partnerId: string }[];
  const headers = { Authorization: bearer({ tid: documented[0]?.partnerId }) };
  expect((await sendRequest(codes, { headers })).body).toEqual(documented);
});

test.each([
  ["3", "governmentcommunitycloud"],
  ["1", "education"],
  [" \n3\t", "governmentcommunitycloud"],
  ["\uFEFF3", "governmentcommunitycloud"],
])("PUT %j responses %j", async (body, expected) => {
  expect(await put(body)).toMatchObject({ status: 200, body: expected });
});

test.each([
  [{ qualification: "Education", educationSegment: "K12" }, "Education", "InReview"],
  [
    { website: "contoso.edu", educationSegment: "HigherEducation", qualification: "Education" },
    "Education",
    "InReview",
  ],
  [{ qualification: "GovernmentCommunityCloud", validationCode: "12345" }, "GovernmentCommunityCloud", "Approved"],
  [{ qualification: "StateOwnedEntity" }, "StateOwnedEntity", undefined],
])("POST %j responses %s, %s", async (body, qualification, vettingStatus) => {
  const response = await post(body);
  expect(response.status).toBe(201);
  expect(response.body.qualification).toBe(qualification);
  expect(response.body.vettingStatus).toBe(vettingStatus);
});

test("literals of the path and names of the query match in any case", async () => {
  expect((await sendRequest(`/V1/Customers/${customer}/Qualification`)).status).toBe(200);
  expect((await sendRequest("/v1/CUSTOMERS/ALL/Validations")).status).toBe(200);
  const empty = await sendRequest(`${synchronous}?CODE=`, { method: "PUT", body: "3" });
  expect(empty.body.description).toBe(
    "Invalid request input: query parameter 'code' must be a string that is not empty.",
  );
});

test("`all` is a literal beside validations, and no customer elsewhere", async () => {
  expect((await sendRequest(codes)).status).toBe(200);
  expect((await sendRequest("/v1/customers/all/qualification")).status).toBe(400);
  expect((await sendRequest("/v1/customers/all/codes")).status).toBe(404);
});

test("the ids of the request are echoed, and made when there are none", async () => {
  const ids = {
    "MS-RequestId": "037db222-6d8e-4d7f-ba78-df3dca33fb68",
    "MS-CorrelationId": "7d2456fd-2d79-46d0-9f8e-5d7ecd5f8745",
  };
  for (const target of [codes, "/v1/nothing"]) {
    const { headers } = await sendRequest(target, { headers: ids });
    expect(headers.get("MS-RequestId")).toBe(ids["MS-RequestId"]);
    expect(headers.get("MS-CorrelationId")).toBe(ids["MS-CorrelationId"]);
  }
  const [one, other] = [await sendRequest(codes), await sendRequest(codes)];
  expect(one.headers.get("MS-RequestId")).not.toBe(other.headers.get("MS-RequestId"));
});

test("a throttled response says how long to wait", async () => {
  expect((await sendRequest(codes, { headers: { Prefer: "code=429" } })).headers.get("Retry-After")).toBe("57");
});

test("a throttled response echoes ids, but makes none", async () => {
  const id = "037db222-6d8e-4d7f-ba78-df3dca33fb68";
  const { headers } = await sendRequest(codes, { headers: { Prefer: "code=429", "MS-RequestId": id } });
  expect(headers.get("MS-RequestId")).toBe(id);
  expect(headers.has("MS-CorrelationId")).toBe(false);
});

test("HEAD gets what GET does, without a body", async () => {
  const request = new Request(`${base}${codes}`, { method: "HEAD", headers: { Authorization: "Bearer any" } });
  const response = await createMock().fetch(request);
  expect(response.status).toBe(200);
  expect(await response.text()).toBe("");
  expect(response.headers.get("content-length")).toBe("430");
});

test("OPTIONS says which methods a path takes", async () => {
  const response = await createMock().fetch(new Request(`${base}${synchronous}`, { method: "OPTIONS" }));
  expect(response.status).toBe(204);
  const methods = operations.filter(({ path }) => path.endsWith("/qualification")).map(({ method }) => method);
  expect(response.headers.get("allow")).toBe(methods.join(", "));
  expect((await sendRequest("/v1/nothing", { method: "OPTIONS" })).status).toBe(404);
});
