import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { correct, type Exchange, errata } from "@partner-qualification/exchanges";
import { createMock, listen } from "@partner-qualification/mock";
import type { Har } from "har-format";
import { afterEach, beforeEach, expect, it } from "vitest";
import { parse } from "yaml";
import { parseRequest, parseResponse } from "../http/message.ts";
import { parseTargetUrl } from "../server/target-url.ts";
import { readHar } from "../traffic/read-har.ts";
import type { Recorded } from "../traffic/recorded.ts";
import { type Recording, recordTraffic } from "./record-traffic.ts";

const customer = "65543400-f8b0-4783-8530-6d35ab8c6801";
const authorization = "Bearer opaque-access-token";
let folder: string;
let recording: Recording | undefined;
const servers: { close(): Promise<void> }[] = [];
const lines: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "conformance-record-"));
});
afterEach(async () => {
  await recording?.finish();
  recording = undefined;
  await Promise.all(servers.splice(0).map((server) => server.close()));
  lines.splice(0);
  rmSync(folder, { recursive: true });
});

/** Records traffic to a mock, or to another handler. */
const record = async (handler: { fetch(request: Request): Promise<Response> } = createMock()) => {
  const server = await listen(handler, { port: 0 });
  servers.push(server);
  const har = join(folder, "traffic.har");
  const exchanges = join(folder, "exchanges");
  const target = parseTargetUrl(`${server.url}/v1`);
  recording = await recordTraffic({ target, port: 0, har, exchanges, log: (line) => lines.push(line) });
  const send = (method: string, path: string, body?: unknown) =>
    fetch(`${recording?.url}/v1/customers/${path}`, {
      method,
      headers: { Authorization: authorization, "Content-Type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const finish = async () => {
    const passed = await recording?.finish();
    recording = undefined;
    return passed;
  };
  return { send, finish, har, exchanges };
};

it("passes requests on, and records them without tokens and codes", async () => {
  const { send, finish, har } = await record();
  const gcc = { qualification: "GovernmentCommunityCloud", validationCode: "987654" };
  const response = await send("POST", `${customer}/qualifications`, gcc);
  expect([response.status, await response.json()]).toMatchObject([201, { vettingStatus: "Approved" }]);
  expect(await (await send("GET", "all/validations")).json()).toMatchObject([
    { validationId: "12345" },
    { remainingCreates: 4 },
  ]);
  // Complete while it is still being written.
  expect((JSON.parse(readFileSync(har, "utf8")) as Har).log.entries).toHaveLength(2);
  expect(await finish()).toBe(true);
  const text = readFileSync(har, "utf8");
  for (const secret of ["opaque-access-token", "987654", "12345"]) expect(text).not.toContain(secret);
  expect(lines.join("\n")).not.toMatch(/opaque-access-token|987654/);
  const entries: Recorded[] = [];
  for await (const entry of readHar(har)) entries.push(entry);
  expect(entries.map(({ request, response: received }) => [request.method, received?.status])).toEqual([
    ["POST", 201],
    ["GET", 200],
  ]);
});

it("says at once what differs from the spec", async () => {
  const mock = createMock();
  const { send, finish } = await record({
    async fetch(request) {
      const response = await mock.fetch(request);
      response.headers.set("MS-RequestId", customer);
      return new Response('"nonprofits"', { status: 200, headers: { "Content-Type": "application/json" } });
    },
  });
  await send("GET", `${customer}/qualification`);
  expect(lines.some((line) => line.includes("error response-mismatch"))).toBe(true);
  expect(await finish()).toBe(false);
});

it("responds with 502 when the server does not", async () => {
  const { send, finish } = await record();
  await Promise.all(servers.splice(0).map((server) => server.close()));
  const response = await send("GET", `${customer}/qualification`);
  expect(response.status).toBe(502);
  await finish();
  expect(lines.some((line) => line.startsWith("--- GET"))).toBe(true);
});

it("writes each new kind of exchange once, as a file that the errata of placeholders complete", async () => {
  const { send, finish, exchanges } = await record();
  for (let count = 0; count < 2; count += 1) await send("GET", `${customer}/qualification`);
  await send("PUT", `${customer}/qualification?code=987654`, 3);
  await send("GET", "all/validations");
  await finish();
  const files = readdirSync(exchanges).sort();
  expect(files).toEqual([
    "recorded-getQualification-200-1.yaml",
    "recorded-getValidationCodes-200-3.yaml",
    "recorded-updateQualification-200-2.yaml",
  ]);
  const texts = files.map((name) => readFileSync(join(exchanges, name), "utf8"));
  for (const text of texts) expect(text).not.toMatch(/opaque|987654|Contoso|65543400/);
  const put = parse(texts[2] ?? "") as Exchange;
  expect(put).toMatchObject({
    operation: "updateQualification",
    placeholders: ["<customer-tenant-id>", "<validation-code>", "<token>"],
  });
  const placeholders = errata.filter(({ id }) => id === "placeholders").map((one) => ({ ...one, exchanges: [put.id] }));
  const { request = "", response = "" } = correct(put, placeholders);
  expect(parseRequest(request).url).toMatch(
    /^https:\/\/api\.partnercenter\.microsoft\.com\/v1\/customers\/[\da-f-]{36}\/qualification\?code=\w+$/,
  );
  expect(parseResponse(response)).toMatchObject({ status: 200, body: '"governmentcommunitycloud"' });
});
