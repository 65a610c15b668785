import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { operations } from "../src/prism/operations.ts";
import { bundleMock, folder } from "./bundle-mock.ts";
import { bundlePage } from "./page.ts";
import { thirdPartyNotices } from "./third-party.ts";

const notices = readFileSync(join(folder, "dist/THIRD-PARTY.txt"), "utf8");
const heading = /^(@?[\w./-]+) (\d\S*) \(([^)]+)\)$/;
const sections = notices.split(`\n${"-".repeat(80)}\n`).map((section) => {
  const [, name = "", version = "", license = ""] =
    section
      .split("\n")
      .map((line) => heading.exec(line))
      .find(Boolean) ?? [];
  return { name, version, license, text: section };
});

/** Words that every text of a license contains, whatever its layout. */
const words: Record<string, RegExp> = {
  MIT: /Permission is hereby granted, free of charge[\s\S]*["']AS IS["']/i,
  "Apache-2.0":
    /Apache License\s+Version 2\.0[\s\S]*TERMS AND CONDITIONS|Licensed under the Apache License, Version 2\.0/i,
  "BSD-3-Clause": /Redistribution and use in source and binary forms[\s\S]*["']AS IS["']/i,
  "BlueOak-1.0.0": /Blue Oak Model License[\s\S]*as is/i,
  ISC: /Permission to use, copy, modify[\s\S]*["']AS IS["']/i,
};

describe("THIRD-PARTY.txt", () => {
  let outputs: Awaited<ReturnType<typeof bundleMock>>["metafile"]["outputs"];
  beforeAll(async () => {
    const page = await bundlePage(operations);
    outputs = { ...(await bundleMock()).metafile.outputs, ...page.metafile.outputs };
  });

  test("names the packages whose code is in the bundle, and no others", () => {
    const files = Object.values(outputs).flatMap(({ inputs }) =>
      Object.keys(inputs).filter((file) => (inputs[file]?.bytesInOutput ?? 0) > 0),
    );
    const bundled = files.flatMap((file) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
    expect(new Set(bundled).size).toBeGreaterThan(30);
    expect([...new Set(sections.map(({ name }) => name))].sort()).toEqual([...new Set(bundled)].sort());
  });

  test("is made from what is in the bundle, not from what was read for it", () => {
    const [file = "", other = ""] = ["ajv/dist/core.js", "lodash/lodash.js"].map((path) =>
      Object.values(outputs)
        .flatMap(({ inputs }) => Object.keys(inputs))
        .find((input) => input.endsWith(`node_modules/${path}`)),
    );
    const inputs = { [file]: { bytesInOutput: 1 }, [other]: { bytesInOutput: 0 } };
    const output = { bytes: 1, imports: [], exports: [], inputs };
    const made = thirdPartyNotices({ outputs: { "dist/index.js": output } }, folder);
    expect(made).toContain("\najv 8.");
    expect(made).not.toContain("\nlodash ");
  });

  test.each(sections)("holds the text of the license of $name $version, with its copyright", ({ license, text }) => {
    expect(text).toMatch(words[license] ?? /a license that this table names/);
    expect(text).toMatch(/copyright/i);
  });
});
