// Runs the built command against servers of this machine.
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { exchanges } from "@partner-qualification/exchanges";
import { createMock, listen, type MockOptions } from "@partner-qualification/mock";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import type { RunReport, Verdict } from "../run/verdict.ts";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "conformance-run-"));
afterAll(() => rmSync(folder, { recursive: true }));

const servers: { close(): Promise<void> }[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

/** A mock whose responses a test may change; it keeps what it received. */
const serve = async (
  options: MockOptions = {},
  alter: (response: Response, request: Request) => Response | Promise<Response> = (response) => response,
) => {
  const mock = createMock({ vetting: "hold", ...options });
  const received: Request[] = [];
  const handler = {
    async fetch(request: Request) {
      received.push(request.clone());
      return alter(await mock.fetch(request), request);
    },
  };
  const server = await listen(handler, { port: 0, allowHosts: ["::ffff:7f00:1"] });
  servers.push(server);
  return { url: `${server.url}/v1`, received, mock };
};

const start = (args: string[], env: Record<string, string> = {}) => {
  const child = spawn(process.execPath, [cli, "run", ...args], { env: { ...process.env, NO_COLOR: "1", ...env } });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      printed += chunk;
    });
  }
  return { child, printed: () => printed, ended: once(child, "exit").then(([code]) => code as number) };
};

const run = async (args: string[], env?: Record<string, string>) => {
  const file = join(folder, `${randomUUID()}.json`);
  const { printed, ended } = start([...args, "--report", "json", "--out", file], env);
  const code = await ended;
  const report = () => JSON.parse(readFileSync(file, "utf8")) as RunReport;
  const verdictOf = (id: string): Verdict | undefined => report().verdicts.find((verdict) => verdict.id === id);
  return { code, printed: printed(), report, verdictOf };
};

const without = (name: string) => (response: Response) => {
  response.headers.delete(name);
  return response;
};

it("says before each count what is counted, for targets of this repository", async () => {
  const { printed, code } = await run(["--target", "mock", "--only", "rule"]);
  expect(printed).toMatch(/^Running the rules against mock\n(?:\d+\/\d+ cases, 0 failed\n)+/);
  expect(printed).not.toContain("Replaying");
  expect(code).toBe(0);
});

describe("a run against a server", () => {
  it("passes the mock, in every kind of case", async () => {
    const { url } = await serve();
    const { code, printed, report } = await run(["--target", url]);
    expect(report().verdicts.filter(({ result }) => result === "fail" || result === "finding")).toEqual([]);
    expect(new Set(report().verdicts.map(({ kind }) => kind)).size).toBe(4);
    expect(printed).toContain("Every documented fact that was checked holds.");
    expect(printed).toMatch(/(\d+)\/\1 cases, 0 failed/);
    expect(code).toBe(0);
  });

  it("fails for a documented fact that does not hold, and names its source", async () => {
    const { url } = await serve({}, without("MS-RequestId"));
    const { code, verdictOf, printed } = await run(["--target", url]);
    expect(verdictOf("ids-are-echoed")).toMatchObject({ result: "fail", certainty: "documented" });
    expect(verdictOf("ids-are-echoed")?.sources.length).toBeGreaterThan(0);
    expect(verdictOf("get-validation-codes")?.differences).toMatchObject([{ what: "header MS-RequestId" }]);
    expect(printed).toContain("the target does not conform");
    expect(code).toBe(1);
  });

  it("has a finding for an inferred fact that does not hold, and does not fail", async () => {
    const conflictIs400 = async (response: Response, request: Request) =>
      response.status === 409 && !request.headers.has("Prefer")
        ? new Response(await response.text(), { status: 400, headers: response.headers })
        : response;
    const { url } = await serve({}, conflictIs400);
    const { code, verdictOf, printed } = await run(["--target", url, "--only", "rule"]);
    const verdict = verdictOf("conflicts-are-rejected");
    expect(verdict).toMatchObject({ result: "finding", certainty: "inferred" });
    expect(verdict?.inferred).toContain("409");
    expect(verdictOf("qualification-is-final")?.result).toBe("pass");
    expect(printed).toContain("please report");
    expect(code).toBe(0);
  });

  it("has a finding for an erratum whose original reading the server follows", async () => {
    const wrapped = async (response: Response, request: Request) => {
      if (!request.headers.has("Prefer") || !request.url.endsWith("/qualifications") || request.method !== "GET")
        return response;
      const headers = new Headers(response.headers);
      headers.delete("Content-Length");
      return new Response(`{"qualifications":${await response.text()}}`, { status: response.status, headers });
    };
    const { url } = await serve({}, wrapped);
    const { verdictOf, report } = await run(["--target", url, "--only", "erratum"]);
    expect(verdictOf("wrapped-list")).toMatchObject({ result: "finding" });
    const others = report().verdicts.filter(({ id, result }) => id !== "wrapped-list" && result === "finding");
    expect(others).toEqual([]);
  });

  it("sends nothing but GET with --read-only", async () => {
    const { url, received } = await serve();
    const { code, report } = await run(["--target", url, "--read-only"]);
    expect(received.filter(({ method }) => method !== "GET")).toEqual([]);
    expect(report().notApplicable).toBeGreaterThan(20);
    expect(code).toBe(0);
  });

  it("sends nothing but GET to another machine, unless it may change the customer that is named", async () => {
    const customer = "2fa8a5c3-7f4e-4a71-9c21-0d6c1d0c8a55";
    const { url, received } = await serve();
    // An address that leads here, and is not one of those that stand for this machine.
    const args = ["--target", url.replace("127.0.0.1", "[::ffff:7f00:1]")];
    const written = () => received.filter(({ method }) => method !== "GET");
    for (const more of [[], ["--customer", customer]]) {
      const { code, report } = await run([...args, ...more]);
      expect([code, report().targets]).toEqual([0, [args[1]]]);
      expect(written()).toEqual([]);
      expect(received.filter((request) => request.url.includes("/__mock/"))).toEqual([]);
    }
    await run([...args, "--customer", customer, "--allow-writes"]);
    expect(written().length).toBeGreaterThan(0);
    expect(written().filter((request) => !request.url.includes(customer))).toEqual([]);
  });

  it("uses only the customer, the token and the code that are given", async () => {
    const customer = "2fa8a5c3-7f4e-4a71-9c21-0d6c1d0c8a55";
    const { url, received } = await serve({ seed: { codes: [{ validationId: "ZZ-471101-QQ", maxCreates: 9 }] } });
    const env = { TOKEN: "opaque-access-token-1", CODE: "ZZ-471101-QQ" };
    const args = ["--target", url, "--customer", customer, "--token-env", "TOKEN", "--code-env", "CODE"];
    const { report } = await run(args, env);
    const writes = received.filter(({ method, headers }) => method !== "GET" && !headers.has("Prefer"));
    expect(writes.length).toBeGreaterThan(0);
    expect(writes.filter((request) => !request.url.includes(customer))).toEqual([]);
    const api = received.filter((request) => !request.url.includes("/__mock/"));
    const tokens = new Set(api.map(({ headers }) => headers.get("Authorization")));
    expect([...tokens]).toEqual([`Bearer ${env.TOKEN}`]);
    expect(report().verdicts.length).toBe(report().planned);
  });
});

it("no report and nothing that is printed has a token or a code", async () => {
  const env = { TOKEN: "opaque-access-token-1", CODE: "ZZ-471101-QQ" };
  // A server that repeats what it should not.
  const { url } = await serve(
    { seed: { codes: [{ validationId: "ZZ-471101-QQ", maxCreates: 9 }, { validationId: "YY-998877-PP" }] } },
    async (response, request) => {
      const text = `${request.headers.get("Authorization")} ${request.url} ${await request
        .clone()
        .text()
        .catch(() => "")}`;
      const body = JSON.stringify({ code: "x", description: text, token: env.TOKEN, list: await response.text() });
      const status = request.method === "GET" && request.url.endsWith("all/validations") ? 200 : 400;
      return new Response(status === 200 ? '[{"validationId":"ZZ-471101-QQ"},{"validationId":"YY-998877-PP"}]' : body, {
        status,
        headers: { "X-Token": env.TOKEN },
      });
    },
  );
  const formats = ["html", "junit", "json", "sarif", "markdown"];
  const args = formats.flatMap((format) => ["--report", format, "--out", join(folder, `leak.${format}`)]);
  const { printed, ended } = start(["--target", url, "--token-env", "TOKEN", ...args, "--code-env", "CODE"], env);
  expect(await ended).toBe(1);
  const texts = readdirSync(folder)
    .filter((name) => name.startsWith("leak."))
    .map((name) => readFileSync(join(folder, name), "utf8"));
  expect(texts).toHaveLength(formats.length);
  for (const text of [...texts, printed()]) {
    expect(text).toContain("createQualifications");
    for (const secret of [env.TOKEN, env.CODE, "998877", "eyJ"]) expect(text).not.toContain(secret);
  }
});

it("Ctrl+C ends the run with a report of what was found", async () => {
  let release = () => {};
  const later = new Promise<void>((resolve) => {
    release = resolve;
  });
  let count = 0;
  const { url } = await serve({}, async (response) => {
    count += 1;
    if (count > 40) await later;
    return response;
  });
  const file = join(folder, "partial.json");
  const { child, ended, printed } = start(["--target", url, "--report", "json", "--out", file, "--concurrency", "1"]);
  while (count <= 40) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill("SIGINT");
  expect(await ended).toBe(2);
  release();
  const report = JSON.parse(readFileSync(file, "utf8")) as RunReport;
  expect(report.complete).toBe(false);
  expect(report.verdicts.length).toBeGreaterThan(0);
  expect(report.verdicts.length).toBeLessThan(report.planned);
  expect(report.failed).toBe(0);
  expect(printed()).toContain(`Interrupted: ${report.verdicts.length} of ${report.planned} cases ran.`);
});

it("Ctrl+C before the server has responded leaves a report without verdicts", async () => {
  let reached = () => {};
  const first = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const { url } = await serve({}, () => {
    reached();
    return new Promise<Response>(() => {});
  });
  const file = join(folder, "none.json");
  const { child, ended, printed } = start(["--target", url, "--report", "json", "--out", file]);
  await first;
  child.kill("SIGINT");
  expect(await ended).toBe(2);
  const report = JSON.parse(readFileSync(file, "utf8")) as RunReport;
  expect(report).toMatchObject({ complete: false, verdicts: [] });
  expect(printed()).toContain(`Interrupted: 0 of ${report.planned} cases ran.`);
});

it("Ctrl+C also ends the replays against the targets of this repository", async () => {
  const file = join(folder, "own.json");
  const { child, ended, printed } = start(["--target", "docs", "--report", "json", "--out", file]);
  while (!printed().includes("Replaying")) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill("SIGINT");
  expect(await ended).toBe(2);
  const report = JSON.parse(readFileSync(file, "utf8")) as RunReport;
  expect(report.complete).toBe(false);
  expect(report.planned).toBe(exchanges.length);
  expect(report.verdicts.length).toBeLessThan(report.planned);
  expect(printed()).toContain(`Interrupted: ${report.verdicts.length} of ${report.planned} cases ran.`);
});

it("a server that cannot be reached leaves the report of those before it", async () => {
  const { url } = await serve();
  const { code, printed, report } = await run([
    "--target",
    url,
    "--target",
    "http://127.0.0.1:1",
    "--only",
    "operation",
  ]);
  expect(code).toBe(2);
  expect(printed).toContain("http://127.0.0.1:1 cannot be reached");
  expect(report()).toMatchObject({ complete: false, planned: 12, passed: 6 });
});

it("a server that responds with 500 to the first operation alone is run, and fails in that operation", async () => {
  const { url } = await serve({}, (response, request) =>
    request.url.endsWith("/customers/all/validations") ? new Response("{}", { status: 500 }) : response,
  );
  const { code, printed, report, verdictOf } = await run(["--target", url]);
  expect(verdictOf("getValidationCodes")?.result).toBe("fail");
  expect(verdictOf("getValidationCodes")?.differences[0]).toMatchObject({ what: "status", found: 500 });
  expect(verdictOf("getQualifications")).toMatchObject({ result: "pass" });
  expect(report()).toMatchObject({ complete: true });
  expect(printed).toContain("the target does not conform");
  expect(code).toBe(1);
});

describe("a run that cannot begin", () => {
  it.each([
    [401, "Name the variable of a valid one with --token-env."],
    [404, "The address may be wrong"],
    [500, "Check that the server runs"],
  ])("because the server responds with %i says why", async (status, message) => {
    const { url } = await serve({}, () => new Response("{}", { status }));
    const { code, printed } = await run(["--target", url]);
    expect(printed).toContain(`responds to GET /v1/customers/all/validations with ${status}. `);
    expect(printed).toContain(message);
    expect(code).toBe(2);
  });
});
