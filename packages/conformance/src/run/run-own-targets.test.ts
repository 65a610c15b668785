import { errata, exchanges } from "@partner-qualification/exchanges";
import { describe, expect, it } from "vitest";
import { serverFormats } from "../formats/server-formats.ts";
import { Redactor } from "../redact/redactor.ts";
import { targetNames } from "../targets/open-targets.ts";
import { countOwnCases, verdictOfCell } from "./run-own-targets.ts";

describe("the verdict on an exchange", () => {
  const [exchange] = exchanges;
  const response = {
    status: 200,
    reason: "OK",
    headers: [["X-Token", "opaque-token"]] as [string, string][],
    body: '[{"validationId":"ZZ-471101"}]',
  };
  const request = {
    method: "PUT",
    url: "https://host/v1/customers/x/qualification?code=QQ-471102",
    headers: [["Authorization", "Bearer opaque-token"]] as [string, string][],
    body: "3",
  };
  const verdict = verdictOfCell(
    {
      ...{ exchange: exchange?.id ?? "", target: "mock", result: "fail", notes: ["of ZZ-471101"] },
      differences: [{ what: "body", documented: "QQ-471102", found: "none" }],
      traffic: [{ request, response }],
      documented: response,
    },
    new Redactor(),
  );

  it("shows what was sent and received", () => {
    expect(verdict).toMatchObject({ kind: "exchange", id: exchange?.id, target: "mock", result: "fail" });
    expect(verdict.traffic[0]?.request.method).toBe("PUT");
    expect([verdict.traffic[0]?.response?.status, verdict.documented?.status]).toEqual([200, 200]);
  });

  it("has no token and no code, wherever they stand", () => {
    expect(JSON.stringify(verdict)).not.toMatch(/opaque-token|471101|471102/);
  });
});

it("the cases are counted before they run", () => {
  const formats = Object.keys(serverFormats).length;
  expect(countOwnCases(["spec", "docs"], ["exchange"])).toBe(2 * exchanges.length);
  expect(countOwnCases(["spec"], ["erratum", "rule", "operation"])).toBe(0);
  expect(countOwnCases(["mock"], ["erratum"])).toBe(formats);
  expect(countOwnCases(targetNames, ["erratum"])).toBe(errata.length + 2 * formats);
});
