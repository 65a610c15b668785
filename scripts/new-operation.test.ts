// A new operation reaches every package from the files in `specs/` alone: tried on a copy of the repository.
import { execFileSync } from "node:child_process";
import { appendFileSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyRepository } from "./copy-repository.ts";
import { root } from "./turbo.ts";

const program = join(dirname(createRequire(import.meta.url).resolve("turbo/package.json")), "bin/turbo");
const cache = join(root, "node_modules/.cache/built-elsewhere");
let copy: string;

// The copy is built as for a host that is known, which the repository itself is not.
const site = "https://contoso.example/docs/";
const repository = "https://git.contoso.example/toolkit";

const node = (...args: string[]): string =>
  execFileSync(process.execPath, args, {
    cwd: copy,
    encoding: "utf8",
    stdio: "pipe",
    env: {
      ...process.env,
      ...{ CI: "", NO_COLOR: "1", TURBO_TELEMETRY_DISABLED: "1" },
      ...{ SITE_URL: site, REPOSITORY_URL: repository },
    },
  });

const specs = (path: string) => join(copy, "specs", path);

/** An operation without a body, on a path that is there; and one that returns an integer, on a path of its own. */
const addOperations = () => {
  const shared = (id: string, tag: string) => `  operationId: ${id}
  tags: [${tag}]
  description: Stands for an operation that is new.
  x-inferred: No document describes it.
  x-common-responses:
    $ref: ../common/errors.yaml
`;
  const headers = "      x-common-headers:\n        $ref: ../common/response-headers.yaml\n";
  appendFileSync(
    specs("paths/qualification.yaml"),
    `delete:
${shared("removeQualification", "synchronous-qualification")}  summary: Remove a customer's qualification
  x-credentials: [App+User]
  x-client-method: customers.byId(customer-tenant-id).qualification.remove
  responses:
    "204":
      description: The qualification was removed.
${headers}`,
  );
  writeFileSync(
    specs("paths/qualification-counts.yaml"),
    `parameters:
  - $ref: ../parameters/customer-tenant-id.yaml
x-common-parameters:
  $ref: ../common/request-headers.yaml
get:
${shared("countQualifications", "qualifications")}  summary: Count a customer's qualifications
  x-credentials: [App-only, App+User]
  responses:
    "200":
      description: The number of qualifications.
${headers}      content:
        application/json:
          schema:
            title: Number of qualifications
            type: integer
            format: int32
            minimum: 0
            maximum: 3
          examples:
            two:
              summary: Two qualifications
              value: 2
              x-inferred: No document describes it.
`,
  );
  const entry = readFileSync(specs("openapi.yaml"), "utf8");
  const path = "/v1/customers/{customer-tenant-id}/qualifications/counts";
  writeFileSync(
    specs("openapi.yaml"),
    entry.replace("\ncomponents:\n", `\n  ${path}:\n    $ref: paths/qualification-counts.yaml\ncomponents:\n`),
  );
};

/** Leaves one translation, which stands for all: the pages of every language are made in the same way, and take as long. */
const removeTranslations = () => {
  const [, ...others] = globSync("specs/locales/*.yaml", { cwd: copy }).map((file) => basename(file, ".yaml"));
  for (const file of globSync(`{specs/locales,packages/docs/{guides,src}/**}/{${others}}{,.yaml}`, { cwd: copy }))
    rmSync(join(copy, file), { recursive: true });
};

const packages = ["openapi", "types", "client", "mock", "msw", "samples", "docs", "conformance", "react-query"];

beforeAll(() => {
  copy = copyRepository();
  addOperations();
  removeTranslations();
  const filters = packages.map((name) => `--filter=@partner-qualification/${name}`);
  node(program, "run", "build", `--cache-dir=${cache}`, "--output-logs=errors-only", ...filters);
}, 600_000);
afterAll(() => rmSync(copy, { recursive: true }));

/** Runs a module in a package of the copy, where the packages of the workspace are those of the copy. */
const runIn = (name: string, code: string): unknown => {
  const file = join(copy, "packages", name, "try.ts");
  writeFileSync(file, code);
  return JSON.parse(node(file));
};

describe("an operation that is new in specs/", () => {
  it("passes lint", () => {
    expect(() => node("packages/openapi/src/lint.ts")).not.toThrow();
  }, 60_000);

  it("is called by path, and served by the mock from its example", () => {
    const code = `import { createClient } from "@partner-qualification/client";
      import { createMock } from "@partner-qualification/mock";
      const path = { "customer-tenant-id": "65543400-f8b0-4783-8530-6d35ab8c6801" };
      const mock = createMock();
      const client = createClient({ credential: () => "token", fetch: (input, init) => mock.fetch(new Request(input, init)) });
      const count = await client.GET("/v1/customers/{customer-tenant-id}/qualifications/counts", { params: { path } });
      const removed = await client.DELETE("/v1/customers/{customer-tenant-id}/qualification", { params: { path } });
      const journal = mock.control.journal().map(({ operation, status, effect }) => [operation, status, effect]);
      console.log(JSON.stringify({ number: count.data, removed: [removed.response.status, removed.data ?? null, removed.error ?? null], journal }));`;
    const effect = "example response: the operation has no handler";
    expect(runIn("msw", code)).toEqual({
      number: 2,
      removed: [204, null, null],
      journal: [
        ["countQualifications", 200, effect],
        ["removeQualification", 204, effect],
      ],
    });
  });

  it("has types", () => {
    const types = readFileSync(join(copy, "packages/types/dist/generated/schema.d.ts"), "utf8");
    for (const id of ["countQualifications", "removeQualification"]) expect(types).toContain(`${id}: {`);
    expect(types).toMatch(/removeQualification: \{[\s\S]*?readonly 204: \{[\s\S]*?content\?: never/);
  });

  it("needs a user in the mock where it needs one in the spec", () => {
    const code = `import { createMock } from "@partner-qualification/mock";
      const claims = Buffer.from(JSON.stringify({ tid: "65543400-f8b0-4783-8530-6d35ab8c6801", idtyp: "app" }));
      const headers = { Authorization: \`Bearer e30.\${claims.toString("base64url")}.\` };
      const url = "http://x/v1/customers/65543400-f8b0-4783-8530-6d35ab8c6801/qualification";
      const statuses = [];
      for (const [method, path] of [["DELETE", ""], ["GET", "s/counts"]])
        statuses.push((await createMock().fetch(url + path, { method, headers })).status);
      console.log(JSON.stringify(statuses));`;
    expect(runIn("msw", code)).toEqual([403, 200]);
  });

  it("has a handler of msw, and a sample in each language", () => {
    const code = `import { codeSamples } from "@partner-qualification/samples";
      console.log(JSON.stringify(["countQualifications", "removeQualification"].map((id) => codeSamples(id).map(({ label }) => label))));`;
    const labels = ["curl", "TypeScript", "C#", "PowerShell", "Python"];
    // The fluent layer has what the spec gives a method there.
    expect(runIn("docs", code)).toEqual([labels, labels.toSpliced(2, 0, "TypeScript (fluent)")]);
    const handlers = `import { exampleHandlers } from "@partner-qualification/msw";
      console.log(JSON.stringify(exampleHandlers().map(({ info }) => info.header)));`;
    expect(runIn("msw", handlers.replace("@partner-qualification/msw", "./dist/index.js"))).toEqual(
      expect.arrayContaining([expect.stringContaining("DELETE"), expect.stringContaining("/qualifications/counts")]),
    );
  });

  it("has a page in the docs of every language", () => {
    for (const name of ["count-qualifications", "remove-qualification"]) {
      const pages = globSync(`packages/docs/dist/site/*/operations/${name}.html`, { cwd: copy });
      expect(pages.length).toBe(globSync("specs/locales/*.yaml", { cwd: copy }).length + 1);
    }
  });

  it("leads from its page to the source, to a report of a problem, and to its address", () => {
    const read = (file: string) => readFileSync(join(copy, "packages/docs/dist/site", file), "utf8");
    const name = "en-US/operations/remove-qualification";
    const page = read(`${name}.html`);
    expect(page).toContain(`<a href="${repository}" rel="me"`);
    expect(page).toContain(
      `<a href="${repository}/issues/new?title=${name}:%20" rel="noreferrer">Report a problem</a>`,
    );
    expect(page).toContain(`<link rel="canonical" href="${site}${name}.html"`);
    expect(page).toContain(`Read%20${encodeURIComponent(`${site}${name}.md`)}%20`);
    expect(read("sitemap.xml")).toContain(`<loc>${site}${name}.html</loc>`);
    expect(read("robots.txt")).toContain(`Sitemap: ${site}sitemap.xml`);
    expect(read("changes.xml")).toContain(`<link rel="self" href="${site}changes.xml"/>`);
    expect(read("llms.txt")).toContain(`](${site}${name}.md)`);
    // The words of Starlight around code are those of the page, also below a path.
    const [code = ""] = globSync("specs/locales/*.yaml", { cwd: copy }).map((file) => basename(file, ".yaml"));
    expect(read(`${code}/operations/remove-qualification.html`)).not.toContain('title="Copy to clipboard"');
  });

  it("leaves the documented exchanges as they are", () => {
    expect(node("packages/conformance/dist/cli.js", "--target", "spec")).toContain(" 0 failed");
  });
});
