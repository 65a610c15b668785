import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createTestClient, errorOf, reply } from "../../test/create-test-client.ts";

// The error of a credential comes from another library. It may carry the request for the token, secrets included.

const secret = "s3cr3t~Value.of_the-application";

/** Every text that a log could make of an error. */
const logged = (error: unknown): string =>
  [
    inspect(error, { depth: 20, showHidden: true, getters: true, maxStringLength: null }),
    JSON.stringify(error),
    error instanceof Error ? `${error.stack}${error.cause === undefined ? "" : logged(error.cause)}` : "",
  ].join("\n");

/** The error of a call whose credential fails. */
const failing = async (thrown: unknown) => {
  const credential = {
    getToken: async () => {
      throw thrown;
    },
  };
  return errorOf(createTestClient({ replies: [reply(200, "[]")], credential }).qualification.get());
};

const axiosError = () => {
  const config = { url: "https://login.microsoftonline.com/t/oauth2/v2.0/token", data: `client_secret=${secret}` };
  const error = Object.assign(new Error("Request failed with status code 401"), {
    name: "AxiosError",
    code: "ERR_BAD_REQUEST",
    config,
    request: { _header: "POST", body: config.data },
    response: { status: 401, config, data: { error: "invalid_client" } },
    toJSON: () => ({ config }),
  });
  return error;
};

describe("the cause of a call whose credential fails", () => {
  it("has the name, message and codes of the credential's error, and nothing else of it", async () => {
    const error = await failing(axiosError());
    expect(error).toMatchObject({ kind: "unauthorized", attempts: 0 });
    expect(error.message).toContain("the credential returned no usable token");
    expect(error.cause).toBeInstanceOf(Error);
    expect(error.cause).toMatchObject({
      name: "AxiosError",
      message: "Request failed with status code 401",
      code: "ERR_BAD_REQUEST",
    });
    expect(logged(error)).not.toContain(secret);
    expect(logged(error)).not.toContain("client_secret");
  });

  it("keeps the causes beneath, redacted alike", async () => {
    const cause = Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND", options: { secret } });
    const error = await failing(new Error("sign-in failed", { cause }));
    expect(error.cause).toMatchObject({ message: "sign-in failed", cause: { code: "ENOTFOUND" } });
    expect(logged(error)).not.toContain(secret);
  });

  it.each([
    ["a form", `POST client_id=app&client_secret=${secret}&grant_type=client_credentials failed`],
    ["a form, encoded", `client_assertion=${encodeURIComponent(`${secret}/+=`)}`],
    ["JSON", JSON.stringify({ refresh_token: secret, client_id: "app" })],
    ["JSON in a string", JSON.stringify(JSON.stringify({ password: secret }))],
    ["an inspected object", inspect({ clientSecret: secret })],
    ["a header", `Authorization: Bearer ${secret}`],
    ["Basic credentials", `authorization: Basic ${secret}`],
    ["a JWT", `token eyJ0eXAiOiJKV1QifQ.eyJ${secret.replace(/\W/g, "")}.c2ln was rejected`],
  ])("has what a message shows of a secret redacted: %s", async (_, message) => {
    for (const thrown of [new Error(message), message, Object.assign(new Error("failed"), { name: message })]) {
      const error = await failing(thrown);
      expect(error.kind).toBe("unauthorized");
      expect(logged(error)).not.toContain(secret);
      expect(logged(error)).not.toContain(secret.replace(/\W/g, ""));
      expect(logged(error)).toContain("[redacted]");
    }
  });

  it("keeps the message that explains a failed sign-in", async () => {
    const message = "AADSTS7000215: Invalid client secret provided. Trace ID: 0b1c Correlation ID: 65543400";
    expect((await failing(new Error(message))).cause).toMatchObject({ message });
  });

  it("has ten causes beneath it at most, also where an error is its own cause", async () => {
    const thrown = new Error("sign-in failed");
    thrown.cause = thrown;
    let { cause } = await failing(thrown);
    let count = 0;
    for (; cause instanceof Error; count += 1) cause = cause.cause;
    expect(count).toBe(10);
  });

  it("survives an error that cannot be read", async () => {
    const hostile = new Proxy(new Error(secret), {
      get: () => {
        throw new Error(secret);
      },
    });
    const error = await failing(hostile);
    expect(error).toMatchObject({ kind: "unauthorized" });
    expect(logged(error)).not.toContain(secret);
  });
});
