import { describe, expect, it } from "vitest";
import { type ClientOptions, createClient, createPartner, servers } from "./index.ts";
import { resolveOptions } from "./options.ts";

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
  ])("may be %s", (baseUrl) => {
    expect(make({ baseUrl })).not.toThrow();
  });

  it.each([
    ["http://api.partnercenter.microsoft.com", "is not https: it would send the token in clear"],
    ["http://localhost.contoso.com", "is not https"],
    ["http://127.0.0.1.contoso.com", "is not https"],
    ["http://10.0.0.1", "is not https"],
    ["http://0.0.0.0", "is not https"],
    ["http://[::ffff:127.0.0.1]", "is not https"],
    ["ftp://127.0.0.1", "is not https"],
    ["file:///etc/passwd", "is no absolute URL"],
    ["javascript:alert(1)", "is no absolute URL"],
    ["localhost:4010", "is no absolute URL"],
    ["https://user:password@contoso.com", "has a user, a query or a fragment"],
    ["https://user@contoso.com", "has a user, a query or a fragment"],
    ["https://contoso.com?token=1", "has a user, a query or a fragment"],
    ["https://contoso.com?", "has a user, a query or a fragment"],
    ["https://contoso.com/#", "has a user, a query or a fragment"],
    ["https://contoso.com#v1", "has a user, a query or a fragment"],
    ["api.partnercenter.microsoft.com", "is no absolute URL"],
    ["/v1", "is no absolute URL"],
    ["", "is no absolute URL"],
    [undefined as unknown, undefined],
    [null, "is no absolute URL"],
  ])("%s is refused, or not, with one that would do", (baseUrl, problem) => {
    if (problem === undefined) expect(make({ baseUrl })).not.toThrow();
    else
      expect(make({ baseUrl })).toThrow(new RegExp(`^baseUrl .*${problem}.* Give one such as ${servers.global}\\.$`));
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

describe("an option", () => {
  it.each(["applicationName", "locale"])("%s is refused when no header may carry it", (option) => {
    for (const value of ["a\r\nX-Admin: yes", "a\nb", "a\0", "\u{1f600}", 5, null]) {
      expect(make({ [option]: value })).toThrow(TypeError);
      expect(make({ [option]: value })).toThrow(`${option} has a line break or another character`);
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
    ["retry.attempts", { retry: { attempts: 0 } }],
    ["retry.attempts", { retry: { attempts: -1 } }],
    ["retry.minDelay", { retry: { minDelay: -1 } }],
    ["retry.maxDelay", { retry: { maxDelay: Number.NaN } }],
  ] as [string, object][])("%s is refused when it is no such number: %o", (name, options) => {
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

  it.each([undefined, null, "a-token", {}, { getToken: "a-token" }])("credential is refused when it is %o", (wrong) => {
    for (const create of [createClient, createPartner]) {
      expect(() => create({ credential: wrong } as unknown as ClientOptions)).toThrow(
        "credential must be a TokenCredential, or a function that returns a token.",
      );
    }
  });
});
