import mocker from "@stoplight/prism-http/dist/mocker/index.js";
import { expect, test } from "vitest";
import { mockedExample } from "./example.ts";
import { examplesOf, json, operations } from "./operations.ts";

const ignore = () => {};
const log = { info: ignore, warn: ignore, debug: ignore, success: ignore, error: ignore, child: () => log };
const logger = log as unknown as Parameters<ReturnType<typeof mocker.default>>[0];
const every = operations.flatMap((operation) =>
  operation.responses.flatMap((response) =>
    examplesOf(response).map(({ key }) => ({ id: operation.iid, operation, status: Number(response.code), key })),
  ),
);

test.each(every)(
  "$id $status $key is what the mocker makes of it, at first and again",
  ({ operation, status, key }) => {
    const data = { method: operation.method as "get", url: { path: operation.path, query: {} }, headers: {} };
    const config = { code: status, exampleKey: key, mediaTypes: [json], dynamic: false };
    const made = mocker.default({ resource: operation, input: { data, validations: [] }, config })(logger);
    for (const round of [1, 2])
      expect(mockedExample(operation, data, status, key)(logger), `round ${round}`).toEqual(made);
  },
);
