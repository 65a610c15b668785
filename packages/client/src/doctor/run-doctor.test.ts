import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { operations } from "@partner-qualification/openapi";
import { describe, expect, it } from "vitest";
import { jwt, now, otherTenant, partner, shapes } from "../../test/token-shapes.ts";
import { userOperations } from "../../test/user-operations.ts";
import { runDoctor } from "./run-doctor.ts";

interface Given {
  args?: string[];
  env?: Record<string, string>;
  /** What standard input has; a terminal where it is absent. */
  piped?: string | Uint8Array;
}

async function* chunksOf(piped: string | Uint8Array = ""): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(piped);
  for (let start = 0; start < bytes.length; start += 70_000) yield bytes.subarray(start, start + 70_000);
}

const run = async ({ args = [], env = {}, piped }: Given) => {
  const output = { out: "", err: "" };
  const code = await runDoctor(["doctor", ...args], {
    env,
    stdin: Object.assign(chunksOf(piped), { isTTY: piped === undefined }),
    out: (text) => {
      output.out += text;
    },
    err: (text) => {
      output.err += text;
    },
    now,
  });
  return { code, ...output };
};

const seconds = now / 1_000;
const aud = "https://api.partnercenter.microsoft.com";
const user = { tid: partner, upn: "admin@contoso.com", scp: "s", amr: ["mfa"], aud, exp: seconds + 60 };

const idWidth = Math.max(...operations.map(({ id }) => id.length));
const methodWidth = Math.max(...operations.map(({ method }) => method.length));
const row = (id: string, method: string, result: string) =>
  `  ${id.padEnd(idWidth)}  ${method.padEnd(methodWidth)}  ${result}\n`;

describe("the text", () => {
  it("says that every operation accepts a token", async () => {
    expect(await run({ env: { PARTNER_CENTER_TOKEN: jwt(user) } })).toEqual({
      code: 0,
      out: `Token: App+User, valid until 2026-11-21T12:01:00.000Z

${operations.map(({ id, method }) => row(id, method, "accepted")).join("")}`,
      err: "",
    });
  });

  it("says which operations reject it, and how to fix that", async () => {
    const { code, out } = await run({ piped: jwt({ ...user, upn: undefined, scp: undefined, nbf: seconds }) });
    expect(code).toBe(1);
    expect(out).toContain("Token: App-only, valid from 2026-11-21T12:00:00.000Z until 2026-11-21T12:01:00.000Z");
    expect(out).toContain(row("updateQualification", "PUT", "rejected with 403 900329"));
    expect(out).toContain(`403 900329: The token is App-only.
  In:  ${userOperations.join(", ")}
  Fix: Do not retry. Get a token with App+User credentials.
  Not documented in full: The page on error codes has this code`);
  });

  it("says which qualification alone it rejects", async () => {
    const { code, out } = await run({ piped: jwt({ ...user, wids: [] }) });
    expect(code).toBe(1);
    expect(out).toContain(
      row("updateQualification", "PUT", "accepted, but GovernmentCommunityCloud is rejected with 403 1002"),
    );
    expect(out).toContain("  In:  createQualifications, updateQualification, for GovernmentCommunityCloud\n");
  });

  it("says what every operation rejects once", async () => {
    const { out } = await run({ piped: jwt({ ...user, exp: seconds - 1 }) });
    expect(out.match(/The token has expired\./g)).toHaveLength(1);
    expect(out).toContain("  In:  every operation\n");
  });

  it("says that it has no time of expiry, and that a scheme was removed", async () => {
    const { out } = await run({ piped: `Bearer ${jwt({ ...user, exp: undefined })}` });
    expect(out).toContain("Token: App+User, without a time at which it expires\n");
    expect(out).toContain("\nNote: The value starts with 'Bearer'. Give the client the token alone:");
  });

  it("says that an opaque token cannot be checked", async () => {
    expect(await run({ piped: "opaque" })).toEqual({
      code: 2,
      out: "Not checked: The token is not a signed JSON Web Token, so its claims cannot be read. Send a request with 'ValidateMfa: true' to have the service check it.\n",
      err: "",
    });
  });
});

it("prints what the README shows", async () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const [, shown = ""] = /partner-qualification doctor\n```\n\n```text\n([\s\S]*?)```/.exec(readme) ?? [];
  const { out } = await run({ piped: jwt({ ...user, amr: ["pwd"], nbf: seconds - 3_600, exp: seconds + 1_800 }) });
  // The README leaves operations out, so that a new one does not change it.
  const [head = "", tail = ""] = shown.split("  …\n");
  const rows = operations.map(({ id, method }) => row(id, method, "rejected with 401 900421"));
  const [plainOut, plainHead, plainTail] = [out, head, tail].map((text) => text.replace(/ +/g, " "));
  expect(plainOut?.startsWith(plainHead ?? "")).toBe(true);
  expect(plainOut?.endsWith(plainTail ?? "")).toBe(true);
  expect(out).toContain(rows.join(""));
  expect(plainTail).toContain("Fix: ");
});

it("prints JSON", async () => {
  const { code, out } = await run({ args: ["--json"], piped: jwt({ ...user, amr: ["pwd"] }) });
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    credentials: "App+User",
    expires: "2026-11-21T12:01:00.000Z",
    notes: [],
    operations: operations.map(({ id, method, path }) => ({
      operation: id,
      method,
      path,
      accepted: false,
      problems: [{ status: 401, code: "900421", problem: "The claim `amr` does not contain `mfa`." }],
    })),
  });
});

describe("the token is read", () => {
  const token = jwt(user);
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`${token}\r\n`, "utf16le")]);

  it.each<[string, Given]>([
    ["from the default variable", { env: { PARTNER_CENTER_TOKEN: token } }],
    ["from a variable that is named", { args: ["--token-env", "MY_TOKEN"], env: { MY_TOKEN: token } }],
    ["from standard input", { piped: `${token}\n` }],
    ["from standard input in UTF-16, as PowerShell writes it", { piped: utf16 }],
    ["from standard input behind a byte order mark", { piped: `\u{feff}${token}` }],
    ["from the variable rather than from standard input", { env: { PARTNER_CENTER_TOKEN: token }, piped: "opaque" }],
  ])("%s", async (_, given) => {
    expect(await run(given)).toMatchObject({ code: 0, err: "" });
  });

  it("and its tenant compared with the partner's", async () => {
    for (const tenant of [partner, partner.toUpperCase()])
      expect((await run({ args: ["--tenant", tenant], piped: token })).code).toBe(0);
    const { code, out } = await run({ args: ["--tenant", otherTenant], piped: token });
    expect(code).toBe(1);
    expect(out).toContain("403 20002: The token belongs to another tenant than the partner's.\n");
  });

  it("by the command itself", () => {
    const cli = fileURLToPath(new URL("../cli.ts", import.meta.url));
    const { status, stdout } = spawnSync(process.execPath, [cli, "doctor", "--json"], {
      input: jwt({ ...user, exp: 9_999_999_999 }),
      env: { PATH: process.env.PATH },
      encoding: "utf8",
    });
    expect(status).toBe(0);
    expect(JSON.parse(stdout).operations).toHaveLength(operations.length);
  });
});

const onCommandLine =
  "partner-qualification: A token does not belong on the command line, where the history of the shell and every list of processes have it. Set PARTNER_CENTER_TOKEN, or pipe the token to standard input.\n";

const notKnown =
  "partner-qualification: An option is not known, or its value is missing. Use one of --token-env, --tenant, --json, --help.\n";

/** What goes wrong, and the whole message: what is wrong, then how to fix it. Read them side by side. */
const mistakes: [name: string, given: Given, message: string][] = [
  ["a token as an argument", { args: [jwt(user)] }, onCommandLine],
  ["an opaque token as an argument", { args: ["c8Jq0Zp2vTn4"] }, onCommandLine],
  [
    "a token as an option",
    { args: [`--token=${jwt(user)}`] },
    "partner-qualification: Option --token is not known. Use one of --token-env, --tenant, --json, --help.\n",
  ],
  [
    "a misspelled option",
    { args: ["--json", "--tenent", partner] },
    "partner-qualification: Option --tenent is not known. Use --tenant.\n",
  ],
  ["a token that looks like an option", { args: [`--${jwt(user)}`] }, notKnown],
  ...["OpenSesame", "s3same", "opensesameopensesameopensesame"].map((token): [string, Given, string] => [
    `the opaque token ${token} that looks like an option`,
    { args: [`--${token}`] },
    notKnown,
  ]),
  ["a token that ends as an option does", { args: ["--json", "-t", "S3same--open"] }, notKnown],
  ["an option without its value", { args: ["--tenant"] }, notKnown],
  [
    "a token in place of a variable",
    { args: ["--token-env", jwt(user)] },
    "partner-qualification: --token-env takes the name of a variable, such as PARTNER_CENTER_TOKEN, and not a token.\n",
  ],
  [
    "a variable that is not set",
    { args: ["--token-env", "MY_TOKEN"], piped: jwt(user) },
    "partner-qualification: The environment variable that --token-env names is not set. Set it, or name another.\n",
  ],
  [
    "a tenant that is not a GUID",
    { args: ["--tenant", "contoso.com"], piped: jwt(user) },
    "partner-qualification: --tenant takes the id of a Microsoft Entra tenant, a GUID.\n",
  ],
  [
    "no token at all",
    {},
    "partner-qualification: There is no token. Set PARTNER_CENTER_TOKEN, or pipe the token to standard input.\n",
  ],
  [
    "more than a token",
    { piped: "x".repeat(1_048_577) },
    "partner-qualification: Standard input has more than 1048576 bytes, more than any token. Pipe the token alone.\n",
  ],
];

it.each(mistakes)("%s is a mistake with a fix, and the exit code 2", async (_, given, message) => {
  expect(await run(given)).toEqual({ code: 2, out: "", err: message });
});

it("needs its command, and shows its help", async () => {
  const written: string[] = [];
  const write = (text: string) => void written.push(text);
  const terminal = { env: {}, stdin: chunksOf(), out: write, err: write, now };
  expect(await runDoctor([], terminal)).toBe(2);
  expect(await runDoctor(["dokter"], terminal)).toBe(2);
  expect(await runDoctor([jwt(user)], terminal)).toBe(2);
  expect(await runDoctor(["--help"], terminal)).toBe(0);
  expect(written).toEqual([
    "partner-qualification: The command is missing. Run `partner-qualification doctor`.\n",
    "partner-qualification: There is no such command. Run `partner-qualification doctor`.\n",
    onCommandLine,
    expect.stringContaining("Usage: partner-qualification doctor [options]\n"),
  ]);
});

describe("nothing of a token is printed", () => {
  const windows = (text: string, length: number) =>
    Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) => text.slice(at, at + length));

  it.each(shapes.filter(({ given }) => given.length < 5_000))("of one $name", async ({ given, tenant }) => {
    for (const option of [[], ["--json"]]) {
      const args = [...option, ...(tenant ? ["--tenant", tenant] : [])];
      const { out, err } = await run({ args, piped: given });
      const parts = given.split(/[.\s]/).flatMap((part) => windows(part, 8));
      const claims = [partner, "admin@contoso.com", "graph.", "user_impersonation", "6731de76"];
      for (const part of [...parts, ...claims]) expect(out + err).not.toContain(part);
    }
  });

  it("when it is given in a wrong place", async () => {
    const token = jwt(user);
    const places = [[token], [`--token=${token}`], ["--token-env", token], ["--tenant", token], [`--${token}`]];
    for (const args of places) {
      const { out, err } = await run({ args });
      for (const part of token.split(".")) expect(out + err).not.toContain(part.slice(0, 12));
    }
  });
});
