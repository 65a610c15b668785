import { execFile } from "node:child_process";
import { globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type RedisServer, startServer } from "../packages/mock/test/redis/start-server.ts";
import { root } from "./turbo.ts";

const run = promisify(execFile);

/** What every example can name without importing it. */
const modules = [
  ...[
    "browser",
    "client",
    "client/opentelemetry",
    "command-line",
    "conformance",
    "docs",
    "docs/page",
    "documents",
    "exchanges",
    "foreign",
    "mock",
    "msw",
    "notices",
    "openapi",
  ],
  ...["raw-http", "react-query", "rules", "samples"],
].map((name) => `@partner-qualification/${name}`);

/** What an example takes for given. One that needs another comes before it. */
const given = {
  partner: "createPartner({ credential, fetch: mock.fetch })",
  client: "createClient({ credential, fetch: mock.fetch })",
  page: "await (await launchBrowser()).newPage()",
  docs: "await serveDocs({ port: 0 })",
  server: "setupServer()",
  credential: '() => "token"',
  customer: '"65543400-f8b0-4783-8530-6d35ab8c6801"',
  // Nothing may reach the service: the mock is there in its place.
  mock: 'createMock({ vetting: "approve" })',
};

// The mock is loaded when a request needs it: most examples send none.
const head = `
import assert from "node:assert/strict";
import { existsSync } from "node:fs";

const network = globalThis.fetch;
let service;
globalThis.fetch = async (input, init) => {
  const url = input instanceof Request ? input.url : String(input);
  if (!url.includes("microsoft.com")) return network(input, init);
  service ??= (await import("@partner-qualification/mock")).createMock({ vetting: "approve" });
  return service.fetch(new Request(input, init));
};
`;

/** Where the examples have Redis. */
const redisAddress = "redis://127.0.0.1:6379";

interface Example {
  file: string;
  code: string;
}

const examplesOf = (file: string): Example[] => {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(/\* @example\n(?<lines>(?: *\*(?! @|\/).*\n)+)/g)].map(({ groups = {} }) => ({
    file,
    code: (groups.lines ?? "").replace(/^ *\* ?/gm, "").replace(/^```(ts)?\n/gm, ""),
  }));
};

/** `expression; // value` becomes the claim that it has that value. */
const withClaims = (code: string): string => code.replace(/^(?!const )(.+); \/\/ (.+)$/gm, "assert.deepEqual($1, $2);");

/** Whether code takes a name from elsewhere: not as a property, and not one of its own. */
const lacks = (code: string, name: string): boolean =>
  new RegExp(`(?<!\\w|(?<!\\.)\\.)${name}\\b(?!:)`).test(code) &&
  !new RegExp(`const [^=]*\\b${name}\\b[^=]*=`).test(code);

/** The example as a program: with what it takes for given, and the names of the packages and of its own file. */
const programOf = async ({ file, code }: Example): Promise<string> => {
  let body = withClaims(code);
  for (const [name, value] of Object.entries(given)) {
    if (lacks(body, name)) body = `const ${name} = ${value};\n${body}`;
  }
  const exported = new Map<string, string>();
  for (const module of [join(root, file), ...modules]) {
    for (const name of Object.keys(await import(module))) exported.set(name, module);
  }
  exported.set("setupServer", "msw/node");
  const imports = [...exported].filter(([name]) => lacks(body, name));
  const lines = imports.map(([name, module]) => `import { ${name} } from ${JSON.stringify(module)};`);
  return [...lines, head, body].join("\n");
};

let redis: RedisServer;
beforeAll(async () => {
  redis = await startServer();
}, 120_000);
afterAll(() => redis.stop());

const examples = globSync("packages/*/{src,build,test}/**/*.{ts,tsx}", { cwd: root }).sort().flatMap(examplesOf);

it("an example is found in every package that others import", () => {
  const named = new Set(examples.map(({ file }) => file.split("/")[1]));
  expect([...named].sort()).toEqual([...new Set(modules.map((name) => name.split("/")[1]))].sort());
});

/** The packages that users install, whose functions all have an example. */
const published = ["client", "client/opentelemetry", "conformance", "docs", "mock", "msw", "react-query"];

it.each(published)("every function of %s has an example", async (name) => {
  const exported = Object.entries(await import(`@partner-qualification/${name}`));
  const functions = exported.filter(([, value]) => typeof value === "function").map(([function_]) => function_);
  const [folder] = name.split("/");
  const texts = globSync(`packages/${folder}/src/**/*.{ts,tsx}`, { cwd: root }).map((file) =>
    readFileSync(join(root, file), "utf8"),
  );
  const shown = (function_: string) =>
    texts.some((text) =>
      new RegExp(`\\* @example\n(?: *\\*(?!/).*\n)+ \\*/\n(?://.*\n)?export (const|class) ${function_}\\b`).test(text),
    );
  expect(functions.filter((function_) => !shown(function_))).toEqual([]);
  expect(functions.length).toBeGreaterThan(0);
});

// One process for each package: most of the time of an example is that of loading its package.
it.each([...Map.groupBy(examples, ({ file }) => file.split("/")[1])])(
  "the examples in packages/%s do what they say",
  async (name, own) => {
    const programs = own.map((_, index) => join(root, `scripts/.docstring-${process.pid}-${name}-${index}.ts`));
    try {
      for (const [index, example] of own.entries())
        writeFileSync(programs[index] ?? "", (await programOf(example)).replaceAll(redisAddress, redis.url));
      const args = own.flatMap(({ file }, index) => [file, programs[index] ?? ""]);
      await run(process.execPath, [join(root, "scripts/run-examples.ts"), ...args], {
        cwd: join(root, "scripts"),
        timeout: 60_000,
      });
    } finally {
      for (const program of programs) rmSync(program, { force: true });
    }
  },
);
