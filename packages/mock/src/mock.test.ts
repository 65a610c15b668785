import { describe, expect, test } from "vitest";
import { maxBodyBytes } from "./limits.ts";
import { createMock } from "./mock.ts";
import { ask, asynchronous, base, bearer, codes, customer, described, synchronous } from "./testing.ts";

const put = (body: string | Uint8Array<ArrayBuffer>, headers = {}) =>
  ask(`${synchronous}?code=987654`, { method: "PUT", body, headers });
const post = (body: unknown) => ask(asynchronous, { method: "POST", body: JSON.stringify(body) });
const exampleOf = (id: string, status: number, name: string) => described(id, status).examples[name];

describe("answers", () => {
  test("a request with the preference for success alone gets the first example, or the one that fits its body", async () => {
    const headers = { Prefer: "code=200" };
    expect((await ask(synchronous, { headers })).body).toBe("education");
    expect((await ask(asynchronous, { headers })).body).toEqual(
      exampleOf("getQualifications", 200, "educationApproved"),
    );
    expect((await put("3", headers)).body).toBe("governmentcommunitycloud");
    expect((await put("1", headers)).body).toBe("education");
  });

  test("the documented partner has the documented codes", async () => {
    const documented = exampleOf("getValidationCodes", 200, "validationCodes") as { partnerId: string }[];
    const headers = { Authorization: bearer({ tid: documented[0]?.partnerId }) };
    expect((await ask(codes, { headers })).body).toEqual(documented);
  });

  test.each([
    ["3", "governmentcommunitycloud"],
    ["1", "education"],
    [" \n3\t", "governmentcommunitycloud"],
    ["\uFEFF3", "governmentcommunitycloud"],
  ])("PUT %j answers %j", async (body, expected) => {
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
  ])("POST %j answers %s, %s", async (body, qualification, vettingStatus) => {
    const answer = await post(body);
    expect(answer.status).toBe(201);
    expect(answer.body.qualification).toBe(qualification);
    expect(answer.body.vettingStatus).toBe(vettingStatus);
  });

  test("literals of the path and names of the query match in any case", async () => {
    expect((await ask(`/V1/Customers/${customer}/Qualification`)).status).toBe(200);
    expect((await ask("/v1/CUSTOMERS/ALL/Validations")).status).toBe(200);
    const empty = await ask(`${synchronous}?CODE=`, { method: "PUT", body: "3" });
    expect(empty.body.description).toBe(
      "Invalid request input: query parameter 'code' must be a string that is not empty.",
    );
  });

  test("`all` is a literal beside validations, and no customer elsewhere", async () => {
    expect((await ask(codes)).status).toBe(200);
    expect((await ask("/v1/customers/all/qualification")).status).toBe(400);
    expect((await ask(`/v1/customers/${customer}/validations`)).status).toBe(404);
  });

  test("the ids of the request are echoed, and made anew when there are none", async () => {
    const ids = {
      "MS-RequestId": "037db222-6d8e-4d7f-ba78-df3dca33fb68",
      "MS-CorrelationId": "7d2456fd-2d79-46d0-9f8e-5d7ecd5f8745",
    };
    for (const target of [codes, "/v1/nothing"]) {
      const { headers } = await ask(target, { headers: ids });
      expect(headers.get("MS-RequestId")).toBe(ids["MS-RequestId"]);
      expect(headers.get("MS-CorrelationId")).toBe(ids["MS-CorrelationId"]);
    }
    const [one, other] = [await ask(codes), await ask(codes)];
    expect(one.headers.get("MS-RequestId")).not.toBe(other.headers.get("MS-RequestId"));
  });

  test("a throttled answer says how long to wait", async () => {
    expect((await ask(codes, { headers: { Prefer: "code=429" } })).headers.get("Retry-After")).toBe("57");
  });

  test("a throttled answer echoes ids, but makes none", async () => {
    const id = "037db222-6d8e-4d7f-ba78-df3dca33fb68";
    const { headers } = await ask(codes, { headers: { Prefer: "code=429", "MS-RequestId": id } });
    expect(headers.get("MS-RequestId")).toBe(id);
    expect(headers.has("MS-CorrelationId")).toBe(false);
  });

  test("HEAD is answered as GET, without a body", async () => {
    const request = new Request(`${base}${codes}`, { method: "HEAD", headers: { Authorization: "Bearer any" } });
    const response = await createMock().fetch(request);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("");
    expect(response.headers.get("content-length")).toBe("430");
  });

  test("OPTIONS says which methods a path takes", async () => {
    const response = await createMock().fetch(new Request(`${base}${synchronous}`, { method: "OPTIONS" }));
    expect(response.status).toBe(204);
    expect(response.headers.get("allow")).toBe("GET, PUT");
    expect((await ask("/v1/nothing", { method: "OPTIONS" })).status).toBe(404);
  });
});

describe("refusals", () => {
  test.each([{}, { Authorization: "Bearer" }, { Authorization: "Bearer  " }, { Authorization: "Basic dTpw" }])(
    "401 with %j",
    async (headers) => {
      const answer = await ask(codes, { headers: { Authorization: "", ...headers } });
      expect(answer).toMatchObject({ status: 401, body: { code: "800001" } });
      expect(answer.headers.get("WWW-Authenticate")).toMatch(/^OAuth realm=/);
    },
  );

  test("the name of the security scheme matches in any case", async () => {
    for (const scheme of ["bearer", "BEARER", "Bearer"])
      expect((await ask(codes, { headers: { Authorization: `${scheme} x` } })).status).toBe(200);
  });

  test("who sends no token is not told what is wrong with the rest", async () => {
    const answer = await ask(synchronous, {
      method: "PUT",
      body: "{",
      headers: { Authorization: "", Prefer: "code=999" },
    });
    expect(answer.status).toBe(401);
  });

  test.each([
    "/",
    "/v1",
    "/v2/customers/all/validations",
    `${synchronous}/`,
    "/v1/customers//qualification",
    "//",
    "/%2e%2e",
  ])("404 for %s", async (path) => {
    expect(await ask(path, { headers: { Authorization: "" } })).toMatchObject({ status: 404, body: { code: "1000" } });
  });

  test("405 names the methods of the path", async () => {
    const answer = await ask(synchronous, { method: "DELETE", headers: { Authorization: "" } });
    expect(answer.status).toBe(405);
    expect(answer.headers.get("Allow")).toBe("GET, PUT");
    expect(answer.body.description).toBe("Method not allowed: this path takes GET, PUT.");
  });

  test.each([
    ["application/json", 200],
    ["application/json; charset=utf-8", 200],
    ["application/*", 200],
    ["*/*", 200],
    ["", 200],
    ["text/html, */*;q=0.1", 200],
    ["APPLICATION/JSON", 200],
    ["text/html", 406],
    ["application/json;q=0, */*", 406],
    ["json", 406],
    ["\u00e9;;=", 406],
  ])("Accept: %s is answered %i", async (accept, status) => {
    expect((await ask(codes, { headers: { Accept: accept } })).status).toBe(status);
  });

  test.each([
    ["{", "the body is not JSON; the first mistake is in line 1, column 2."],
    ['{"qualification":\n  "Education",}', "the body is not JSON; the first mistake is in line 2, column 15."],
    ["NaN", "the body is not JSON; the first mistake is in line 1, column 1."],
    ["", "the body is empty, it must be one of 1 (Education), 3 (GovernmentCommunityCloud)."],
    ...["0", "null", "false", '""', "2", '"3"', "{}", "[]", "3.5"].map((body) => [
      body,
      "the body must be one of 1 (Education), 3 (GovernmentCommunityCloud).",
    ]),
  ])("PUT %j is refused with the reason", async (body, reason) => {
    const answer = await put(body ?? "");
    expect(answer.status).toBe(400);
    expect(answer.body.description).toMatch(/^Invalid (request input|property): /);
    expect(answer.body.description).toContain(`: ${reason}`);
  });

  test.each([
    [
      { qualification: "None" },
      "the body must be an object whose property 'qualification' is one of Education, GovernmentCommunityCloud, StateOwnedEntity.",
    ],
    [{ qualification: "Education" }, "property 'educationSegment' is missing, it must be one of K12, HigherEducation."],
    [
      { qualification: "Education", educationSegment: "Primary" },
      "property 'educationSegment' must be one of K12, HigherEducation.",
    ],
    [
      { qualification: "GovernmentCommunityCloud" },
      "property 'validationCode' is missing, it must be a string that is not empty.",
    ],
    [
      { qualification: "GovernmentCommunityCloud", validationCode: "" },
      "property 'validationCode' must be a string that is not empty.",
    ],
    [
      { qualification: "StateOwnedEntity", website: "x" },
      "property 'website' is not known here, remove it; known properties are qualification.",
    ],
    [
      { qualification: "StateOwnedEntity", 名前: 1 },
      "property is not known here, remove it; known properties are qualification.",
    ],
  ])("POST %j is an invalid property", async (body, reason) => {
    expect(await post(body)).toMatchObject({
      status: 400,
      body: { code: "3000", description: `Invalid property: ${reason}` },
    });
  });

  test.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "json",
    ";;;",
    "application/json; charset=utf-16",
    "\u00e9/\u00e9",
  ])("Content-Type: %s is refused", async (type) => {
    const answer = await put("3", { "Content-Type": type });
    expect(answer.status).toBe(400);
    expect(answer.body.description).toContain(
      "header Content-Type does not name the type of the body; send application/json in UTF-8.",
    );
  });

  test.each(["application/json;charset=UTF-8", "Application/JSON", "application/json; x"])(
    "Content-Type: %s is taken",
    async (type) => {
      expect((await put("3", { "Content-Type": type })).status).toBe(200);
    },
  );

  test("a body above 64 KiB is refused, one of 64 KiB is read", async () => {
    const large = await put(`3${" ".repeat(maxBodyBytes)}`);
    expect(large.body.description).toContain("the body is larger than 65536 bytes");
    expect((await put(`3${" ".repeat(maxBodyBytes - 1)}`)).status).toBe(200);
  });

  test("a body that is not UTF-8, or nested too deep, is refused", async () => {
    expect((await put(new Uint8Array([0x22, 0xff, 0x22]))).body.description).toContain("the body is not UTF-8");
    expect((await put("[".repeat(60_000))).body.description).toContain("the body is nested deeper than 64 levels");
  });

  test.each(["MS-RequestId", "MS-CorrelationId"])("a %s that is no GUID is refused", async (name) => {
    for (const value of ["abc", "", "037db222-6d8e-4d7f-ba78-df3dca33fb68, 037db222-6d8e-4d7f-ba78-df3dca33fb68"]) {
      const answer = await ask(codes, { headers: { [name]: value } });
      expect(answer.status).toBe(400);
      expect(answer.body.description).toMatch(`Invalid request input: header '${name}' must be a GUID, such as `);
    }
  });

  test("a customer id that is no GUID is refused", async () => {
    expect((await ask("/v1/customers/contoso/qualification")).body.description).toMatch(
      "path parameter 'customer-tenant-id' must be a GUID",
    );
    expect((await ask("/v1/customers/a%2Fb/qualification")).status).toBe(400);
  });

  test("malformed percent-encoding is refused", async () => {
    expect((await ask("/v1/customers/%E0%A4%A/qualification")).body.description).toContain(
      "the path has a malformed percent-encoding",
    );
    expect((await ask(`${synchronous}?code=%zz`)).body.description).toContain(
      "the query has a malformed percent-encoding",
    );
  });

  test("a query parameter that is there twice is refused", async () => {
    const answer = await ask(`${synchronous}?code=1&Code=2`, { method: "PUT", body: "3" });
    expect(answer.body.description).toContain("query parameter 'code' is there more than once");
  });

  test("an error never repeats a token, a validation code or another value", async () => {
    const secrets = ["eyJ0.secret.token", "code-4711", "4712"];
    const answers = [
      await ask(`${synchronous}?code=code-4711&code=4712`, {
        method: "PUT",
        body: "4712",
        headers: { Authorization: "Bearer eyJ0.secret.token" },
      }),
      await ask(`${synchronous}?code=4712`, { method: "PUT", body: '"code-4711', headers: { "MS-RequestId": "4712" } }),
      await post({ qualification: "StateOwnedEntity", validationCode: "4712", "code-4711": 1, "eyJ0.secret.token": 2 }),
      await ask("/v1/customers/code-4711/qualification", { headers: { Prefer: "code=4712", "X-Locale": "" } }),
      await ask(codes, { headers: { Prefer: "code=4712, example=code-4711" } }),
      await ask(codes, { headers: { Authorization: "eyJ0.secret.token" } }),
    ];
    for (const { status, body } of answers) {
      expect(status).toBeGreaterThanOrEqual(400);
      for (const secret of secrets) expect(JSON.stringify(body)).not.toContain(secret);
    }
  });

  test("an error's text has at most 1,024 characters, however much is wrong", async () => {
    const names = Array.from({ length: 400 }, (_, index) => ["x".repeat((index % 40) + 1), 1]);
    const answer = await post({ qualification: "StateOwnedEntity", ...Object.fromEntries(names) });
    expect(answer.body.description.length).toBe(1024);
  });

  test("a request whose body cannot be read is answered 500 and logged, without its message", async () => {
    const log: string[] = [];
    const body = new ReadableStream({ start: (controller) => controller.error(new TypeError("secret")) });
    const headers = { Authorization: "Bearer any", "Content-Type": "application/json" };
    const request = new Request(`${base}${synchronous}?code=secret`, { method: "PUT", body, headers, duplex: "half" });
    const response = await createMock({ log: (line) => log.push(line) }).fetch(request);
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual(exampleOf("updateQualification", 500, "unexpectedServiceError"));
    expect(log).toHaveLength(1);
    expect(log[0]).toMatch(`PUT ${synchronous} failed: TypeError`);
    expect(log[0]).not.toContain("secret");
  });
});
