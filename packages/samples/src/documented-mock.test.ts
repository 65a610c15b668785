import { operations } from "@partner-qualification/openapi";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { samplesOf } from "./code-samples.ts";
import { errorSample } from "./error-sample.ts";
import { requestTarget, sampleRequests } from "./sample-request.ts";
import { runProgram } from "./testing/program.ts";
import { runners } from "./testing/runners.ts";
import { startDocumentedMock } from "./testing/start-mock.ts";

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

describe("the sample of an error", () => {
  /** Every error of every operation. */
  const errors = operations.flatMap(({ id, responses }) =>
    Object.values(responses)
      .filter(({ status }) => status >= 400)
      .flatMap(({ status, body }) =>
        Object.values(body?.examples ?? {}).map(({ name, value }) => ({ id, status, name, value })),
      ),
  );
  /** Each status and name once, at the first operation that has it. */
  const distinct = [...new Map(errors.toReversed().map((error) => [`${error.status} ${error.name}`, error])).values()];

  // Read as a shell reads it, then sent as curl would: this machine need not have curl.
  const printWords = `printf '%s\\n' "$@"`;
  it.each(distinct)("$name gets the documented $status of $id", async ({ id, status, name, value }) => {
    const command = errorSample(id, status, name).replace("http://127.0.0.1:4010", mock.url);
    const { stdout } = await runProgram("sh", ["-c", `curl() { ${printWords}; }\n${command}`], {});
    const words = stdout.trimEnd().split("\n");
    const after = (option: string) => words.flatMap((word, index) => (words[index - 1] === option ? [word] : []));
    const headers = after("--header").map((header) => header.split(/: (.*)/s).slice(0, 2) as [string, string]);
    const [method = "GET"] = after("--request");
    const [body] = after("--data");
    const url = words.find((word) => word.startsWith(mock.url)) ?? "";
    const response = await fetch(url, { method, headers, ...(body && { body }) });
    expect([response.status, await response.json()]).toEqual([status, value]);
  });

  it("rejects the name of an example that is not there", () => {
    expect(() => errorSample("getQualification", 409, "alreadyQualified")).toThrow(
      "getQualification has no example 'alreadyQualified' with status 409. Use one of: none.",
    );
    expect(() => errorSample("createQualifications", 409, "no")).toThrow(
      "Use one of: alreadyQualified, requestIdReused.",
    );
  });
});
