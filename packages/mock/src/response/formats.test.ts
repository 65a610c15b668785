import { describe, expect, test } from "vitest";
import { app, createTestMock, user } from "../../test/rules-testing.ts";
import { asynchronous, base, codes, customer, expectDescribed, synchronous } from "../../test/testing.ts";

const source = "PartnerFD";
const approved = { qualification: "StateOwnedEntity" };

describe("errors as they were captured", () => {
  const errors = "captured";

  test("have a number as the code, an empty list and a source", async () => {
    const { soe, read } = createTestMock({ errors });
    await soe();
    expect(await soe()).toMatchObject({ status: 409, body: { code: 409, data: [], source } });
    const description =
      "Invalid request input: header Prefer: 'code' must be one of 200, 400, 401, 403, 404, 405, 406, 408, 429, 500, 501, 502, 503, 504.";
    expect((await read(codes, { Prefer: "code=1" })).body).toEqual({ code: 800002, description, data: [], source });
  });

  test("are a text alone for a rejected update", async () => {
    const { put, read } = createTestMock({ errors }, app());
    expect(await put(1)).toMatchObject({ status: 403, body: "Customer tagging denied." });
    expect(await read(synchronous, { Prefer: "code=403" })).toMatchObject({ body: { code: 2032, data: [], source } });
  });

  test("leave a throttled response and a success as they are", async () => {
    const { read } = createTestMock({ errors });
    expect((await read(asynchronous)).body).toEqual([]);
    expect((await read(codes, { Prefer: "code=429" })).body).toHaveProperty("statusCode", 429);
  });

  test("are not the default", async () => {
    expect((await createTestMock({}, user({ exp: 1 })).read(codes)).body.code).toBe("400");
    const { put } = createTestMock({ errors: "pages" }, app());
    expect((await put(1)).body.code).toBe("900329");
  });
});

/** The calls to a mock with the format of the reference: a response is validated without the object around its list. */
const createReferenceMock = () => {
  const { mock, read } = createTestMock({ responses: "reference" });
  const send = async (method: "GET" | "POST", headers: Record<string, string> = {}) => {
    const sent = { Authorization: user(), "Content-Type": "application/json", ...headers };
    const body = method === "POST" ? JSON.stringify(approved) : undefined;
    const response = await mock.fetch(base + asynchronous, { method, headers: sent, ...(body && { body }) });
    const received = (await response.json()) as { qualifications: unknown[] };
    if (response.ok) {
      const [id, status] =
        method === "POST" ? (["createQualifications", 201] as const) : (["getQualifications", 200] as const);
      const { qualifications } = received;
      expectDescribed(id, status, response.headers, method === "POST" ? qualifications[0] : qualifications);
    }
    return { status: response.status, body: received };
  };
  return { send, read };
};

describe("responses as in the generated reference", () => {
  test("have an object around the list, and 200 for the POST", async () => {
    const { send } = createReferenceMock();
    expect(await send("GET")).toEqual({ status: 200, body: { qualifications: [] } });
    expect(await send("POST")).toEqual({ status: 200, body: { qualifications: [approved] } });
    expect(await send("GET")).toEqual({ status: 200, body: { qualifications: [approved] } });
  });

  test("are the same for a retry", async () => {
    const { send } = createReferenceMock();
    const id = { "MS-RequestId": "0c6a8f1e-2f5d-4b7a-9e3c-7d1b5a4f8e20" };
    const first = await send("POST", id);
    expect(first.status).toBe(200);
    expect(await send("POST", id)).toEqual(first);
  });

  test("have 201 for the validation code of a customer", async () => {
    const { mock } = createTestMock({ responses: "reference" });
    const post = { qualification: "GovernmentCommunityCloud", validationCode: "12345" };
    const headers = { Authorization: user(), "Content-Type": "application/json" };
    await mock.fetch(base + asynchronous, { method: "POST", headers, body: JSON.stringify(post) });
    const response = await mock.fetch(base + asynchronous.replace("qualifications", "validations"), { headers });
    expect(response.status).toBe(201);
    const body = (await response.json()) as object;
    expectDescribed("getCustomerValidation", 200, response.headers, body);
    expect(body).toMatchObject({ customerId: customer, validationId: "12345" });
  });

  test("leave errors and other operations as they are", async () => {
    const { send, read } = createReferenceMock();
    await send("POST");
    expect(await send("POST")).toMatchObject({ status: 409, body: { code: "409" } });
    const absent = await read(asynchronous.replace("qualifications", "validations"));
    expect(absent).toMatchObject({ status: 404, body: { code: "1000" } });
    expect((await read(codes)).body).toBeInstanceOf(Array);
    expect((await read(synchronous)).body).toBe("none");
  });

  test("are not the default", async () => {
    expect(await createTestMock({ responses: "pages" }).soe()).toMatchObject({ status: 201, body: approved });
  });
});
