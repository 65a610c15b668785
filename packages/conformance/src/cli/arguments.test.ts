import { describe, expect, it } from "vitest";
import { kinds } from "../run/verdict.ts";
import { readRunArguments } from "./arguments.ts";

const customer = "65543400-f8b0-4783-8530-6d35ab8c6801";
const remote = ["--target", "https://host.example/v1"];

describe("the options of run", () => {
  it("name targets of this repository and servers", () => {
    const { own, servers } = readRunArguments([...remote, "--target", "spec", "--target", "http://[::1]:4010/"]);
    expect(own).toEqual(["spec"]);
    expect(servers).toEqual([
      { name: "https://host.example/v1", base: "https://host.example", isLocal: false },
      { name: "http://[::1]:4010", base: "http://[::1]:4010", isLocal: true },
    ]);
  });

  it("are by default every kind of case, four at once", () => {
    expect(readRunArguments(remote)).toMatchObject({ only: kinds, concurrency: 4, readOnly: false, reports: [] });
  });

  it("select kinds in the order of the report", () => {
    expect(readRunArguments(["--only", "rule,operation", "--only", "rule"]).only).toEqual(["operation", "rule"]);
  });

  it("pair each report with its file", () => {
    const args = ["--report", "html", "--out", "a.html", "--report", "sarif", "--out", "b.sarif", "--junit", "c.xml"];
    expect(readRunArguments(args).reports).toEqual([
      { format: "html", file: "a.html" },
      { format: "sarif", file: "b.sarif" },
      { format: "junit", file: "c.xml" },
    ]);
  });

  it("never repeat what may be a secret", () => {
    const secret = "eyJhbGciOiJub25lIn0.e30.x";
    for (const flag of ["--token-env", "--code-env", "--customer"]) {
      expect(() => readRunArguments([flag, secret])).toThrow(
        expect.objectContaining({ message: expect.not.stringContaining(secret) }),
      );
    }
  });

  it("allow writes to a customer that is named", () => {
    expect(readRunArguments([...remote, "--allow-writes", "--customer", customer])).toMatchObject({ customer });
  });
});
