// Runs the built command on recordings.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Log } from "sarif";
import { afterAll, describe, expect, it } from "vitest";
import type { DriftReport } from "../drift/run-drift.ts";
import { customer, harOf, recorded } from "../testing/recorded-traffic.ts";
import type { Recorded } from "../traffic/recorded.ts";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "conformance-drift-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string) => join(folder, name);

const drift = async (args: string[], node: string[] = []) => {
  const child = spawn(process.execPath, [...node, cli, "drift", ...args], { env: { ...process.env, NO_COLOR: "1" } });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      printed += chunk;
    });
  }
  const [code] = await once(child, "exit");
  return { code, printed };
};

const check = async (entries: Recorded[]) => {
  writeFileSync(file("traffic.har"), harOf(entries));
  const formats = ["json", "sarif", "markdown"].flatMap((format) => [
    "--report",
    format,
    "--out",
    file(`report.${format}`),
  ]);
  const { code, printed } = await drift([file("traffic.har"), ...formats]);
  return { code, printed, report: JSON.parse(readFileSync(file("report.json"), "utf8")) as DriftReport };
};

describe("drift", () => {
  it("passes traffic that is as the spec says, and counts what it shows", async () => {
    const { code, printed, report } = await check([recorded(), recorded({ url: "https://cdn.example/app.js" })]);
    expect(report).toMatchObject({ requests: 2, checked: 1, observations: [] });
    expect(report.redocly?.properties.total).toBeGreaterThan(100);
    expect(printed).toContain("1 of 2 requests belong to the spec");
    expect(printed).toContain("operations: 1 of 6");
    expect(code).toBe(0);
  });

  it("adds what redocly drift finds alone, and does not fail for a token that was left out", async () => {
    const { headers } = recorded().request;
    const { report, code } = await check([recorded({ headers: headers.slice(1) })]);
    expect(report.observations).toMatchObject([
      { check: "redocly-drift", severity: "note", operation: "getQualification" },
    ]);
    expect(code).toBe(0);
  });

  it("has errors, and no secret, in every format", async () => {
    const secrets = ["opaque-access-token", "ZZ-471101-QQ", "session=1"];
    const headers: [string, string][] = [...recorded().request.headers, ["Cookie", "session=1"]];
    const url = `https://api.partnercenter.microsoft.com/v1/customers/${customer}/qualification?code=ZZ-471101-QQ`;
    const leaky = recorded(
      { method: "PUT", url, headers: [...headers, ["Content-Type", "application/json"]], body: '"ZZ-471101-QQ"' },
      { status: 418, body: '{"validationCode":"ZZ-471101-QQ","token":"opaque-access-token"}' },
    );
    const { code, printed } = await check([leaky]);
    expect(code).toBe(1);
    const texts = ["json", "sarif", "markdown"].map((format) => readFileSync(file(`report.${format}`), "utf8"));
    for (const text of [...texts, printed]) {
      expect(text).toMatch(/undocumented.{1,3}status/);
      for (const secret of secrets) expect(text).not.toContain(secret);
    }
    const [run] = (JSON.parse(texts[1] ?? "") as Log).runs;
    expect(run?.results?.map(({ ruleId, level }) => [ruleId, level])).toContainEqual(["undocumented-status", "error"]);
  });

  it.each([
    [[], "drift takes one HAR file"],
    [["a.har", "b.har"], "drift takes one HAR file"],
    [["/no/traffic.har"], "/no/traffic.har cannot be read as HAR"],
    [["a.har", "--report", "html", "--out", "a.html"], "--report of drift takes one of json, sarif, markdown"],
  ])("rejects %j", async (args, message) => {
    const { code, printed } = await drift(args);
    expect(printed).toContain(message);
    expect(code).toBe(2);
  });

  it.each([
    ["not JSON", "cannot be read as HAR"],
    ["{}", "has 0 requests, and none to a path of the spec"],
    ['{"log":{"entries":[]}}', "has 0 requests"],
  ])("says that %s is not a recording", async (text, message) => {
    writeFileSync(file("broken.har"), text);
    const { code, printed } = await drift([file("broken.har")]);
    expect(printed).toContain(message);
    expect(code).toBe(2);
  });

  it("reads a file of 70 MB, with a text of 30 MB, in 96 MB of heap", async () => {
    const output = createWriteStream(file("large.har"));
    const write = async (text: string) => {
      if (!output.write(text)) await once(output, "drain");
    };
    const entry = (one: Recorded) =>
      harOf([one])
        .replace(/^.*"entries":\[(?=\{)/, "")
        .replace(/\]\}\}$/, "");
    const long = recorded({ url: "https://cdn.example/video" }, { body: "" });
    await write('{"log":{"entries":[');
    await write(entry(long).replace('"text":""', '"text":"'));
    for (let mega = 0; mega < 30; mega += 1) await write("x".repeat(1_000_000));
    await write('"}}}');
    for (let mega = 0; mega < 40; mega += 1)
      await write(`,${entry(recorded({ url: "https://cdn.example/a" }, { body: "x".repeat(1_000_000) }))}`);
    await write(`,${entry(recorded())}]}}`);
    output.end();
    await once(output, "finish");
    const { code, printed } = await drift([file("large.har")], ["--max-old-space-size=96"]);
    expect(printed).toContain("1 of 42 requests belong to the spec");
    expect(code).toBe(0);
  });
});
