import { operations } from "@partner-qualification/openapi";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { samplesOf } from "./code-samples.ts";
import { requestTarget, sampleRequests } from "./sample-request.ts";
import { startDocumentedMock } from "./testing/documented-mock.ts";
import { runners } from "./testing/runners.ts";

let mock: Awaited<ReturnType<typeof startDocumentedMock>>;
beforeAll(async () => {
  mock = await startDocumentedMock();
});
afterAll(() => mock?.[Symbol.asyncDispose]());

const samples = runners.flatMap(({ labels, by, run }) =>
  operations
    .flatMap((operation) => samplesOf(operation).map((sample) => ({ ...sample, id: operation.id, by, run })))
    .filter(({ label }) => labels.includes(label)),
);

describe("a mock that was started by its documented command accepts", () => {
  // Each sample has a token of its own, and so a partner with a state of its own, as if it were the first request.
  it.each(samples.map((sample, index) => ({ ...sample, token: `reader-${index}` })))(
    "the sample of $id in $label ($example), by $by",
    async ({ source, run, token }) => {
      const { failed, stdout, stderr } = await run(source, {
        PARTNER_CENTER_URL: mock.url,
        PARTNER_CENTER_TOKEN: token,
      });
      expect(stderr).toBe("");
      expect(failed, stdout).toBe(false);
    },
  );

  // What a form fills in: the first example, and the parameters that must be there.
  const prefilled = operations.flatMap((operation) => sampleRequests(operation).slice(0, 1));

  it.each(["one after another", "the other way round"])("each operation as a form prefills it, %s", async (order) => {
    const requests = order === "one after another" ? prefilled : prefilled.toReversed();
    expect(requests).toHaveLength(operations.length);
    for (const request of requests) {
      const { method, id, statuses, parameters } = request.operation;
      const required = parameters.query.filter((parameter) => parameter.required).map(({ name }) => name);
      const query = Object.fromEntries(Object.entries(request.query).filter(([name]) => required.includes(name)));
      const response = await fetch(mock.url + requestTarget({ ...request, query }), {
        method,
        headers: { Authorization: `Bearer ${order.replaceAll(" ", "-")}`, "Content-Type": "application/json" },
        ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
      });
      expect([id, response.status, await response.text()]).toEqual([id, statuses[0], expect.any(String)]);
    }
  });
});
