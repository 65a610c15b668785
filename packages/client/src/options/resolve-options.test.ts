import { describe, expect, it } from "vitest";
import { createTestClient, reply } from "../../test/create-test-client.ts";
import {
  type CallOptions,
  type ClientOptions,
  createClient,
  createPartner,
  type PathClientOptions,
  servers,
} from "../index.ts";
import { resolveOptions } from "./resolve-options.ts";

const credential = () => "a-token";
const make = (options: object) => () => createPartner({ credential, ...options } as ClientOptions);

describe("baseUrl", () => {
  it.each([
    "https://api.partnercenter.microsoft.com",
    "https://gateway.contoso.com:8443/partner/",
    "http://localhost:4010",
    "http://127.0.0.1:4010",
    "http://127.1:4010",
    "http://127.255.255.254",
    "http://[::1]:4010",
    "https://contoso.com/v1/partner",
    "https://contoso.com/v10",
    "https://v1",
  ])("may be %s", (baseUrl) => {
    expect(make({ baseUrl })).not.toThrow();
  });

  it.each([
    "http://api.partnercenter.microsoft.com",
    "http://localhost.contoso.com",
    "http://127.0.0.1.contoso.com",
    "http://10.0.0.1",
    "http://0.0.0.0",
    "http://[::ffff:127.0.0.1]",
    "ftp://127.0.0.1",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "localhost:4010",
    "https://user:password@contoso.com",
    "https://user@contoso.com",
    "https://contoso.com?token=1",
    "https://contoso.com?",
    "https://contoso.com/#",
    "https://contoso.com#v1",
    "http://127.0.0.1:4010/v1",
    "http://[::1]:4010/v1/",
    "https://contoso.com/partner/v1//",
    "api.partnercenter.microsoft.com",
    "/v1",
    "",
    undefined,
    null,
    4010,
    new URL("http://127.0.0.1:4010"),
  ])("%s is rejected, with what it must be", (baseUrl) => {
    expect(make({ baseUrl })).toThrow(
      `baseUrl must be an https URL without user, query, fragment and /v1, such as ${servers.global}; http only for loopback, or with allowInsecure: true.`,
    );
  });

  it("may be http with any host if allowInsecure is true, and nothing that only looks like it", async () => {
    const baseUrl = "http://mock:4010";
    const { partner, sent } = createTestClient({ replies: [reply(200, "[]")], baseUrl, allowInsecure: true });
    await partner.validations.getValidationCodes();
    expect(sent[0]?.url).toBe("http://mock:4010/v1/customers/all/validations");
    expect(sent[0]?.headers.get("Authorization")).toBe("Bearer a-token");
    for (const allowInsecure of [false, undefined, null, 1, "true", "false"]) {
      expect(make({ baseUrl, allowInsecure })).toThrow(/^baseUrl must be an https URL/);
    }
    for (const other of [
      "ftp://mock",
      "http://user@mock",
      "http://mock?a",
      "http://mock#a",
      "http://mock/v1",
      "mock:4010",
      undefined,
    ]) {
      expect(make({ baseUrl: other, allowInsecure: true })).toThrow(/^baseUrl must be an https URL/);
    }
  });

  it("is never repeated with its user and password", () => {
    for (const baseUrl of ["https://u:secret@contoso.com", "http://u:secret@contoso.com", "http://u:secret@"]) {
      expect(make({ baseUrl })).toThrow(expect.not.objectContaining({ message: expect.stringContaining("secret") }));
    }
  });
});

describe("scopes", () => {
  it.each([servers.global, servers.china])("are those of the cloud, whatever the path below %s", (server) => {
    expect(resolveOptions({ credential, baseUrl: `${server}/partner/` }).scopes).toBe(`${server}/.default`);
  });
});

describe("the name of an option", () => {
  it.each([
    ["base", { base: "http://127.0.0.1:4010" }],
    ["retries", { retries: 3 }],
    ["pathSerializer", { pathSerializer: String }],
    ["maxAttempts", { retry: { maxAttempts: 3 } }],
    ["valueOf", { valueOf: null }],
  ])("%s is rejected when it is not known, also from plain JavaScript", (name, options) => {
    for (const create of [createClient, createPartner]) {
      expect(() => create({ credential, ...options } as unknown as ClientOptions)).toThrow(
        `Option ${name} is not known. Use one of ${name === "maxAttempts" ? "attempts" : "credential, baseUrl, allowInsecure"}, `,
      );
    }
  });

  it("is suggested for one that is misspelled", () => {
    for (const create of [createClient, createPartner]) {
      const misspelled = { credential, baseURL: "http://127.0.0.1:4010" } as ClientOptions;
      expect(() => create(misspelled)).toThrow("Option baseURL is not known. Use baseUrl.");
    }
  });

  it("of a client by path is not known to a partner", () => {
    const options: PathClientOptions = { credential, headers: {} };
    expect(() => createClient(options)).not.toThrow();
    expect(() => createPartner(options)).toThrow("Option headers is not known. Use one of credential,");
  });

  it("is checked for each call of the fluent layer too", async () => {
    const partner = createPartner({ credential, fetch: async () => new Response("[]") });
    const wrong = { timeOut: 5 } as CallOptions;
    const { qualification } = partner.customers.byId("65543400-f8b0-4783-8530-6d35ab8c6801");
    expect(() => partner.with(wrong)).toThrow("Option timeOut is not known. Use timeout.");
    expect(() => partner.validations.getValidationCodes(wrong)).toThrow("Option timeOut is not known.");
    expect(() => qualification.getQualifications(wrong)).toThrow("Option timeOut is not known.");
    expect(() => qualification.waitForVetting(wrong)).toThrow("Option timeOut is not known. Use timeout.");
  });
});

describe("an option", () => {
  it.each(["applicationName", "locale"])("%s is rejected when it is not a valid header value", (option) => {
    for (const value of ["a\r\nX-Admin: yes", "a\nb", "a\0", "\u{1f600}", 5, null]) {
      expect(make({ [option]: value })).toThrow(TypeError);
      expect(make({ [option]: value })).toThrow(`${option} must be a string without line breaks`);
    }
    expect(make({ [option]: undefined })).not.toThrow();
    expect(make({ [option]: "" })).not.toThrow();
  });

  it.each([
    ["timeout", { timeout: 0 }],
    ["timeout", { timeout: Number.NaN }],
    ["timeout", { timeout: "5000" }],
    ["deadline", { deadline: -1 }],
    ["deadline", { deadline: "300000" }],
    ["deadline", { deadline: [5] }],
    ["maxConcurrency", { maxConcurrency: 0 }],
    ["maxConcurrency", { maxConcurrency: 0.5 }],
    ["maxConcurrency", { maxConcurrency: Number.NaN }],
    ["attempts", { retry: { attempts: 0 } }],
    ["attempts", { retry: { attempts: -1 } }],
    ["minDelay", { retry: { minDelay: -1 } }],
    ["maxDelay", { retry: { maxDelay: Number.NaN } }],
  ] as [string, object][])("%s is rejected when it is not such a number: %o", (name, options) => {
    expect(make(options)).toThrow(TypeError);
    expect(make(options)).toThrow(new RegExp(`^${name} must be a number of at least [01]\\.$`));
  });

  it("may be infinite, or undefined", () => {
    const most = Number.POSITIVE_INFINITY;
    expect(make({ timeout: most, deadline: most, maxConcurrency: most, retry: { attempts: most } })).not.toThrow();
    const unset = { scopes: undefined, timeout: undefined, deadline: undefined, retry: undefined, clock: undefined };
    expect(resolveOptions({ credential, ...unset } as unknown as ClientOptions)).toMatchObject({
      base: servers.global,
      scopes: `${servers.global}/.default`,
      attempts: 4,
      minDelay: 500,
      maxDelay: 30_000,
      timeout: 60_000,
      deadline: 300_000,
      maxConcurrency: 16,
    });
  });

  it("a client needs options", () => {
    for (const create of [createClient, createPartner] as (() => unknown)[]) {
      expect(create).toThrow("credential must be a TokenCredential, or a function that returns a token.");
    }
  });

  it.each([undefined, null, "a-token", {}, { getToken: "a-token" }])(
    "credential is rejected when it is %o",
    (wrong) => {
      for (const create of [createClient, createPartner]) {
        expect(() => create({ credential: wrong } as unknown as ClientOptions)).toThrow(
          "credential must be a TokenCredential, or a function that returns a token.",
        );
      }
    },
  );
});
