import { describe, expect, it } from "vitest";
import { createTestClient, errorOf, reply } from "../../test/create-test-client.ts";
import { mark, maxDepth, redactBody, redactCause, redactText, secretPattern } from "./redact.ts";

const json = JSON.stringify;
const each = (text: string, write: (point: number) => string) =>
  [...text].map((character) => write(character.codePointAt(0) ?? 0)).join("");
const hex = (number: number, digits = 0) => number.toString(16).padStart(digits, "0");

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
    const redacted = redactCause(circular, secretPattern([code])) as Error;
    expect(redacted.message + redacted.stack).not.toContain("4711");
    expect(redactCause(Object.freeze(new Error("no secret")), secretPattern([code]))).toBeInstanceOf(Error);
    for (const value of [undefined, null, "text", 5]) expect(redactCause(value, secretPattern([code]))).toBe(value);
  });

  it("is what runtimes make of a code in a URL, and what was put into it", () => {
    const code = "o'b c";
    const urls = [`?code=${encodeURIComponent(code)}`, new URL(`?code=${code}`, "https://contoso.com").search];
    expect(new Set(urls).size).toBe(2);
    for (const url of urls)
      expect(redactCause(new Error(url), secretPattern([code]))).toMatchObject({ message: "?code=[redacted]" });
  });

  it.each<[how: string, write: (code: string) => string]>([
    ["percent-encoded", encodeURIComponent],
    ["percent-encoded twice", (code) => encodeURIComponent(encodeURIComponent(code))],
    [
      "percent-encoded in small letters",
      (code) => encodeURIComponent(code).replace(/%../g, (byte) => byte.toLowerCase()),
    ],
    ["percent-encoded throughout", (code) => each(code, (point) => encodeURIComponent(String.fromCodePoint(point)))],
    ["in a form", (code) => new URLSearchParams({ code }).toString()],
    ["in JSON", json],
    ["in JSON in JSON", (code) => json(json(code))],
    ["in JSON in JSON in JSON", (code) => json(json(json(code)))],
    ["with escapes", (code) => each(code, (point) => `\\u${hex(point, 4)}`)],
    ["with escapes, in JSON", (code) => json(each(code, (point) => `\\u${hex(point, 4)}`))],
    ["with short escapes", (code) => each(code, (point) => `\\x${hex(point, 2)}`)],
    ["with an escaped slash", (code) => code.replaceAll("/", "\\/")],
    ["with decimal HTML entities", (code) => each(code, (point) => `&#${point};`)],
    ["with hexadecimal HTML entities", (code) => each(code, (point) => `&#X00${hex(point).toUpperCase()};`)],
    [
      "with named HTML entities",
      (code) => code.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;"),
    ],
    ["with HTML entities twice", (code) => code.replaceAll("&", "&amp;amp;").replaceAll('"', "&amp;quot;")],
    ["in capitals", (code) => code.toUpperCase()],
  ])("is a secret %s", (_, write) => {
    for (const code of ["12345", 'G/zy & "0815"<', "a+b='.*"]) {
      expect(redactText(`<<${write(code)}>>`, secretPattern(["a-token", code]))).toMatch(
        /^<<\W*(code=)?\[redacted\]\W*>>$/,
      );
    }
  });

  it("is not found in a very long text that only begins like one", () => {
    const pattern = secretPattern(["a-token", 'G/zy "0815"']);
    for (const text of ["\\", "%25", "&amp;", "&#0", "G/zy"]) {
      expect(redactText(text.repeat(100_000), pattern)).toBe(text.repeat(100_000));
    }
  });

  it("is not an error code of the spec, which programs branch on", async () => {
    const body = { code: "3000", description: "Invalid property: 3000" };
    for (const sent of [body, { error: body }]) {
      const { qualification } = createTestClient({ replies: [reply(400, sent)] });
      const error = await errorOf(qualification.update("GovernmentCommunityCloud", "3000"));
      expect(error).toMatchObject({ code: "3000", description: "Invalid property: [redacted]" });
      expect(error.message).toContain("returned 400 (code 3000): Invalid property: [redacted]");
    }
    const { qualification } = createTestClient({ replies: [reply(400, { code: "4711" })] });
    expect((await errorOf(qualification.update("GovernmentCommunityCloud", "4711"))).code).toBe("[redacted]");
  });

  it("is a secret that stands where a long text is cut", async () => {
    const { qualification } = createTestClient({ replies: [reply(400, `${"x".repeat(1_020)}${code}`)] });
    const { body } = await errorOf(qualification.update("GovernmentCommunityCloud", code));
    expect(body).toBe(`${"x".repeat(1_020)}[red`);
  });

  it.each(["t", "e", "123", "code", "token"])("is not a short word inside a sentence or a name: %s", async (short) => {
    const body = { code: "3000", description: "Query parameter 'code' is not valid for the token of 1234 at 21:23." };
    const { qualification } = createTestClient({ credential: () => short, replies: [reply(400, body)] });
    expect(await errorOf(qualification.update("GovernmentCommunityCloud", short))).toMatchObject({
      code: "3000",
      description: body.description,
      body,
    });
  });

  it.each(["description", "DESCRIPTION", "statusCode", "message"])(
    "is not the name of a property that the spec gives an error: %s",
    async (secret) => {
      const body = { statusCode: 400, Description: "Not valid", message: "Not valid" };
      const { qualification } = createTestClient({
        credential: () => secret,
        replies: [reply(400, { ...body, data: [secret] })],
      });
      const error = await errorOf(qualification.getQualifications());
      expect(error).toMatchObject({ description: "Not valid", body: { ...body, data: ["[redacted]"] } });
    },
  );

  it("is the name of a property that the spec does not give an error", async () => {
    const replies = [reply(400, { descriptions: 1, xdescription: 2 })];
    const { qualification } = createTestClient({ credential: () => "description", replies });
    expect((await errorOf(qualification.getQualifications())).body).toEqual({ "[redacted]s": 1, "x[redacted]": 2 });
  });

  it.each(["t", "123", "token"])("is a short value that stands alone: %s", async (short) => {
    const { qualification } = createTestClient({
      replies: [reply(400, { code: "3000", data: [short, `a ${short}`] })],
    });
    const error = await errorOf(qualification.update("GovernmentCommunityCloud", short));
    expect(error.data).toEqual(["[redacted]", `a ${short}`]);
  });

  it("is a number that repeats a code of digits", async () => {
    const { qualification } = createTestClient({ replies: [reply(400, { description: 12345, data: [12345, 6] })] });
    expect(await errorOf(qualification.update("GovernmentCommunityCloud", "12345"))).toMatchObject({
      description: "[redacted]",
      data: ["[redacted]", 6],
    });
  });
});

describe("the pattern of a secret", () => {
  it("finds characters outside of ASCII in every spelling", () => {
    const secret = "caf\u00e9-\u{1f600}";
    for (const text of [secret, encodeURIComponent(secret), "caf\\u00e9-\\ud83d\\ude00"])
      expect(redactText(`<${text}>`, secretPattern([secret]))).toBe(`<${mark}>`);
  });

  it.each(["a&;cd", "a+cd", "a\\cd"])("takes no other character for one of the secret: %s", (text) => {
    expect(redactText(text, secretPattern(["abcd"]))).toBe(text);
  });

  it("has letters and digits as they are where the secret is longer than 100 characters, and the rest in every spelling", () => {
    const word = (length: number) => "a1".repeat(60).slice(0, length);
    expect(secretPattern([word(101)]).source).toBe(word(101));
    expect(secretPattern([word(100)]).source.length).toBeGreaterThan(1_000);
    const long = `${word(60)}/+${word(60)}`;
    for (const text of [long, encodeURIComponent(long)]) expect(redactText(text, secretPattern([long]))).toBe(mark);
  });

  it("finds nothing without a secret", () => {
    expect(redactText("text", secretPattern([]))).toBe("text");
  });
});

describe("a body", () => {
  it("keeps what is not a text or a number, also where it reads like a secret", () => {
    expect(redactBody('{"a":true,"b":null,"c":"true"}', secretPattern(["true", "null"]))).toEqual({
      ...{ a: true, b: null, c: mark },
    });
  });

  it("loses a code of the spec where it is not the code of the error", () => {
    expect(redactBody('{"code":"3000","source":"3000"}', secretPattern(["3000"]))).toEqual({
      ...{ code: "3000", source: mark },
    });
  });

  it.each([
    ["lists", (inner: unknown) => [inner]],
    ["objects", (inner: unknown) => ({ a: inner })],
  ])("is cut where its %s are nested more deeply than they may be", (_, wrap) => {
    const nest = (depth: number, inner: unknown): unknown => (depth === 0 ? inner : wrap(nest(depth - 1, inner)));
    const secrets = secretPattern([code]);
    expect(redactBody(json(nest(maxDepth, 1)), secrets)).toEqual(nest(maxDepth, 1));
    expect(redactBody(json(nest(maxDepth + 1, 1)), secrets)).toEqual(nest(maxDepth, mark));
  });
});

describe("the cause of an error", () => {
  const secrets = secretPattern([code]);

  it("is without the secrets of other libraries, as they write them", () => {
    expect(redactCause(new Error("client_secret=abc def"), secrets)).toMatchObject({
      message: `client_secret=${mark} def`,
    });
    expect(redactCause("password: abc", secrets)).toBe(`password: ${mark}`);
  });

  it("keeps its name and its codes, and nothing else", () => {
    const kept = { name: "FetchError", code: "ECONNRESET", errorCode: 5, statusCode: 503 };
    const cause = Object.assign(new Error("no connection"), kept, { config: { data: code }, url: "x" });
    const redacted = redactCause(cause, secrets);
    expect(redacted).toMatchObject({ message: "no connection", ...kept });
    expect(Object.keys(redacted as object).sort()).toEqual(["code", "errorCode", "name", "statusCode"]);
  });

  it("has no message where it had none", () => {
    expect(redactCause({}, secrets)).toMatchObject({ message: "" });
  });

  it("has ten errors at most", () => {
    const chain = (length: number): unknown =>
      length === 0 ? undefined : new Error(code, { cause: chain(length - 1) });
    const lengthOf = (error: unknown): number => (error instanceof Error ? 1 + lengthOf(error.cause) : 0);
    expect([9, 10, 11, 20].map((length) => lengthOf(redactCause(chain(length), secrets)))).toEqual([9, 10, 10, 10]);
  });
});
