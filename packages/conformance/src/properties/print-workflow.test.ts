import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createMock, listen } from "@partner-qualification/mock";
import { description } from "@partner-qualification/openapi";
import fc from "fast-check";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { runWorkflows } from "../workflows/run-workflows.ts";
import { type Alter, sequenceProperty } from "./sequence-property.ts";

const root = mkdtempSync(join(tmpdir(), "failing-sequence-"));
afterAll(() => rmSync(root, { recursive: true }));
const servers: { close(): Promise<void> }[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

const redocly = join(dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")), "bin/cli.js");
const name = "failing-sequence.arazzo.yaml";

/** Replaces the body of the successful responses to an operation. */
const rewrite =
  (method: string, path: RegExp, change: (body: string) => string): Alter =>
  async (response, request) => {
    if (!response.ok || request.method !== method || !path.test(new URL(request.url).pathname)) return response;
    const { status, headers } = response;
    const changed = new Headers(headers);
    changed.delete("Content-Length");
    return new Response(change(await response.text()), { status, headers: changed });
  };

const defects: [string, Alter][] = [
  [
    "a denial without its reason",
    rewrite("GET", /qualifications$/, (body) => body.replace(/"vettingReason":"[^"]*",?/, "")),
  ],
  ["an item too many", rewrite("GET", /qualifications$/, (body) => body.replace(/^\[(.+)\]$/s, "[$1,$1]"))],
  [
    "a date that must be absent",
    rewrite("GET", /qualifications$/, (body) =>
      body.replace('"StateOwnedEntity"', '"StateOwnedEntity","vettingCreateDate":"2024-02-03T04:05:06Z"'),
    ),
  ],
  [
    "a code that is not used up",
    rewrite("GET", /all\/validations$/, (body) => body.replace('"remainingCreates":1', '"remainingCreates":2')),
  ],
  [
    "another name of the synchronous API",
    rewrite("GET", /qualification$/, (body) => body.replace("education", "none")),
  ],
  [
    "a request that is rejected",
    (response, request) =>
      request.method === "PUT" && response.ok
        ? new Response('{"code":"409","description":"No."}', {
            status: 409,
            headers: { "Content-Type": "application/json" },
          })
        : response,
  ],
];

/** A folder with the failing sequence of a mock with a defect, as the property prints it. */
const printFailure = async (alter: Alter): Promise<string> => {
  const property = sequenceProperty(description["x-state-machine"], alter);
  const { errorInstance } = await fc.check(property, { numRuns: 300, seed: 20_211_121 });
  if (!(errorInstance instanceof Error)) throw new Error("The property does not see the defect.");
  const folder = mkdtempSync(join(root, "workflows-"));
  writeFileSync(join(folder, name), errorInstance.message);
  return folder;
};

const run = async (folder: string, alter: Alter) => {
  const mock = createMock({ control: true, vetting: "hold" });
  const server = await listen(
    { fetch: async (request: Request) => alter(await mock.fetch(request.clone()), request) },
    { port: 0 },
  );
  servers.push(server);
  const [result] = await runWorkflows([name], server.url, {}, folder);
  return result;
};

describe("a failing sequence, printed as a workflow,", () => {
  it.each(defects)("fails with %s, at its last step alone, and passes without the defect", async (_, alter) => {
    const folder = await printFailure(alter);
    const failed = await run(folder, alter);
    expect(failed?.status).toBe("error");
    const bad = (failed?.steps ?? []).filter(({ checks }) => checks.some(({ status }) => status !== "success"));
    expect(bad.map(({ stepId }) => stepId)).toEqual([failed?.steps.at(-1)?.stepId]);
    const passed = await run(folder, (response) => response);
    expect(passed?.steps.flatMap(({ checks }) => checks.filter(({ status }) => status !== "success"))).toEqual([]);
    expect(passed?.status).toBe("success");
  });

  it("is valid Arazzo", async () => {
    const folder = await printFailure(defects[0]?.[1] ?? ((response) => response));
    const { status, stdout, stderr } = spawnSync(process.execPath, [redocly, "lint", join(folder, name)], {
      encoding: "utf8",
      env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_NOTIFICATIONS: "true" },
    });
    expect(status, stdout + stderr).toBe(0);
  });
});
