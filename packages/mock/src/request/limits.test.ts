import { expect, test } from "vitest";
import { base, codes } from "../../test/hostile.ts";
import { createMock } from "../create-mock.ts";
import { maxHeaders, maxParsedHeaderLength, maxUrlLength } from "./limits.ts";

const sendRequest = async (target: string, headers: Record<string, string> = {}) => {
  const request = new Request(base + target, { headers: { Authorization: "Bearer any", ...headers } });
  const response = await createMock().fetch(request);
  return { status: response.status, text: await response.text() };
};

test.each([
  ["Prefer", `${"x".repeat(50_000)}"`],
  ["Prefer", `a=${" ".repeat(50_000)}"`],
  ["Accept", '",'.repeat(100_000)],
  ["Content-Type", "a/b;".repeat(100_000)],
  ["MS-RequestId", "a".repeat(100_000)],
])("in process, too, a long %s is rejected: %#", async (name, value) => {
  const { status, text } = await sendRequest(codes, { [name]: value });
  expect(status).toBe(400);
  expect(JSON.parse(text).description).toContain(`is longer than ${maxParsedHeaderLength} characters`);
});

test("a header as long as allowed is read", async () => {
  expect((await sendRequest(codes, { Accept: "application/json".padEnd(maxParsedHeaderLength, " ,*/*") })).status).toBe(
    200,
  );
});

test("a path and query are read up to their limit", async () => {
  const query = (length: number) => `${codes}?${"a".repeat(length - codes.length - 1)}`;
  expect((await sendRequest(query(maxUrlLength))).status).toBe(200);
  const { status, text } = await sendRequest(query(maxUrlLength + 1));
  expect(status).toBe(400);
  expect(JSON.parse(text).description).toContain(`the URL is longer than ${maxUrlLength} characters`);
});

test("the limits are those of the README", () => {
  expect([maxHeaders, maxParsedHeaderLength, maxUrlLength]).toEqual([100, 1024, 8192]);
});
