import { describe, expect, it } from "vitest";
import { correct } from "./correct.ts";
import type { Correction, Erratum, Exchange } from "./exchange.ts";

const exchange: Exchange = {
  id: "one",
  operation: "getQualification",
  example: "education",
  source: [],
  placeholders: ["<name>"],
  response: 'HTTP/1.1 200 OK\nContent-Length: 1\n\n"<name> <name>" // twice\n',
};

const erratum = (correction: Correction, exchanges = ["one"]): Erratum => ({
  id: "defect",
  title: "",
  original: "",
  corrected: "",
  evidence: "",
  exchanges,
  correction,
});

describe("correct", () => {
  it("leaves the text as it is without errata", () => {
    expect(correct(exchange, [])).toEqual({ response: exchange.response?.trimEnd() });
  });

  it("edits, fills in, and measures the length last, whatever the order of the errata", () => {
    const measure = erratum({ "content-length": ["response"] });
    const fill = erratum({ fill: { "<name>": "é" } });
    const edit = erratum({ edits: [{ part: "response", find: " //.*$", replace: "" }] });
    const expected = { response: 'HTTP/1.1 200 OK\nContent-Length: 7\n\n"é é"' };
    expect(correct(exchange, [measure, fill, edit])).toEqual(expected);
    expect(correct(exchange, [edit, fill, measure])).toEqual(expected);
  });

  it("throws for an edit that finds nothing", () => {
    const stale = erratum({ edits: [{ part: "response", find: "vettingCreatedDate", replace: "vettingCreateDate" }] });
    expect(() => correct(exchange, [stale])).toThrow(
      "Erratum 'defect' finds nothing to correct in the response of 'one'",
    );
  });

  it("leaves a part alone that is not documented", () => {
    const request = erratum({ edits: [{ part: "request", find: "^Accept", replace: "accept" }] });
    expect(correct(exchange, [request]).request).toBeUndefined();
  });

  it("leaves other exchanges alone", () => {
    const other = erratum({ edits: [{ part: "response", find: "OK", replace: "Fine" }] }, ["two"]);
    expect(correct(exchange, [other]).response).toContain("200 OK");
  });
});
