import { expect, it } from "vitest";
import { distinctSources } from "./source-view.ts";

it("has each revision of a document once, in all the languages that it is cited in", () => {
  const sources = [
    { document: "page", revision: "2020-12-07", locales: ["en-US", "pl-PL"] },
    { document: "page", revision: "2018-11-08", locales: ["en-US"] },
    { document: "page", revision: "2020-12-07", locales: ["pl-PL", "cs-CZ"] },
  ];
  expect(distinctSources(sources)).toEqual([
    { document: "page", revision: "2020-12-07", locales: ["en-US", "pl-PL", "cs-CZ"] },
    { document: "page", revision: "2018-11-08", locales: ["en-US"] },
  ]);
});

it("names no language where a document is cited as a whole", () => {
  const sources = [{ document: "page", locales: ["en-US"] }, { document: "page" }];
  expect(distinctSources(sources)).toEqual([{ document: "page", locales: [] }]);
});
