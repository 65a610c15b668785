import mocker from "@stoplight/prism-http/dist/mocker/index.js";
import { expect, test } from "vitest";
import { namedExample } from "./named-example.ts";
import { examplesOf, json, type Operation, operations } from "./operations.ts";

const ignore = () => {};
const log = { info: ignore, warn: ignore, debug: ignore, success: ignore, error: ignore, child: () => log };
const logger = log as unknown as Parameters<ReturnType<typeof mocker.default>>[0];
const every = operations.flatMap((operation) =>
  operation.responses.flatMap((response) =>
    examplesOf(response).map(({ key }) => ({ id: operation.iid, operation, status: Number(response.code), key })),
  ),
);

test.each(every)(
  "$id $status $key is what Prism's mocker makes of it for a request, at first and again",
  ({ operation, status, key }) => {
    const headers = { accept: "application/json", authorization: "Bearer token" };
    const data = { method: operation.method as "get", url: { path: operation.path, query: {} }, headers };
    const config = { code: status, exampleKey: key, mediaTypes: [json], dynamic: false };
    const made = mocker.default({ resource: operation, input: { data, validations: [] }, config })(logger);
    for (const round of [1, 2])
      expect(made, `round ${round}`).toMatchObject({
        _tag: "Right",
        right: { statusCode: status, ...namedExample(operation, status, key) },
      });
  },
);

test("an example that is not described is an error", () => {
  expect(() => namedExample(operations[0] as Operation, 200, "nothing")).toThrow();
});
