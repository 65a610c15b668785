import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createTestClient, errorOf, reply } from "../../test/create-test-client.ts";

const code = "12345";
const line = /^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]{1,1024}$/u;
/** What breaks a line or colors it, in a text of more than a megabyte. */
const noise = `a\u001b[31m\r\n\u202e\u2028\\"${code} `.repeat(100_000);

describe("the message of an error", () => {
  it.each<[what: string, body: unknown]>([
    ["a description", { code: "1\n2", description: noise }],
    ["a code", { code: noise }],
    ["a JSON string", JSON.stringify(noise)],
    ["a list", { description: noise, data: Array.from({ length: 1_000 }, () => ({ validationId: "x\n" })) }],
    ["text", noise],
  ])("is one line of at most 1,024 characters, however long and wild is %s", async (_, body) => {
    const options = { replies: [reply(400, body)], maxResponseSize: 10_000_000 };
    const error = await errorOf(createTestClient(options).qualification.update("GovernmentCommunityCloud", code));
    expect(error.message).toMatch(line);
    expect(inspect(error)).not.toContain(code);
  });
});
