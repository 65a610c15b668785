import type { Environment, ProgramResult } from "./program.ts";

/** How the parts of a request stand in a language that no package of npm can run. */
interface Patterns {
  method: RegExp;
  target: RegExp;
  token: RegExp;
  /** The name of each header that gets a new GUID. */
  guid: RegExp;
  /** The body in either form of quoting. */
  body: RegExp;
}

const inCsharp: Patterns = {
  method: /HttpMethod\.(\w+),/,
  target: /\$"{baseUrl}(.+)"\);/,
  token: /AuthenticationHeaderValue\("Bearer", token\)/,
  guid: /Headers\.Add\("(.+)", Guid\.NewGuid\(\)\.ToString\(\)\);/g,
  body: /StringContent\(\s+(?:"""(.+)"""|"(.+)"),\s+Encoding\.UTF8,\s+"application\/json"\);/,
};

const inPowershell: Patterns = {
  method: /Method {6}= '(\w+)'/,
  target: /Uri {9}= "\$baseUrl(.+)"/,
  token: /'Authorization' {4}= "Bearer \$env:PARTNER_CENTER_TOKEN"/,
  guid: /'(.+?)' *= \[guid\]::NewGuid\(\)\.ToString\(\)/g,
  body: /ContentType = 'application\/json'\n {4}Body {8}= '(.+)'/,
};

/** Reads the request out of a sample and sends it: that shows what the text says, not that the program compiles. */
const send = async (patterns: Patterns, source: string, env: Environment): Promise<ProgramResult> => {
  const [, method = ""] = patterns.method.exec(source) ?? [];
  const [, target = ""] = patterns.target.exec(source) ?? [];
  const [, ...bodies] = patterns.body.exec(source) ?? [];
  const body = bodies.find((one) => one !== undefined);
  const headers = new Headers(body === undefined ? {} : { "Content-Type": "application/json" });
  if (patterns.token.test(source)) headers.set("Authorization", `Bearer ${env.PARTNER_CENTER_TOKEN}`);
  for (const [, name = ""] of source.matchAll(patterns.guid)) headers.set(name, crypto.randomUUID());
  const request = { method: method.toUpperCase(), headers, ...(body !== undefined && { body }) };
  const response = await fetch(env.PARTNER_CENTER_URL + target, request);
  return { failed: !response.ok, stdout: await response.text(), stderr: "" };
};

export const readCsharp = (source: string, env: Environment) => send(inCsharp, source, env);

export const readPowershell = (source: string, env: Environment) => send(inPowershell, source, env);
