// The transcript of the README, replayed to the letter, but that the time is that of the page.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readSeed } from "../src/state/seed.ts";
import { mockWith } from "./testing.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const block = (language: string, from = 0) =>
  new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(readme.slice(from))?.[1] ?? "";

/** What a curl command sends. */
const requestOf = (command: string): Request => {
  const [, url = ""] = /'(http[^']+)'/.exec(command) ?? [];
  const headers = [...command.matchAll(/-H '([^:]+): ([^']+)'/g)].map(([, name = "", value = ""]): [string, string] => [
    name,
    value,
  ]);
  const body = /-d '([^']*)'/.exec(command)?.[1];
  return new Request(url, {
    method: /-X (\w+)/.exec(command)?.[1] ?? "GET",
    headers,
    ...(body !== undefined && { body }),
  });
};

test("the transcript of the README is what the mock responds", async () => {
  const steps = block("console")
    .split(/^\$ /m)
    .slice(1)
    .map((step) => {
      const [, command = "", output = ""] = /^((?:.*\\\n)*.*\n)([\s\S]*)$/.exec(step) ?? [];
      return { command, output: output.trim() };
    });
  const start = /"vettingCreateDate":"([^"]+)"/.exec(block("console"))?.[1] ?? "";
  const mock = mockWith({ seed: readSeed(block("json")), clock: () => Date.parse(start) });
  const responses: string[] = [];
  for (const { command } of steps) {
    const sleep = /^sleep (\d+)$/.exec(command.trim())?.[1];
    if (sleep) mock.control.advanceClock(`PT${sleep}S`);
    responses.push(sleep ? "" : await (await mock.fetch(requestOf(command))).text());
  }
  expect(steps.length).toBeGreaterThan(6);
  expect(responses).toEqual(steps.map(({ output }) => output));
});

test("the seeds of the README can be used", () => {
  const { codes = [], customers = {}, partners = {} } = readSeed(block("json", readme.indexOf("### Seed")));
  expect(codes.map(({ validationId }) => validationId)).toEqual(["471101"]);
  expect(
    [customers, ...Object.values(partners).map((one) => one.customers)].map((one = {}) => Object.keys(one)),
  ).toEqual([["65543400-f8b0-4783-8530-6d35ab8c6801"], ["2fa8a5c3-7f4e-4a71-9c21-0d6c1d0c8a55"]]);
});
