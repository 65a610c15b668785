import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { inspect } from "node:util";
import { runInNewContext } from "node:vm";
import { describe, expect, expectTypeOf, it, vi } from "vitest";
import { isPartnerError, PartnerError } from "../index.ts";

const details = {
  kind: "conflict",
  attempts: 2,
  status: 409,
  code: undefined,
  operation: "createQualifications",
  method: "POST",
  path: "/v1",
  url: "https://contoso.com/v1",
  requestId: "r",
  correlationId: "c",
} as const;

describe("a PartnerError", () => {
  it("is an Error with a name, a stack and the cause it was given", () => {
    const cause = new Error("why");
    const error = new PartnerError("what", details, cause);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: "PartnerError", message: "what", cause });
    expect(error.stack).toContain("partner-error.test.ts");
    expect("cause" in new PartnerError("what", details)).toBe(false);
  });

  it("has the details that are known as properties, and no others", () => {
    const error = new PartnerError("what", details);
    expect(Object.keys(error).toSorted()).toEqual([
      "attempts",
      "correlationId",
      "kind",
      "method",
      "name",
      "operation",
      "path",
      "requestId",
      "status",
      "url",
    ]);
    expect(inspect(error)).not.toContain("undefined");
  });

  it("keeps a cause that is falsy", () => {
    expect(new PartnerError("what", details, 0).cause).toBe(0);
    expect(new PartnerError("what", details, null).cause).toBeNull();
  });
});

describe("isPartnerError", () => {
  const error: unknown = new PartnerError("what", details);

  it("tells a PartnerError, of any kind or of one", () => {
    expect(isPartnerError(error)).toBe(true);
    expect(isPartnerError(error, "conflict")).toBe(true);
    expect(isPartnerError(error, "forbidden")).toBe(false);
    if (isPartnerError(error, "conflict")) expectTypeOf(error.kind).toEqualTypeOf<"conflict">();
  });

  it("tells one of another copy of the package", async () => {
    vi.resetModules();
    const copy = await import("./partner-error.ts");
    const foreign = new copy.PartnerError("what", details);
    expect(foreign).not.toBeInstanceOf(PartnerError);
    expect(isPartnerError(foreign, "conflict")).toBe(true);
    expect(copy.isPartnerError(error, "conflict")).toBe(true);
  });

  it("tells one of another realm", () => {
    const source = readFileSync(new URL("partner-error.ts", import.meta.url), "utf8");
    const script = stripTypeScriptTypes(source).replaceAll(/^export /gm, "");
    const foreign: unknown = runInNewContext(`${script}; new PartnerError("what", details)`, { details });
    expect(foreign).not.toBeInstanceOf(Error);
    expect(isPartnerError(foreign, "conflict")).toBe(true);
    expect(isPartnerError(foreign, "aborted")).toBe(false);
  });

  it.each([
    undefined,
    null,
    "PartnerError",
    new Error("what"),
    { name: "PartnerError", ...details },
    Object.assign(new Error("what"), details, { name: "PartnerError" }),
    () => {},
  ])("tells nothing else: %s", (value) => {
    expect(isPartnerError(value)).toBe(false);
  });
});
