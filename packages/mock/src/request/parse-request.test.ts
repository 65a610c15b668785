import { expect, test } from "vitest";
import { codes, put, sendRequest, synchronous } from "../../test/testing.ts";
import { maxBodyBytes } from "./limits.ts";
import { parseRequest } from "./parse-request.ts";
import { route } from "./route.ts";

test.each([
  "/",
  "/v1",
  "/v2/customers/all/validations",
  `${synchronous}/`,
  "/v1/customers//qualification",
  "//",
  "/%2e%2e",
])("404 for %s", async (path) => {
  expect(await sendRequest(path, { headers: { Authorization: "" } })).toMatchObject({
    status: 404,
    body: { code: "1000" },
  });
});

test("405 names the methods of the path", async () => {
  const response = await sendRequest(synchronous, { method: "DELETE", headers: { Authorization: "" } });
  expect(response.status).toBe(405);
  expect(response.headers.get("Allow")).toBe("GET, PUT");
  expect(response.body.description).toBe("Method not allowed: this path takes GET, PUT.");
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
])("Accept: %s gets %i", async (accept, status) => {
  expect((await sendRequest(codes, { headers: { Accept: accept } })).status).toBe(status);
});

test.each([
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data",
  "json",
  ";;;",
  "application/json; charset=utf-16",
  "\u00e9/\u00e9",
])("Content-Type: %s is rejected", async (type) => {
  const response = await put("3", { "Content-Type": type });
  expect(response.status).toBe(400);
  expect(response.body.description).toContain(
    "header Content-Type does not name the media type of the body; send application/json in UTF-8.",
  );
});

test.each(["application/json;charset=UTF-8", "Application/JSON", "application/json; x"])(
  "Content-Type: %s is accepted",
  async (type) => {
    expect((await put("3", { "Content-Type": type })).status).toBe(200);
  },
);

test("a body above 64 KiB is rejected, one of 64 KiB is read", async () => {
  const large = await put(`3${" ".repeat(maxBodyBytes)}`);
  expect(large.body.description).toContain("the body is larger than 65536 bytes");
  expect((await put(`3${" ".repeat(maxBodyBytes - 1)}`)).status).toBe(200);
});

test("a body that is not UTF-8, or nested too deep, is rejected", async () => {
  expect((await put(new Uint8Array([0x22, 0xff, 0x22]))).body.description).toContain("the body is not UTF-8");
  expect((await put("[".repeat(60_000))).body.description).toContain("the body is nested deeper than 64 levels");
});

test("malformed percent-encoding is rejected", async () => {
  expect((await sendRequest("/v1/customers/%E0%A4%A/qualification")).body.description).toContain(
    "the path has a malformed percent-encoding",
  );
  expect((await sendRequest(`${synchronous}?code=%zz`)).body.description).toContain(
    "the query has a malformed percent-encoding",
  );
});

test("a query parameter that is sent twice is rejected", async () => {
  const response = await sendRequest(`${synchronous}?code=1&Code=2`, { method: "PUT", body: "3" });
  expect(response.body.description).toContain("query parameter 'code' is sent more than once");
});

test.each([
  ["Bearer a-secret", "Bearer token"],
  ["BEARER  a-secret", "Bearer token"],
  ["Basic a-secret", undefined],
  ["Bearer ", undefined],
])("of the credentials %j nothing but the scheme is parsed", (authorization, parsed) => {
  const request = { method: "GET", target: codes, headers: { authorization }, body: new Uint8Array() };
  const found = route("GET", codes);
  expect("notFound" in found ? found : parseRequest(request, found)).toHaveProperty(
    "headers",
    parsed === undefined ? {} : { authorization: parsed },
  );
});
