// The details of all errors that a request can get, side by side: what is wrong, then how to fix it.
import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createMock } from "../src/create-mock.ts";
import type { MockOptions } from "../src/options.ts";
import { asynchronous, base, bearer, codes, synchronous } from "./testing.ts";

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: NonNullable<RequestInit["body"]>;
  options?: MockOptions;
}

const put = (body: NonNullable<RequestInit["body"]>, headers = {}): Sent => ({ method: "PUT", body, headers });
const post = (body: object, headers = {}): Sent => ({ method: "POST", body: JSON.stringify(body), headers });
const education = { qualification: "Education", educationSegment: "K12" };
const government = { qualification: "GovernmentCommunityCloud", validationCode: "12345" };
const appOnly = { Authorization: bearer({ idtyp: "app" }) };
const user = { upn: "a", amr: ["mfa"] };
const withoutRole = { Authorization: bearer({ ...user, wids: ["65543400-f8b0-4783-8530-6d35ab8c6801"] }) };
const seed = (qualification: object, code = {}) => ({
  codes: [{ validationId: "12345", remainingCreates: 5, ...code }],
  customers: { "65543400-f8b0-4783-8530-6d35ab8c6801": [qualification as never] },
});
const failing = () =>
  new ReadableStream<unknown>({ start: (controller) => controller.enqueue("text") }) as ReadableStream;

const kinds =
  "the body must be an object whose property 'qualification' is one of Education, GovernmentCommunityCloud, StateOwnedEntity.";

const table: [detail: string, status: number, target: string, sent?: Sent][] = [
  ["the path has a malformed percent-encoding; encode it as UTF-8.", 400, "/v1/customers/%E0%A4%A/qualification"],
  ["there is no such path; known are /v1/customers/all/validations,", 404, "/v1/nothing"],
  ["there is no such path; start the mock with --control.", 404, "/__mock/state"],
  ["this path takes GET, PUT.", 405, synchronous, { method: "DELETE" }],
  [
    "send the header 'Authorization: Bearer <token>'; the mock takes any token that is not empty.",
    401,
    codes,
    { headers: { Authorization: "" } },
  ],
  ["the token has expired; send a new one.", 401, codes, { headers: { Authorization: bearer({ upn: "a", exp: 1 }) } }],
  [
    "the token is not valid yet; send it from the time in its claim 'nbf' on.",
    401,
    codes,
    { headers: { Authorization: bearer({ ...user, nbf: 99_999_999_999 }) } },
  ],
  [
    "the claim 'aud' names another service; request a token for Partner Center.",
    401,
    codes,
    { headers: { Authorization: bearer({ ...user, aud: "https://graph.windows.net" }) } },
  ],
  [
    "the claim 'amr' does not contain 'mfa'; sign in with it, or start the mock with --mfa off.",
    401,
    codes,
    { headers: { Authorization: bearer({ upn: "a" }) } },
  ],
  ["the URL is longer than 8192 characters; send a shorter one.", 400, `${codes}?${"a".repeat(9_000)}`],
  [
    "header accept is longer than 1024 characters; send a shorter one.",
    400,
    codes,
    { headers: { Accept: "a".repeat(2_000) } },
  ],
  [
    "header Accept leaves out application/json, the one media type of the responses; send it, or leave the header out.",
    406,
    codes,
    { headers: { Accept: "text/html" } },
  ],
  ["the query has a malformed percent-encoding; encode it as UTF-8.", 400, `${codes}?a=%zz`],
  ["query parameter 'code' is sent more than once; send it once.", 400, `${synchronous}?code=1&code=2`, put("1")],
  ["the body is larger than 65536 bytes; send a smaller one.", 400, synchronous, put("1".repeat(70_000))],
  [
    "header Content-Encoding names an unknown coding; send the body as it is.",
    400,
    synchronous,
    put("1", { "Content-Encoding": "gzip" }),
  ],
  [
    "header Content-Type does not name the media type of the body; send application/json in UTF-8.",
    400,
    synchronous,
    put("1", { "Content-Type": "text/plain" }),
  ],
  ["the body is not a stream of bytes; send bytes or a text.", 400, synchronous, put(failing())],
  ["the body is not UTF-8; encode it as UTF-8.", 400, synchronous, put(new Uint8Array([0xff]))],
  [
    "the body is nested deeper than 64 levels from line 1, column 65 on; send a flatter one.",
    400,
    synchronous,
    put("[".repeat(70)),
  ],
  ["the body is not JSON; fix the mistake in line 1, column 2.", 400, synchronous, put("{")],
  ["the body has too many values: at most 1,000; send fewer.", 400, synchronous, put(`[${"1,".repeat(1_000)}1]`)],
  ["path parameter 'customer-tenant-id' must be a GUID, such as", 400, "/v1/customers/contoso/qualification"],
  ["header 'MS-RequestId' must be a GUID,", 400, codes, { headers: { "MS-RequestId": "1" } }],
  ["the body is empty and must be one of 1 (Education), 3 (GovernmentCommunityCloud).", 400, synchronous, put("")],
  ["the body must be one of 1 (Education), 3 (GovernmentCommunityCloud).", 400, synchronous, put("2")],
  [kinds, 400, asynchronous, post([])],
  [kinds, 400, asynchronous, post({ qualification: "None" })],
  [
    "property 'educationSegment' is missing and must be one of K12, HigherEducation.",
    400,
    asynchronous,
    post({ qualification: "Education" }),
  ],
  ["property 'website' must be a string that is not empty.", 400, asynchronous, post({ ...education, website: "" })],
  [
    "property 'more' is not known here and must be removed; known properties are qualification.",
    400,
    asynchronous,
    post({ qualification: "StateOwnedEntity", more: 1 }),
  ],
  [
    "header Prefer: 'code' must be one of 200, 400, 401, 403, 404,",
    400,
    synchronous,
    { headers: { Prefer: "code=418" } },
  ],
  ["header Prefer: 'example' must be one of", 400, synchronous, { headers: { Prefer: "example=other" } }],
  [
    "the token is App-only, and a write requires an App+User token; sign in a user.",
    403,
    synchronous,
    put("1", appOnly),
  ],
  [
    "Government Community Cloud requires one of the roles Directory Reader,",
    403,
    asynchronous,
    post(government, withoutRole),
  ],
  [
    "header If-Match names an entity tag, and a qualification has none; send '*', or omit the header.",
    412,
    synchronous,
    put("1", { "If-Match": '"a"' }),
  ],
  [
    "with --strict-customers only seeded customers exist; add this one to the seed, or omit the option.",
    404,
    synchronous,
    { options: { strictCustomers: true } },
  ],
  [
    "the customer was not qualified with a validation code; request Government Community Cloud first.",
    404,
    synchronous.replace("qualification", "validations"),
  ],
  [
    "query parameter 'code' is missing; Government Community Cloud needs a validation code.",
    400,
    synchronous,
    put("3"),
  ],
  [
    "property 'validationCode' is not one of the partner's validation codes; read them from /v1/customers/all/validations.",
    400,
    asynchronous,
    post({ ...government, validationCode: "other" }),
  ],
  [
    "property 'validationCode' is used up; take another validation code.",
    400,
    asynchronous,
    { ...post(government), options: { seed: { codes: [{ validationId: "12345", remainingCreates: 0 }] } } },
  ],
  [
    "Education was requested 3 times for this customer; contact Microsoft's support.",
    403,
    asynchronous,
    {
      ...post(education),
      options: { seed: seed({ qualification: "Education", vettingStatus: "Denied", requests: 3 }) },
    },
  ],
  [
    "it is Education (Approved), which the partner cannot change.",
    409,
    asynchronous,
    { ...post(education), options: { seed: seed({ qualification: "Education", vettingStatus: "Approved" }) } },
  ],
  [
    "it is Education (Approved), which cannot be combined with GovernmentCommunityCloud.",
    409,
    asynchronous,
    { ...post(government), options: { seed: seed({ qualification: "Education", vettingStatus: "Approved" }) } },
  ],
  [
    "it is StateOwnedEntity, which the partner cannot change.",
    409,
    asynchronous,
    { ...post({ qualification: "StateOwnedEntity" }), options: { seed: seed({ qualification: "StateOwnedEntity" }) } },
  ],
];

test.each(table)("%s", async (detail, status, target, { options = {}, headers, ...init } = {}) => {
  const mock = createMock(options);
  const usual = { Authorization: "Bearer any", ...(init.body !== undefined && { "Content-Type": "application/json" }) };
  const stream = init.body instanceof ReadableStream ? { duplex: "half" as const } : {};
  const response = await mock.fetch(`${base}${target}`, { ...init, ...stream, headers: { ...usual, ...headers } });
  const { description } = JSON.parse(await response.text());
  expect([response.status, description]).toEqual([status, expect.stringContaining(`: ${detail}`)]);
});

// A body that does not arrive takes 30 s to be rejected, and the test of the stream has it; a reused id takes two requests,
// and the rules' tests have it. The other two are parts of what is above.
const elsewhere = ["the body did not arrive in time;", "the body has been read before;", "a retry repeats the method,"];

test("each detail in the sources stands in the table", () => {
  const sources = globSync("src/{request,prism,state}/**/*.ts", { cwd: new URL("..", import.meta.url) })
    .filter((file) => !file.endsWith(".test.ts"))
    .map((file) => readFileSync(new URL(`../${file}`, import.meta.url), "utf8"))
    .join("\n");
  const pattern = /(?:invalidRequest\(|\binvalid\(|conflict\(|detail(?: =|:))\s*(?:`([^`]+)`|"([^"]+)")/g;
  const details = [...sources.matchAll(pattern)].map(([, template, text]) => template ?? text ?? "");
  expect(details.length).toBeGreaterThan(25);
  const missing = details.filter((detail) => {
    // What stands between the placeholders; nothing in that of the validation, which puts its problems together.
    const [longest = ""] = detail.split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/).sort((a, b) => b.length - a.length);
    return (
      longest.length > 1 &&
      ![...table.map(([shown]) => shown), ...elsewhere].some(
        (shown) => shown.includes(longest) || longest.includes(shown),
      )
    );
  });
  expect(missing).toEqual([]);
});
