import { execFileSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { createMock } from "../src/create-mock.ts";
import { createRandom } from "../src/faults/failure-rate.ts";
import type { Mock } from "../src/mock.ts";
import { asynchronous, base, codes, synchronous } from "../test/testing.ts";
import { bundleMock } from "./bundle-mock.ts";

const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const read = (name: string) => readFileSync(`${dist}${name}`, "utf8");
const licenses = read("THIRD-PARTY.txt");

describe("the bundle", () => {
  test("holds the fp-ts whose functions do not inspect their arguments, and no other", () => {
    expect([...licenses.matchAll(/^fp-ts (\S+)/gm)].map(([, version]) => version)).toEqual(["2.13.1"]);
    expect(manifest.devDependencies["fp-ts"]).toBe("2.13.1");
  });

  test("names each package in it with its license", () => {
    const heads = [...licenses.matchAll(/^(@?[\w./-]+) (\d\S*) \(([^)]+)\)$/gm)];
    expect(heads.map(([, name]) => name)).toEqual(expect.arrayContaining(["@stoplight/prism-http", "ajv", "lodash"]));
    for (const [, , , license] of heads)
      expect(license).toMatch(/^(?:MIT|ISC|BSD-3-Clause|Apache-2.0|0BSD|BlueOak-1.0.0)$/);
  });

  test("leaves out what only makes random responses", () => {
    expect(licenses).not.toMatch(/^(?:@faker-js\/faker|json-schema-faker|node-fetch) /m);
    for (const file of globSync("*.js", { cwd: dist })) expect(read(file).length, file).toBeLessThan(1_300_000);
  });

  test("requires node's own modules, for to import them costs the start", () => {
    for (const file of globSync("*.js", { cwd: dist }))
      expect(read(file), file).not.toMatch(/\bimport[^;()]*?"(?:node:)?(?:http|crypto|module|timers)\b/);
  });

  test("takes single functions of lodash for Prism, for to load all of it costs the start", async () => {
    const { inputs } = (await bundleMock()).metafile;
    const imported = Object.entries(inputs).flatMap(([file, { imports }]) =>
      file.includes("prism-http/dist/validator") ? imports.map(({ path }) => path) : [],
    );
    expect(imported.filter((path) => path.endsWith("/lodash/lodash.js"))).toEqual([]);
    expect(imported.some((path) => path.endsWith("/lodash/partial.js"))).toBe(true);
  });

  test("loads what talks to Redis for a state on Redis alone", () => {
    const clientOfRedis = /commandsQueueMaxLength/;
    const loaded = new Set<string>();
    for (const queue = ["index.js", "cli.js"]; queue.length > 0; ) {
      const file = queue.pop() ?? "";
      if (loaded.has(file)) continue;
      loaded.add(file);
      for (const [, name = ""] of read(file).matchAll(/(?:from|import)\s*"\.\/([\w.-]+)"/g)) queue.push(name);
    }
    expect(loaded.size).toBeGreaterThan(3);
    expect([...loaded].filter((file) => clientOfRedis.test(read(file)))).toEqual([]);
    expect(globSync("*.js", { cwd: dist }).filter((file) => clientOfRedis.test(read(file)))).not.toEqual([]);
  });

  test("compiles no schema when it runs", () => {
    const script = `
      let compiled = 0;
      globalThis.Function = new Proxy(Function, {
        construct(target, given) {
          if (given[1] === "scope") compiled += 1;
          return Reflect.construct(target, given);
        },
      });
      const { createMock } = await import(${JSON.stringify(`${dist}index.js`)});
      const mock = createMock();
      const headers = { Authorization: "Bearer any", "Content-Type": "application/json" };
      const send = async (target, method, body, more) =>
        (await mock.fetch(new Request("${base}" + target, { method, body, headers: { ...headers, ...more } }))).status;
      const statuses = [
        await send("${codes}"),
        await send("${codes}", "GET", undefined, { "MS-RequestId": "none" }),
        await send("${synchronous}?code=", "PUT", "3"),
        await send("${synchronous}", "PUT", "2"),
        await send("${asynchronous}", "POST", '{"qualification":"Education"}'),
        await send("${asynchronous}", "POST", '{"qualification":"StateOwnedEntity"}'),
      ];
      const before = compiled;
      mock.control.calledWith({});
      mock.control.putState({ codes: [] });
      console.log(JSON.stringify([statuses, before, compiled]));`;
    const text = execFileSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" });
    expect(JSON.parse(text)).toEqual([[200, 400, 400, 400, 400, 201], 0, 0]);
  });

  test("installs nothing beside itself, and its types import nothing else", () => {
    expect(manifest).not.toHaveProperty("dependencies");
    for (const file of globSync("**/*.d.ts", { cwd: dist }))
      expect(read(file).match(/(?:from|import\()\s*"(?!\.|node:)[^"]+"/g), file).toBeNull();
  });
});

const random = createRandom(7);
const one = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T;
const id = "037db222-6d8e-4d7f-ba78-df3dca33fb68";
const targets = [synchronous, asynchronous, codes, `${synchronous}?code=12345`, `${synchronous}?Code=`, "/v1/nothing"];
const bodies = ["1", "3", "2", '"1"', "0", "{}", "{", '{"qualification":"Education","educationSegment":"K12"}']
  .concat(
    '{"qualification":"StateOwnedEntity"}',
    '{"qualification":"GovernmentCommunityCloud","validationCode":"12345"}',
  )
  .concat('{"qualification":"StateOwnedEntity","more":1}', '{"qualification":"Nonprofit"}');

const requestOf = (round: number): [string, RequestInit] => {
  const method = one(["GET", "GET", "PUT", "PUT", "POST", "POST", "DELETE", "OPTIONS"]);
  const headers: Record<string, string> = {
    "Content-Type": one(["application/json", "application/json", "text/plain"]),
  };
  if (random() < 0.9) headers.Authorization = one(["Bearer any", "Bearer any", "bearer other", "Basic dTpw"]);
  headers["MS-CorrelationId"] = one([id, id, "none"]);
  headers["MS-RequestId"] = `${id.slice(0, -6)}${String(round).padStart(6, "0")}`;
  if (random() < 0.1) headers.Accept = one(["text/html", "*/*;q=0.5", "application/json"]);
  if (random() < 0.2) headers.Prefer = one(["code=404", "code=999", "example=educationDenied", "code=403", "code=429"]);
  const target = one(targets).replace("65543400", one(["65543400", "65543401", "65543402", "6554340"]));
  return [
    `${base}${target}`,
    { method, headers, ...(/P/.test(method) && method !== "OPTIONS" && { body: one(bodies) }) },
  ];
};

describe("the bundled mock responds as the sources do", () => {
  let pair: Mock[] = [];
  beforeAll(async () => {
    const bundled = (await import(`${dist}index.js`)) as { createMock: typeof createMock };
    const options = () => ({ clock: () => Date.UTC(2026, 0, 1) });
    pair = [createMock(options()), bundled.createMock(options())];
  });

  test("to three thousand requests in a row", async () => {
    const statuses = new Set<number>();
    for (let round = 0; round < 3_000; round += 1) {
      const [url, init] = requestOf(round);
      const [ours, bundled] = await Promise.all(
        pair.map(async (mock) => {
          const response = await mock.fetch(new Request(url, init));
          const made = [...response.headers].filter(([name]) => name !== "ms-correlationid");
          return { status: response.status, headers: made, body: await response.text() };
        }),
      );
      expect(bundled, JSON.stringify([url, init])).toEqual(ours);
      statuses.add(ours?.status ?? 0);
    }
    expect([...statuses]).toEqual(expect.arrayContaining([200, 201, 204, 400, 401, 403, 404, 405, 406, 409, 429]));
  });
});
