import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { bundle } from "../bundle/bundle.ts";
import { description, locales, readDescription } from "../index.ts";
import { redocly } from "../redocly-cli.ts";
import { readSpecFile } from "../spec-files/read-spec-file.ts";
import { buildLocales, isStrict } from "./build-locales.ts";
import { checkOverlay } from "./check-overlay.ts";
import { contractOf, contractsOf } from "./contract-of.ts";
import { draftOverlay } from "./draft-overlay.ts";
import { bundleEnglish, type English, localesFolder } from "./english.ts";
import { printOverlay } from "./print-overlay.ts";

const dist = (name: string) => fileURLToPath(new URL(`../../dist/${name}`, import.meta.url));
const overlayOf = (code: string) => join(localesFolder, `${code}.yaml`);
const translated = locales.map(({ code }) => code).filter((code) => code !== "en-US");

let folder: string;
let source: string;
let english: English;
let contract: string;
let translatedContracts: string[];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "locales-"));
  source = join(folder, "openapi.json");
  english = bundleEnglish(source);
  contract = contractOf(dist("openapi.json"));
  translatedContracts = contractsOf(translated.map((code) => dist(`locales/${code}.json`)));
});
afterAll(() => rmSync(folder, { recursive: true }));

it("begins with English", () => {
  expect(locales[0]).toEqual({ code: "en-US", language: "English" });
  expect(translated).toContain("de-DE");
});

// In one process: Redocly takes a second to start.
it("each locale is an overlay as Redocly knows it", () => {
  const { code, stdout, stderr } = redocly("lint", ...translated.map(overlayOf), "--skip-rule", "info-contact");
  expect(code, stdout + stderr).toBe(0);
  for (const locale of translated) expect(stderr).toContain(`${locale}.yaml: validated`);
});

describe.each(translated)("%s", (code) => {
  it("has the contract of the English, to the byte", () => {
    expect(translatedContracts[translated.indexOf(code)]).toBe(contract);
  });

  it("has words of its own", async () => {
    const localized = await readDescription(code);
    expect(localized.info.title).not.toBe(description.info.title);
    const { post } = localized.paths["/v1/customers/{customer-tenant-id}/qualifications"] ?? {};
    for (const rule of Object.values(localized["x-rules"]).filter((one) =>
      one.operations.includes("createQualifications"),
    ))
      expect(post?.description).toContain(rule.statement);
  });

  it("is written as `pnpm translate` writes it", () => {
    const overlay = readSpecFile("locale", overlayOf(code));
    // English that is not translated yet is left to the translators; CI rejects it.
    if (!isStrict() && checkOverlay(code, overlay, english).untranslated.length > 0) return;
    const drafted = printOverlay(code, draftOverlay(code, overlay, english), english);
    expect(readFileSync(overlayOf(code), "utf8")).toBe(drafted);
  });
});

it("reads the English too, and rejects an unknown locale", async () => {
  expect(await readDescription("en-US")).toBe(description);
  await expect(readDescription("../openapi")).rejects.toThrow("Unknown locale '../openapi'. Use one of en-US, ");
});

describe("the contract", () => {
  it("keeps properties and values that have the names of prose", () => {
    const { components } = JSON.parse(contract);
    expect(Object.keys(components.schemas.ErrorResponse.properties)).toContain("description");
    expect(components.examples["error-not-found"].value.description).toBe("Not found");
  });

  it("has no words but names, values and the titles of pages", () => {
    const left = [
      ...contract.matchAll(/"(?:title|summary|x-summary|description|statement|x-inferred|x-displayName)": "/g),
    ];
    const pages = Object.values(description["x-documents"]).filter(({ kind }) => kind === "page");
    const values = Object.values(description.components.examples ?? {}).filter(
      (one) => "value" in one && typeof one.value?.description === "string",
    );
    expect(left).toHaveLength(pages.length + values.length);
  });
});

/** Changes of the contract: by an overlay, and in the text of a bundle. */
const breaks: [what: string, target: string, update: object, from: RegExp, to: string][] = [
  [
    "a type",
    "$.components.schemas.ThrottlingResponse.properties.statusCode",
    { type: "string" },
    /"type": "integer"/,
    '"type": "string"',
  ],
  [
    "a requirement",
    "$.components.schemas.EducationQualificationRequest",
    { required: ["website"] },
    /"required": true/,
    '"required": false',
  ],
  ["a path", "$.paths", { "/v1/kunden": {} }, /"\/v1\/customers\/all\/validations"/, '"/v1/kunden/alle/codes"'],
  ["a value", "$.components.schemas.SynchronousQualification", { enum: ["bildung"] }, /"nonprofit"/, '"gemeinnützig"'],
  [
    "a status",
    "$.paths['/v1/customers/all/validations'].get.responses",
    { "299": { description: "Neu." } },
    /"201": /,
    '"299": ',
  ],
];

describe("what a locale changes of the contract", () => {
  const german = readSpecFile("locale", overlayOf("de-DE"));
  const published = readFileSync(dist("locales/de-DE.json"), "utf8");
  const broken = breaks.map(([what, target, update, from, to], index) => ({
    ...{ what, target, from, index, text: published.replace(from, to) },
    overlay: {
      ...german,
      actions: [...german.actions, { target, update: update as Record<string, string>, "x-english": {} }],
    },
  }));
  let contracts: { ofOverlay: string | undefined; ofText: string | undefined }[];
  beforeAll(() => {
    const files = broken.flatMap(({ overlay, text, index }) => {
      const [ofOverlay, ofText] = [join(folder, `overlay-${index}.json`), join(folder, `text-${index}.json`)];
      writeFileSync(join(folder, "broken.yaml"), stringify(overlay));
      bundle(source, ofOverlay, "--overlay", join(folder, "broken.yaml"));
      writeFileSync(ofText, text);
      return [ofOverlay, ofText];
    });
    const found = contractsOf(files);
    contracts = broken.map((_, index) => ({ ofOverlay: found[2 * index], ofText: found[2 * index + 1] }));
  });

  it.each(broken)("$what is a problem of the overlay", ({ overlay, target }) => {
    expect(checkOverlay("de-DE", overlay, english).wrong).toContainEqual(expect.stringContaining(target));
  });

  it.each(broken)("$what is seen in the contract", ({ index }) => {
    expect(contracts[index]?.ofOverlay).not.toBe(contract);
    expect(JSON.parse(contracts[index]?.ofOverlay ?? "")).toHaveProperty("openapi");
  });

  it.each(broken)("$what is seen in the contract when the bundle has it", ({ index, from }) => {
    expect(published).toMatch(from);
    expect(contracts[index]?.ofText).not.toBe(contract);
    expect(JSON.parse(contracts[index]?.ofText ?? "")).toHaveProperty("openapi");
  });
});

describe("the build of the locales", () => {
  const build = (change: (text: string) => string) => {
    const [overlays, output] = [join(folder, "overlays"), join(folder, "output")];
    mkdirSync(overlays, { recursive: true });
    cpSync(overlayOf("de-DE"), join(overlays, "de-DE.yaml"));
    const text = readFileSync(join(overlays, "de-DE.yaml"), "utf8");
    writeFileSync(join(overlays, "de-DE.yaml"), change(text));
    return (strict = true) =>
      buildLocales(overlays, source, english, output, { strict, warn: (line) => void warnings.push(line) });
  };
  const warnings: string[] = [];
  beforeEach(() => void warnings.splice(0));

  it("makes the same as is published", () => {
    expect(build((text) => text)()).toEqual([{ code: "de-DE", language: "Deutsch" }]);
    expect(readFileSync(join(folder, "output/de-DE.json"))).toEqual(readFileSync(dist("locales/de-DE.json")));
  });

  it.each([
    ["a text is missing", /^ {6}title: .*\n/m, "", "de-DE: $.info title has no translation"],
    [
      "a code span is lost",
      / \(`\/qualifications`\)(?= ist)/,
      "",
      "de-DE: $.info description lacks “`/qualifications`”",
    ],
    ["the English has changed", /title: [0-9a-f]{12}/, "title: ffffffffffff", "de-DE: $.info title is stale"],
  ])("fails when %s, and names the command that fixes it", (_, from, to, problem) => {
    const failing = build((text) => text.replace(from, to));
    expect(failing).toThrow(problem);
    expect(failing).toThrow("Run `pnpm translate specs/locales/de-DE.yaml` and translate what it lists.");
  });

  it.each([
    ["is missing", /^ {6}title: .*\n/m, ""],
    ["is of another English", /title: [0-9a-f]{12}/, "title: ffffffffffff"],
  ])(
    "leaves a text that %s in English where it is not strict, and warns with the number of such texts",
    (_, from, to) => {
      expect(build((text) => text.replace(from, to))(false)).toEqual([{ code: "de-DE", language: "Deutsch" }]);
      const { info, tags } = JSON.parse(readFileSync(join(folder, "output/de-DE.json"), "utf8"));
      expect(info.title).toBe(description.info.title);
      expect(tags[0].description).not.toBe(description.tags?.[0]?.description);
      expect(warnings).toEqual([
        "Warning: de-DE: 1 text is not translated, and left in English; CI rejects that. Run `pnpm translate specs/locales/de-DE.yaml` and translate what it lists.",
      ]);
      expect(contractOf(join(folder, "output/de-DE.json"))).toBe(contract);
    },
  );

  it("fails on a wrong translation even where it is not strict", () => {
    const failing = build((text) => text.replace(/ \(`\/qualifications`\)(?= ist)/, ""));
    expect(() => failing(false)).toThrow("de-DE: $.info description lacks “`/qualifications`”");
  });

  it("fails when a file is not an overlay, and names the line", () => {
    expect(() => build((text) => text.replace("actions:", "action:"))(false)).toThrow(
      /de-DE\.yaml:52: unknown key 'action'/,
    );
    expect(() => build((text) => text.replace("overlay: 1.0.0", "overlay: [1"))(false)).toThrow(
      /de-DE\.yaml:\d+: not YAML/,
    );
  });
});
