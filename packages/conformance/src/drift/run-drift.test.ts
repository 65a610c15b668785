import { describe, expect, it } from "vitest";
import type { HttpRequest, HttpResponse } from "../http/message.ts";
import { customer, recorded } from "../testing/recorded-traffic.ts";
import type { Recorded } from "../traffic/recorded.ts";
import type { CheckId, Severity } from "./observation.ts";
import { DriftChecker } from "./run-drift.ts";

const base = `https://api.partnercenter.microsoft.com/v1/customers/${customer}`;
const { headers } = recorded().request;
const json: [string, string] = ["Content-Type", "application/json"];

/** What is observed of requests in a row. */
const observe = (...entries: Recorded[]): [CheckId, Severity, string][] => {
  const checker = new DriftChecker();
  for (const entry of entries) checker.check(entry);
  return checker.observations.map(({ check, severity, message }) => [check, severity, message]);
};
const checksOf = (...entries: Recorded[]) => observe(...entries).map(([check]) => check);
const post = (body: unknown): Partial<HttpRequest> => ({
  method: "POST",
  url: `${base}/qualifications`,
  headers: [...headers, json],
  body: JSON.stringify(body),
});
const soe = post({ qualification: "StateOwnedEntity" });
const created: Partial<HttpResponse> = { status: 201, reason: "Created", body: '{"qualification":"StateOwnedEntity"}' };
const error = (status: number, body: unknown): Partial<HttpResponse> => ({
  status,
  reason: "",
  body: JSON.stringify(body),
});

describe("a recording without drift", () => {
  it.each([
    ["a read", recorded()],
    ["a write", recorded(soe, created)],
    [
      "any case, and a gateway's path before it",
      recorded({ url: `https://gateway/api/V1/Customers/${customer}/QUALIFICATION` }),
    ],
    ["a body with a byte order mark", recorded({}, { body: '\uFEFF"none"' })],
    ["a body that was not recorded", recorded({}, { body: "" }, { hasBody: false })],
    ["a documented error", recorded(soe, error(409, { code: "409", description: "The customer has it." }))],
    ["a browser's headers", recorded({ headers: [...headers, ["sec-ch-ua", "x"]] })],
  ])("has %s", (_, entry) => expect(observe(entry)).toEqual([]));
});

it("a code that is in the query alone is in no observation", () => {
  const url = `${base}/qualification?code=ZZ-998877`;
  const write = { method: "PUT", url, headers: [...headers, json], body: "3" };
  const texts = observe(recorded(write, { headers: [["Content-Type", "text/ZZ-998877"], ...headers.slice(1)] })).flat();
  expect(texts.join()).toContain("text/[redacted]");
  expect(texts.join()).not.toContain("998877");
});

describe("drift", () => {
  it.each<[CheckId, Severity, Recorded]>([
    ["undocumented-operation", "error", recorded({ method: "DELETE" })],
    ["undocumented-status", "error", recorded({}, { status: 418 })],
    [
      "undocumented-header",
      "note",
      recorded({}, { headers: [...(recorded().response?.headers ?? []), ["X-New", "1"]] }),
    ],
    ["response-mismatch", "error", recorded({}, { body: '"nonprofits"' })],
    ["response-mismatch", "error", recorded({}, { headers: [["Content-Type", "text/html"], ...headers.slice(1)] })],
    ["error-shape", "error", recorded({}, error(404, { error: "not found" }))],
    ["ids-not-returned", "error", recorded({}, { headers: [json, ...headers.slice(2)] })],
    ["ids-not-returned", "error", recorded({}, { headers: [json, ["MS-RequestId", customer], ...headers.slice(2)] })],
    ["invalid-request-accepted", "error", recorded(post({ qualification: "Nonprofit" }), created)],
    ["invalid-request-rejected", "note", recorded(post({}), error(400, { code: "3000", description: "x" }))],
    [
      "invalid-request-rejected",
      "note",
      recorded({ url: `${base}/qualification?x=1` }, error(400, { code: "3000", description: "x" })),
    ],
    ["valid-request-rejected", "warning", recorded(soe, error(400, { code: "3000", description: "x" }))],
    ["token-over-http", "error", recorded({ url: recorded().request.url.replace("https", "http") })],
    [
      "secret-in-url",
      "error",
      recorded({ url: `${recorded().request.url}?access_token=abc` }, error(400, { code: "3000", description: "x" })),
    ],
  ])("%s is a %s", (check, severity, entry) => {
    expect(observe(entry).filter(([id]) => id !== "invalid-request-rejected" || id === check)).toEqual([
      [check, severity, expect.any(String)],
    ]);
  });

  const invalid = { code: "3000", description: "x" };
  it.each<[string, Recorded, string[]]>([
    ["a method", recorded({ method: "DELETE" }), ["DELETE is not described for this path."]],
    ["a status", recorded({}, { status: 418 }), ["418 is not described."]],
    [
      "a header",
      recorded({}, { headers: [...(recorded().response?.headers ?? []), ["X-New-CF-Ray", "1"], ["CF-Ray", "1"]] }),
      ["X-New-CF-Ray of a response with 200."],
    ],
    [
      "ids",
      recorded({}, { headers: [json, ["ms-requestid", customer]] }),
      [
        `MS-RequestId is '${customer}', and the request has '${headers[1]?.[1]}'.`,
        `MS-CorrelationId is missing, and the request has '${headers[2]?.[1]}'.`,
      ],
    ],
    ["a valid request", recorded(soe, error(400, invalid)), ["A request that is valid under the spec got 400."]],
    [
      "an invalid request",
      recorded({ url: `${base}/qualification?x=1&y=2` }, error(400, invalid)),
      ["query parameter x is not described; query parameter y is not described"],
    ],
    [
      "a body in another media type",
      recorded({}, { headers: [["Content-Type", "text/html"], ...headers.slice(1)] }),
      [expect.stringMatching(/^200: media type.*text\/html/)],
    ],
  ])("says what is wrong with %s", (_, entry, messages) => {
    expect(observe(entry).map(([, , message]) => message)).toEqual(messages);
  });

  it("has no media type and no body where the body was not recorded, and still has the rest", () => {
    const bare = { body: "", headers: [...headers.slice(1), ["X-New", "1"] as [string, string]] };
    expect(checksOf(recorded({}, bare, { hasBody: false }))).toEqual(["undocumented-header"]);
    const throttled = { status: 429, body: "", headers: [["Retry-After", "soon"]] as [string, string][] };
    expect(checksOf(recorded({}, throttled, { hasBody: false }))).toEqual(["response-mismatch"]);
  });

  it("has the same of a request that is invalid and got 200, 299 and 300", () => {
    const invalidAt = (status: number) =>
      checksOf(recorded({ url: `${base}/qualification?x=1` }, { status })).filter((id) => id.startsWith("invalid"));
    expect([199, 200, 299, 300].map(invalidAt)).toEqual([
      ["invalid-request-rejected"],
      ["invalid-request-accepted"],
      ["invalid-request-accepted"],
      ["invalid-request-rejected"],
    ]);
  });

  it("has an error in another media type as a mismatch, and one of 400 in another shape as such", () => {
    const html = error(404, { code: "404", description: "x" });
    expect(checksOf(recorded({}, { ...html, headers: [["Content-Type", "text/html"], ...headers.slice(1)] }))).toEqual([
      "response-mismatch",
    ]);
    expect(checksOf(recorded(post({}), error(400, { error: "x" })))).toContain("error-shape");
  });

  it("has no token on this machine", () => {
    expect(checksOf(recorded({ url: `http://127.0.0.1:4010/v1/customers/${customer}/qualification` }))).toEqual([]);
  });
});

describe("a retry", () => {
  const other = { ...soe, headers: [...headers.slice(0, 1), ["MS-RequestId", customer] as [string, string], json] };
  const failed = recorded(soe, error(500, { code: "500", description: "x" }));
  const without = recorded(soe, null);
  const again = (change: Partial<HttpRequest>, started: number) =>
    recorded(change, { ...created, headers: [json, ...(change.headers ?? []).slice(1)] }, { index: 1, started });

  it.each([
    ["after an error", failed],
    ["without a response", without],
  ])("%s that changed its MS-RequestId may act twice", (_, first) => {
    expect(checksOf(first, again(other, 1_000))).toContain("retry-changed-request-id");
    expect(checksOf(first, again(soe, 1_000))).not.toContain("retry-changed-request-id");
  });

  it("is not a request that is sent again after a success, or much later", () => {
    expect(checksOf(recorded(soe, created), again(other, 1_000))).not.toContain("retry-changed-request-id");
    expect(checksOf(failed, again(other, 3_600_000))).not.toContain("retry-changed-request-id");
  });

  it("comes too early before Retry-After", () => {
    const throttled = recorded(
      {},
      { ...error(429, { statusCode: 429, message: "x" }), headers: [json, ["Retry-After", "57"]] },
    );
    const at = (started: number) => checksOf(throttled, recorded({}, {}, { index: 1, started }));
    expect(at(30_000)).toEqual(["retry-too-early"]);
    expect(at(57_010)).toEqual([]);
  });
});

it("the same observation is counted, and not repeated", () => {
  const checker = new DriftChecker();
  for (let index = 0; index < 50; index += 1) checker.check(recorded({}, { status: 418 }, { index }));
  expect(checker.observations).toMatchObject([{ check: "undocumented-status", index: 0, count: 50 }]);
});

it("requests of other APIs are left out", () => {
  const checker = new DriftChecker();
  expect(checker.check(recorded({ url: "https://api.partnercenter.microsoft.com/v1/customers" }))).toBeUndefined();
  expect(checker.check(recorded({ url: `${base}/orders` }))).toBeUndefined();
});

it("coverage counts operations, statuses, examples and values", () => {
  const checker = new DriftChecker();
  checker.check(recorded());
  checker.check(recorded(soe, created));
  const { operations, statuses, examples, values } = checker.coverage();
  expect(operations.seen).toEqual(["createQualifications", "getQualification"]);
  expect(operations.missing).toHaveLength(4);
  expect(statuses.seen).toEqual(["createQualifications 201", "getQualification 200"]);
  expect(examples.seen).toContain("createQualifications request stateOwnedEntity");
  expect(examples.missing).toContain("createQualifications request education");
  expect(values.seen).toContain("getQualification 200 body: none");
  expect(values.seen).toContain("createQualifications 201 qualification: StateOwnedEntity");
  expect(values.missing).toContain("getQualification 200 body: education");
});
