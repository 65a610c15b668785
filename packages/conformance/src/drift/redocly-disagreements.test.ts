import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { recorded } from "../testing/recorded-traffic.ts";
import { type RedoclyDrift, redoclyDrift } from "./redocly.ts";
import { redoclyDisagreements } from "./redocly-disagreements.ts";

const folder = mkdtempSync(join(tmpdir(), "redocly-disagreements-"));
afterAll(() => rmSync(folder, { recursive: true }));

let found: RedoclyDrift | undefined;
beforeAll(async () => {
  const { request, response } = recorded({ headers: [["X-Added-By-A-Proxy", "1"]] });
  const objects = [request, response].map((message) => ({
    ...message,
    headers: Object.fromEntries(message?.headers ?? []),
  }));
  const line = { request: objects[0], response: objects[1], startedAt: new Date(0).toISOString() };
  const file = join(folder, "traffic.ndjson");
  writeFileSync(file, `${JSON.stringify(line)}\n`);
  found = await redoclyDrift(file, folder);
});

it.each(redoclyDisagreements)("redocly drift still has $message", ({ message, explanation }) => {
  expect(
    found?.problems.filter((problem) => message.test(problem.message)),
    "It agrees now. Remove the disagreement.",
  ).not.toEqual([]);
  expect(explanation).toMatch(/\.$/);
});
