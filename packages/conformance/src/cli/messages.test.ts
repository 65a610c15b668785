// All messages with which the commands end, side by side: what is wrong, then how to fix it.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testClient } from "../client-test/test-client.ts";
import { redoclyDrift } from "../drift/redocly.ts";
import { explainMissingPackage } from "../targets/missing-package.ts";
import { readRunArguments } from "./arguments.ts";
import { readClientArguments } from "./client.ts";
import { drift, readDriftArguments } from "./drift.ts";
import { readRecordArguments, record } from "./record.ts";
import { run } from "./run.ts";

const folder = mkdtempSync(join(tmpdir(), "conformance-messages-"));
const server = createServer((_, response) => response.writeHead(500).end());
let url = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const fileOf = (content: string): string => {
  const file = join(folder, "a.har");
  writeFileSync(file, content);
  return file;
};

/** The message, with `<file>`, `<url>` and `…` for what is another one in each run. */
const messageOf = async (work: () => unknown): Promise<string> => {
  try {
    await work();
  } catch (error) {
    const message = (error as Error).message.replaceAll(join(folder, "a.har"), "<file>").replaceAll(url, "<url>");
    return message.replace(/(it printed:) .*/s, "$1 …");
  }
  return "no error";
};

const remote = ["--target", "https://host.example/v1"];
const runs = (...args: string[]) => readRunArguments(args);
const records = (...args: string[]) => readRecordArguments(args);
const drifts = (...args: string[]) => readDriftArguments(args);
const send = "fetch(process.env.PARTNER_CENTER_URL)";

const messages: [message: string, work: () => unknown][] = [
  [
    "Unknown target 'nothing'. Use the URL of a server, or one of spec, client, mock, docs, stock prism.",
    () => runs("--target", "nothing"),
  ],
  [
    "--allow-writes changes a customer for good. Name the one to change with --customer GUID.",
    () => runs(...remote, "--allow-writes"),
  ],
  ["--allow-writes and --read-only contradict each other. Use one.", () => runs("--allow-writes", "--read-only")],
  [
    "A token must not be sent over http. Use the https:// address of the server.",
    () => runs("--target", "http://host.example", "--token-env", "TOKEN"),
  ],
  [
    "--target takes an address without user name, query and fragment, such as https://host/v1.",
    () => runs("--target", "https://user:secret@host.example"),
  ],
  ["--target must start with https:// or http://.", () => runs("--target", "ftp://host.example")],
  ["--target is not a URL. Write one such as https://host/v1.", () => records("--target", "host")],
  [
    "--token-env takes the name of an environment variable, and not its value.",
    () => runs("--token-env", "eyJhbGciOiJub25lIn0.e30.x"),
  ],
  ["--code-env takes the name of an environment variable, and not its value.", () => runs("--code-env", "4711-X")],
  [
    "The environment variable NOT_SET_HERE of --token-env is not set. Set it, or name another.",
    () => run(runs("--target", url, "--token-env", "NOT_SET_HERE")),
  ],
  ["--customer takes the id of a customer tenant, a GUID.", () => runs("--customer", "contoso")],
  ["--only takes one of operation, exchange, rule, erratum, not 'spec'.", () => runs("--only", "spec")],
  [
    "--report and --out belong together. Write both, such as --report html --out report.html.",
    () => runs("--report", "html"),
  ],
  [
    "--report takes one of html, junit, json, sarif, markdown, not 'pdf'.",
    () => runs("--report", "pdf", "--out", "a.pdf"),
  ],
  [
    "The folder of '/no/folder/a.html' does not exist. Create it, or choose another.",
    () => runs("--report", "html", "--out", "/no/folder/a.html"),
  ],
  ["A report takes a file, such as report.html, and not a folder.", () => runs("--report", "html", "--out", folder)],
  ["--concurrency takes a number from 1 to 32.", () => runs("--concurrency", "33")],
  [
    "http://127.0.0.1:1 cannot be reached: bad port. Check the address and the network.",
    () => run(runs("--target", "http://127.0.0.1:1")),
  ],
  [
    "<url> responds to GET /v1/customers/all/validations with 500. Check that the server runs and serves the API.",
    () => run(runs("--target", url)),
  ],
  [
    "@stoplight/not-installed is not installed, and a target of this project's repository needs it. Outside the repository, name a server with --target URL, or use --target spec.",
    () => {
      try {
        createRequire(import.meta.url).resolve("@stoplight/not-installed/package.json");
      } catch (error) {
        explainMissingPackage(error);
      }
    },
  ],
  ["--target is missing. Name the server, such as https://host/v1.", () => records()],
  ["--port takes a port from 0 to 65535.", () => records(...remote, "--port", "65536")],
  [
    "The folder of '/no/folder/a.har' does not exist. Create it, or choose another.",
    () => records(...remote, "--out", "/no/folder/a.har"),
  ],
  [
    "The recording cannot start: listen EADDRINUSE: address already in use <port>. Choose another port or folder.",
    async () => {
      const { port } = new URL(url);
      const message = await messageOf(() => record(records("--target", url, "--port", port, "--out", fileOf(""))));
      throw new Error(message.replace(`127.0.0.1:${port}`, "<port>"));
    },
  ],
  ["drift takes one HAR file, such as traffic.har.", () => drifts("a.har", "b.har")],
  [
    "--report of drift takes one of json, sarif, markdown, not 'html'.",
    () => drifts("a.har", "--report", "html", "--out", "a.html"),
  ],
  [
    "/no/a.har cannot be read as HAR: ENOENT: no such file or directory, open '/no/a.har'. Check the path, or record it again.",
    () => drift(drifts("/no/a.har")),
  ],
  [
    "<file> has 0 requests, and none to a path of the spec. Record others.",
    () => drift(drifts(fileOf('{"log":{"entries":[]}}'))),
  ],
  [
    "redocly drift wrote no report. Install @redocly/cli again; it printed: …",
    () => redoclyDrift(join(folder, "none.ndjson"), folder),
  ],
  [
    "The command is missing. Write it after --, such as: client -- node client.js",
    () => readClientArguments(["--out", "a.json"]),
  ],
  [
    "The command is missing. Write it after --, such as: client -- node client.js",
    () => readClientArguments(["node", "client.js", "--verbose"]),
  ],
  [
    "The command 'no-such-program' cannot be started: spawn no-such-program ENOENT. Check its name.",
    () => testClient(["no-such-program"]),
  ],
  [
    "The command sent nothing. Have it send its requests to the address in PARTNER_CENTER_URL.",
    () =>
      testClient([process.execPath, "--eval", `${send.replace("PARTNER_CENTER_URL", "OTHER_URL")}.catch(() => {})`]),
  ],
  [
    "The command sent nothing. Have it send its requests to the address in PARTNER_CENTER_URL.\nIt printed:\nCannot find client.js",
    () => testClient([process.execPath, "--eval", "console.error('Cannot find client.js'); process.exit(1)"]),
  ],
];

it.each(messages)("%s", async (message, work) => {
  expect(await messageOf(work)).toBe(message);
});
