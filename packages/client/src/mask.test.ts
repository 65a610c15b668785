import { describe, expect, it } from "vitest";
import { maskCause, secretForms } from "./mask.ts";
import { createRig, failure, reply } from "./testing/rig.ts";

const code = "G/4711";

describe("what is masked", () => {
  it("is the secret alone: the rest of the body stays", async () => {
    const body = {
      code: "3000",
      description: `No code ${code} here, no ${code}`,
      data: [5, null],
      nested: { keep: true },
    };
    const { qualification } = createRig({ replies: [reply(400, body)] });
    expect(await failure(qualification.update("GovernmentCommunityCloud", code))).toMatchObject({
      code: "3000",
      description: "No code [masked] here, no [masked]",
      body: { data: [5, null], nested: { keep: true } },
    });
  });

  it("may be an error that is its own cause, or frozen", () => {
    const circular = new Error(code);
    circular.cause = circular;
    const masked = maskCause(circular, [code]) as Error;
    expect(masked.message + masked.stack).not.toContain("4711");
    expect(maskCause(Object.freeze(new Error("no secret")), [code])).toBeInstanceOf(Error);
    for (const value of [undefined, null, "text", 5]) expect(maskCause(value, [code])).toBe(value);
  });

  it("is what runtimes make of a code in a URL, and what was put into it", () => {
    const code = "o'b c";
    const urls = [`?code=${encodeURIComponent(code)}`, new URL(`?code=${code}`, "https://contoso.com").search];
    expect(new Set(urls).size).toBe(2);
    for (const url of urls)
      expect(maskCause(new Error(url), secretForms([code]))).toMatchObject({ message: "?code=[masked]" });
  });

  it("is a secret that stands where a long text is cut", async () => {
    const { qualification } = createRig({ replies: [reply(400, `${"x".repeat(1_020)}${code}`)] });
    const { body } = await failure(qualification.update("GovernmentCommunityCloud", code));
    expect(body).toBe(`${"x".repeat(1_020)}[mas`);
  });

  it("is a number that repeats a code of digits", async () => {
    const { qualification } = createRig({ replies: [reply(400, { description: 12345, data: [12345, 6] })] });
    expect(await failure(qualification.update("GovernmentCommunityCloud", "12345"))).toMatchObject({
      description: "[masked]",
      data: ["[masked]", 6],
    });
  });
});
