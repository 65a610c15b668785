import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { operations } from "@partner-qualification/openapi";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runners } from "../testing/runners.ts";
import { startMock } from "../testing/start-mock.ts";
import { guideFiles, readExamples } from "./read-guide.ts";
import { application, serveEntra } from "./serve-entra.ts";

const packageFolder = fileURLToPath(new URL("../../", import.meta.url));
const examples = guideFiles().flatMap((file) => readExamples(file).map((example, index) => ({ ...example, index })));

// As the guides say, but for the time of a vetting: nobody reads along. Bodies begin with a byte order mark, as the
// service's do.
const options = ["--port", "0", "--control", "--throttle", "5", "--vetting", "PT1S", "--bom"];
let mock: Awaited<ReturnType<typeof startMock>>;
beforeAll(async () => {
  mock = await startMock(options);
});
afterAll(() => mock?.[Symbol.asyncDispose]());

/** Without the spaces at the end of lines: a language prints one before an empty text. */
const trimmed = (text: string) => text.replace(/[ \t]+$/gm, "").trim();

const runs = examples.flatMap(({ guide, index, tabs, output }) =>
  tabs.flatMap(({ title = "", code }) =>
    runners
      .filter(({ labels, by }) => labels.includes(title) && !by.startsWith("reading"))
      .map(({ by, run }) => ({ guide, number: index + 1, title, code, output, by, run })),
  ),
);

describe("an example of a guide", () => {
  it.each(runs)("prints what $guide says: number $number in $title, by $by", async (example) => {
    const { guide, number, code, output, by, run } = example;
    // A partner of its own, so that no example sees what another has set.
    const token = `${guide} ${number} ${by}`.replaceAll(/[^\w-]+/g, "-");
    await using entra = await serveEntra(token);
    const { failed, stdout, stderr } = await run(code, {
      ...application,
      ENTRA_URL: entra.url,
      PARTNER_CENTER_URL: mock.url,
      PARTNER_CENTER_TOKEN: token,
    });
    expect(stderr).toBe("");
    if (output !== undefined) expect(trimmed(stdout)).toBe(trimmed(output));
    expect(failed, stdout).toBe(false);
  });

  it("is run in TypeScript, and in Python where it has that", () => {
    const programs = examples.flatMap(({ guide, index, tabs }) =>
      tabs.flatMap(({ title }) =>
        ["TypeScript", "Python"].includes(title ?? "") ? [`${guide} ${index + 1} ${title}`] : [],
      ),
    );
    expect(programs.length).toBeGreaterThan(examples.length);
    const run = new Set(runs.map(({ guide, number, title }) => `${guide} ${number} ${title}`));
    expect(programs.filter((program) => !run.has(program))).toEqual([]);
  });

  it.each(examples)("has one language or all: $guide, number $index", ({ tabs }) => {
    const titles = tabs.map(({ title }) => title);
    const languages = ["TypeScript", "C#", "PowerShell", "Python"];
    expect([languages, ["TypeScript"]]).toContainEqual(titles);
    const names = { TypeScript: "ts", "C#": "csharp", PowerShell: "powershell", Python: "python" } as const;
    for (const { title, lang } of tabs) expect(lang).toBe(names[title as keyof typeof names]);
  });

  const paths = operations.map(({ path }) => new RegExp(`^${path.replace(/\{.+?\}/g, "[^/]+")}$`));
  it.each(examples)("calls paths of the spec: $guide, number $index", ({ tabs }) => {
    for (const { code } of tabs)
      for (const [path] of code.matchAll(/\/v1\/[^"'\s?)]+/g))
        expect(
          paths.some((one) => one.test(path)),
          path,
        ).toBe(true);
  });
});

describe("the examples in TypeScript", () => {
  const folder = join(packageFolder, `.guides-${process.pid}`);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("pass the strict compiler", () => {
    mkdirSync(folder);
    const config = { extends: "../../../tsconfig.base.json", compilerOptions: { noEmit: true }, include: ["*.ts"] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    for (const { guide, index, tabs } of examples)
      for (const { lang, code } of tabs)
        if (lang === "ts") writeFileSync(join(folder, `${guide}-${index}.ts`), `${code}\nexport {};\n`);
    const compiler = join(packageFolder, "node_modules/.bin/tsc");
    const { stdout } = spawnSync(compiler, ["-p", folder], { encoding: "utf8" });
    expect(stdout).toBe("");
  });
});
