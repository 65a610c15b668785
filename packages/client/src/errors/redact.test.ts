import { describe, expect, it } from "vitest";
import { createTestClient, errorOf, reply } from "../../test/create-test-client.ts";
import { redactCause, secretForms } from "./redact.ts";

const code = "G/4711";

describe("what is redacted", () => {
  it("is the secret alone: the rest of the body stays", async () => {
    const body = {
      code: "3000",
      description: `No code ${code} here, no ${code}`,
      data: [5, null],
      nested: { keep: true },
    };
    const { qualification } = createTestClient({ replies: [reply(400, body)] });
    expect(await errorOf(qualification.update("GovernmentCommunityCloud", code))).toMatchObject({
      code: "3000",
      description: "No code [redacted] here, no [redacted]",
      body: { data: [5, null], nested: { keep: true } },
    });
  });

  it("may be an error that is its own cause, or frozen", () => {
    const circular = new Error(code);
    circular.cause = circular;
    const redacted = redactCause(circular, [code]) as Error;
    expect(redacted.message + redacted.stack).not.toContain("4711");
    expect(redactCause(Object.freeze(new Error("no secret")), [code])).toBeInstanceOf(Error);
    for (const value of [undefined, null, "text", 5]) expect(redactCause(value, [code])).toBe(value);
  });

  it("is what runtimes make of a code in a URL, and what was put into it", () => {
    const code = "o'b c";
    const urls = [`?code=${encodeURIComponent(code)}`, new URL(`?code=${code}`, "https://contoso.com").search];
    expect(new Set(urls).size).toBe(2);
    for (const url of urls)
      expect(redactCause(new Error(url), secretForms([code]))).toMatchObject({ message: "?code=[redacted]" });
  });

  it("is a secret that stands where a long text is cut", async () => {
    const { qualification } = createTestClient({ replies: [reply(400, `${"x".repeat(1_020)}${code}`)] });
    const { body } = await errorOf(qualification.update("GovernmentCommunityCloud", code));
    expect(body).toBe(`${"x".repeat(1_020)}[red`);
  });

  it("is a number that repeats a code of digits", async () => {
    const { qualification } = createTestClient({ replies: [reply(400, { description: 12345, data: [12345, 6] })] });
    expect(await errorOf(qualification.update("GovernmentCommunityCloud", "12345"))).toMatchObject({
      description: "[redacted]",
      data: ["[redacted]", 6],
    });
  });
});
