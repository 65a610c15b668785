import { afterEach, expect, test } from "vitest";
import { base, codes, synchronous } from "../../test/testing.ts";
import { createMock } from "../create-mock.ts";
import { examplesOf, operations, responseFor } from "./operations.ts";

const operation = operations.find(({ iid }) => iid === "getQualification");
const [example] = operation ? examplesOf(responseFor(operation, 200)) : [];
const value = example?.value;
afterEach(() => {
  if (example) example.value = value;
});

test("a response that is not as described becomes a 500 and a line in the log, and the next request works", async () => {
  const log: string[] = [];
  const mock = createMock({ log: (line) => log.push(line) });
  const headers = { Authorization: "Bearer any" };
  if (example) example.value = "Education";
  const response = await mock.fetch(`${base}${synchronous}`, { headers: { ...headers, Prefer: "example=education" } });
  expect(response.status).toBe(500);
  expect(log).toEqual([
    expect.stringMatching(`^GET ${synchronous} failed: InvalidResponse getQualification 200: body enum `),
  ]);
  expect((await mock.fetch(`${base}${codes}`, { headers })).status).toBe(200);
});
