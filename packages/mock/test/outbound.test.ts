import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterEach, expect, inject, test } from "vitest";
import { asynchronous, codes, synchronous } from "./testing.ts";

const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
// A database of its own, for the mock of a command line has the same keys as any other.
const state = inject("redisUrl") && `${inject("redisUrl")}/14`;
let child: ChildProcess | undefined;
afterEach(() => void child?.kill("SIGKILL"));

/** Runs in the process of the mock, before it: tells of every connection, datagram and look-up that begins. */
const watch = `
  import dgram from "node:dgram";
  import dns from "node:dns";
  import net from "node:net";
  import { isIP } from "node:net";
  const tell = (what) => process.stderr.write("OUTBOUND " + what + "\\n");
  const { connect } = net.Socket.prototype;
  net.Socket.prototype.connect = function (...given) {
    const [options] = [given[0]].flat();
    tell("connection to " + options.host + ":" + options.port);
    return connect.apply(this, given);
  };
  const { send } = dgram.Socket.prototype;
  dgram.Socket.prototype.send = function (...given) { tell("datagram"); return send.apply(this, given); };
  const { lookup } = dns;
  dns.lookup = (name, ...given) => { if (!isIP(name)) tell("look-up"); return lookup(name, ...given); };
  if (process.env.PROVE) setTimeout(() => net.connect({ port: 9, host: "127.0.0.1" }).on("error", () => {}), 1);
`;

const start = async (env: NodeJS.ProcessEnv = {}) => {
  const preload = `data:text/javascript,${encodeURIComponent(watch)}`;
  const args = ["--import", preload, cli, "--port", "0", "--control", "--metrics", "--vetting", "approve"];
  if (state !== undefined) args.push("--state", state);
  const started = spawn(process.execPath, args, { env: { ...process.env, ...env } });
  child = started;
  const output = { text: "" };
  for (const stream of [started.stdout, started.stderr])
    stream.on("data", (chunk) => {
      output.text += chunk;
    });
  await expect.poll(() => output.text, { timeout: 30_000 }).toContain("Stop with Ctrl+C");
  return { output, url: /http:\/\/127\.0\.0\.1:\d+/.exec(output.text)?.[0] ?? "" };
};

/** What began in the process of the mock, each once. */
const outboundIn = ({ text }: { text: string }) => [
  ...new Set(Array.from(text.matchAll(/^OUTBOUND (.*)$/gm), ([, what]) => what)),
];

const elsewhere = "http://192.0.2.1/x";
const headers = {
  Authorization: "Bearer any",
  "Content-Type": "application/json",
  Referer: elsewhere,
  Forwarded: `for=192.0.2.1;host=${elsewhere}`,
  "X-Forwarded-Host": "192.0.2.1",
};

test("whatever is requested, the mock connects to nothing but the store that it was given", async () => {
  const { output, url } = await start();
  const education = { qualification: "Education", educationSegment: "K12", website: elsewhere };
  const requests: [string, string, unknown?][] = [
    ...["/", "/livez", "/readyz", "/metrics", "/__mock/", codes, synchronous, `/v1/${elsewhere}`].map(
      (path): [string, string] => ["GET", path],
    ),
    ["POST", asynchronous, education],
    ["PUT", `${synchronous}?code=${elsewhere}`, 3],
    ["PUT", "/__mock/state", { codes: [{ validationId: elsewhere, organizationName: elsewhere }] }],
    ["POST", "/__mock/faults", { status: 503, match: { path: elsewhere } }],
    ["GET", asynchronous],
  ];
  for (const [method, path, body] of requests) {
    const response = await fetch(`${url}${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    await response.text();
  }
  expect(outboundIn(output)).toEqual(state === undefined ? [] : [`connection to ${new URL(state).host}`]);
});

test("a connection would have been noticed", async () => {
  const { output } = await start({ PROVE: "yes" });
  await expect.poll(() => outboundIn(output)).toContain("connection to 127.0.0.1:9");
});
