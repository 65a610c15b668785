import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { description, listOperations } from "@partner-qualification/openapi";
import { afterAll, describe, expect, it, onTestFinished, vi } from "vitest";
import type { Behavior } from "./behavior.ts";
import { createScenarios } from "./scenarios.ts";
import { testClient } from "./test-client.ts";

const folder = mkdtempSync(join(tmpdir(), "conformance-client-"));
afterAll(() => rmSync(folder, { recursive: true }));

const operations = listOperations(description);
const scenarios = createScenarios(operations);
const only = (...ids: string[]) => scenarios.filter(({ id }) => ids.includes(id));
let count = 0;

/** Tests a program that sends requests with `call(method, path, { headers, body, query })`. */
const run = async (program: string, ...ids: string[]): Promise<Record<string, Behavior>> => {
  count += 1;
  const file = join(folder, `client-${count}.mjs`);
  const head = `
    const { PARTNER_CENTER_URL: url, PARTNER_CENTER_TOKEN: token, PARTNER_CENTER_CUSTOMER: customer } = process.env;
    const auth = { Authorization: "Bearer " + token };
    const base = url + "/v1/customers/" + customer;
    const json = { ...auth, "Content-Type": "application/json" };
    const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
    const retry = async (send) => { try { const r = await send(0); await r.text(); if (r.status !== 429 && r.status < 500) return r; } catch {} return send(1); };
  `;
  writeFileSync(file, head + program);
  const { behaviors } = await testClient([process.execPath, file], { scenarios: only("documented 1", ...ids) });
  return Object.fromEntries(behaviors.map((behavior) => [behavior.id, behavior]));
};
const soe = 'JSON.stringify({ qualification: "StateOwnedEntity" })';

describe("a client that", () => {
  it("sends invalid requests is seen", async () => {
    const found = await run(`await fetch(base + "/qualifications", { method: "POST", headers: json, body: "{}" });`);
    expect(found["requests are valid"]).toMatchObject({
      result: "fail",
      message: expect.stringContaining("createQualifications: body"),
    });
  });

  it("requests what the spec does not have is seen, and no secret of its command line and its URLs is shown", async () => {
    const program = "fetch(process.env.PARTNER_CENTER_URL + '/partner-qualification-test-token/orders')";
    const { command, behaviors } = await testClient([process.execPath, "--eval", program], {
      scenarios: only("documented 1"),
    });
    expect(command).toContain("/[redacted]/orders");
    expect(behaviors.find(({ id }) => id === "requests are valid")?.message).toBe(
      "GET /[redacted]/orders is not an operation of the spec",
    );
  });

  it("has its token in the URL, or no token, is seen", async () => {
    const found = await run(`await fetch(base + "/qualification?access_token=" + token);`);
    expect(found["no secret is in a URL"]?.result).toBe("fail");
    expect(found["the token is sent as a bearer token"]?.result).toBe("fail");
  });

  it("has the validation code in another URL than that of the synchronous API is seen", async () => {
    const send = (method: string, query: string) =>
      `await fetch(base + "/qualification?${query}=" + process.env.PARTNER_CENTER_CODE, { method: "${method}", headers: json, ${method === "PUT" ? 'body: "3"' : ""} });`;
    const leak = await run(send("GET", "code"));
    expect(leak["no secret is in a URL"]).toMatchObject({
      result: "fail",
      message: "getQualification has the validation code in its URL",
    });
    expect((await run(send("PUT", "validationCode")))["no secret is in a URL"]?.result).toBe("fail");
    expect((await run(send("PUT", "CODE")))["no secret is in a URL"]?.result).toBe("pass");
  });

  it("sends a URL that cannot be decoded is seen", async () => {
    const found = await run(`await fetch(url + "/v1/customers/%E0%A4%A/qualification", { headers: auth });`);
    expect(found["requests are valid"]?.result).toBe("fail");
    const leak = await run(`await fetch(url + "/v1/customers/%E0%A4%A/qualification?x=" + token, { headers: auth });`);
    expect(leak["no secret is in a URL"]?.result).toBe("fail");
  });

  it("changes its MS-RequestId for a retry, or sends none, is seen", async () => {
    const send = (id: string) =>
      `await retry((n) => fetch(base + "/qualifications", { method: "POST", headers: { ...json${id} }, body: ${soe} }));`;
    const changed = await run(send(', "MS-RequestId": crypto.randomUUID()'), "dropped", "cut");
    expect(changed["a retry of a write keeps its MS-RequestId"]).toMatchObject({
      result: "fail",
      message: expect.stringMatching(/'dropped'.*'cut'/),
    });
    expect((await run(send(""), "dropped"))["a retry of a write keeps its MS-RequestId"]?.result).toBe("fail");
    const kept = await run(`const id = crypto.randomUUID(); ${send(', "MS-RequestId": id')}`, "dropped", "cut");
    expect(kept["a retry of a write keeps its MS-RequestId"]).toMatchObject({ result: "pass" });
    expect(kept["transient failures are retried"]?.result).toBe("pass");
  });

  it("uses one MS-RequestId for several requests is seen", async () => {
    const one = `const headers = { ...auth, "MS-RequestId": "037db222-6d8e-4d7f-ba78-df3dca33fb68" };
      await fetch(base + "/qualification", { headers }); await fetch(base + "/qualifications", { headers });`;
    expect((await run(one))["each request has an MS-RequestId of its own"]?.result).toBe("fail");
  });

  it("does not wait as Retry-After says is seen", async () => {
    const send = (wait: number) =>
      `await retry(async (n) => { await sleep(n * ${wait}); return fetch(base + "/qualification", { headers: auth }); });`;
    expect((await run(send(0), "throttled"))["Retry-After is honored"]?.result).toBe("fail");
    expect((await run(send(1_100), "throttled"))["Retry-After is honored"]?.result).toBe("pass");
    const never = await run(`await fetch(base + "/qualification", { headers: auth });`, "throttled");
    expect(never["Retry-After is honored"]?.result).toBe("note");
  });

  it("sends a rejected request again, without an end, is seen", async () => {
    const found = await run(
      `for (let n = 0; n < 12; n += 1) { const r = await fetch(base + "/qualification", { headers: auth }); if (r.ok) break; }`,
      "error 1",
    );
    expect(found["a rejected request is not sent again"]?.result).toBe("fail");
    expect(found["retries have an end"]?.result).toBe("fail");
  });

  it("cannot read odd HTTP is seen", async () => {
    const strict = `import { connect } from "node:net";
      const socket = connect(new URL(url).port, "127.0.0.1");
      socket.end("GET /v1/customers/" + customer + "/qualification HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer " + token + "\\r\\nConnection: close\\r\\n\\r\\n");
      let text = ""; for await (const part of socket) text += part;
      process.exitCode = /^HTTP\\/1.1 200 OK\\r\\nContent-Type: application\\/json\\r\\nContent-Length/.test(text) ? 0 : 1;`;
    const odd = scenarios.filter(({ group }) => group === "odd").map(({ id }) => id);
    const { message = "", result } = (await run(strict, ...odd))["odd but legal HTTP is read"] ?? {};
    expect(result).toBe("fail");
    for (const manner of ["chunked", "informational", "no reason phrase", "other case"])
      expect(message).toContain(manner);
  });
});

it("the script has every success and every error of the spec", () => {
  for (const operation of operations) {
    const sent = new Set<string>();
    for (const { respond } of scenarios) {
      const { status, body } = respond(operation, 1);
      sent.add(`${status} ${JSON.stringify(body)}`);
    }
    for (const status of operation.statuses) {
      // A throttle has one response.
      if (status === 429) continue;
      for (const { value } of Object.values(operation.responses[status]?.body?.examples ?? {}))
        expect(sent).toContain(`${status} ${JSON.stringify(value)}`);
    }
  }
});

it("a command that cannot be started, or sends nothing, is an error with what to do", async () => {
  await expect(testClient(["/no/such/command"])).rejects.toThrow("Check its name.");
  await expect(testClient(["TOKEN=Bearer abcdef client"])).rejects.toThrow(/^The command 'TOKEN=Bearer \[redacted\]/);
  await expect(testClient([process.execPath, "--version"])).rejects.toThrow("the address in PARTNER_CENTER_URL");
});

it("what a command printed is shown without its secrets and those of the caller, in any spelling", async () => {
  onTestFinished(() => void vi.unstubAllEnvs());
  const [ownToken, ownCode] = ["own/token+of~the.caller", "own code of many words"];
  vi.stubEnv("PARTNER_CENTER_TOKEN", ownToken);
  vi.stubEnv("PARTNER_CENTER_CODE", ownCode);
  const own = [ownToken, ownCode].flatMap((text) => [
    text,
    text.replaceAll("/", "\\/"),
    encodeURIComponent(text),
    Buffer.from(text).toString("base64"),
  ]);
  const program = `const { PARTNER_CENTER_TOKEN: token, PARTNER_CENTER_CODE: code } = process.env;
    console.error([token, code, ...${JSON.stringify(own)}, "Bearer abcdefgh", "end"].join(" "));`;
  await expect(testClient([process.execPath, "--eval", program])).rejects.toThrow(
    /It printed:\n(?:\[redacted\] ){10}Bearer \[redacted\] end$/,
  );
});

it("the client of this repository has no failure", async () => {
  const program = fileURLToPath(new URL("../testing/our-client.ts", import.meta.url));
  const { behaviors, requests } = await testClient([process.execPath, program]);
  expect(behaviors.filter(({ result }) => result !== "pass")).toEqual([]);
  expect(Object.keys(requests).sort()).toEqual(operations.map(({ id }) => id).sort());
}, 240_000);
