import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import manifest from "../../package.json" with { type: "json" };
import { program } from "./program.ts";

const { resolve } = createRequire(import.meta.url);
const inPackage = (name: string, file: string) => join(dirname(resolve(`${name}/package.json`)), file);
// The manifest pins all of them.
const versionOf = (name: keyof typeof manifest.devDependencies) => manifest.devDependencies[name];

const spec = fileURLToPath(import.meta.resolve("@partner-qualification/openapi/openapi.json"));
const mockCli = join(dirname(fileURLToPath(import.meta.resolve("@partner-qualification/mock"))), "cli.js");
const prismCli = inPackage("@stoplight/prism-cli", "dist/index.js");
const host = "127.0.0.1";

/** One server under load. */
export interface Contender {
  name: string;
  /** How users start it. */
  shown: string;
  /** Whether it writes a line for each request. */
  logs: boolean;
  /** The arguments of node. */
  command(port: number): string[];
  /** The lowest ratio of our throughput to its own, per kind of request. */
  aims?: Partial<Record<"GET" | "PUT" | "POST", number>>;
}

const ahead = { GET: 1, PUT: 1, POST: 1 };

/** All servers. Our own comes first: as users start it, and without its log. */
export const contenders: Contender[] = [
  {
    name: "the mock",
    shown: "partner-qualification-mock",
    logs: true,
    command: (port) => [mockCli, "--port", String(port)],
  },
  {
    name: "the mock, quiet",
    shown: "partner-qualification-mock --log off",
    logs: false,
    command: (port) => [mockCli, "--port", String(port), "--log", "off"],
  },
  {
    name: `prism mock ${versionOf("@stoplight/prism-cli")}`,
    shown: "prism mock openapi.json",
    logs: true,
    command: (port) => [prismCli, "mock", spec, "--port", String(port)],
    aims: { GET: 13, PUT: 12, POST: 12 },
  },
  {
    name: "prism mock, silent",
    shown: "prism mock -v silent openapi.json",
    logs: false,
    command: (port) => [prismCli, "mock", "-v", "silent", spec, "--port", String(port)],
    aims: { GET: 4, PUT: 4, POST: 4 },
  },
  {
    name: `@scalar/mock-server ${versionOf("@scalar/mock-server")}`,
    shown: "createMockServer({ document }) on @hono/node-server",
    logs: false,
    command: (port) => [program("scalar"), String(port)],
    aims: ahead,
  },
  {
    name: `@mockoon/cli ${versionOf("@mockoon/cli")}`,
    shown: "mockoon-cli start --data openapi.json",
    logs: true,
    command: (port) => [
      ...[inPackage("@mockoon/cli", "bin/run.js"), "start", "--data", spec],
      ...["--port", String(port), "--hostname", host, "--disable-log-to-file"],
    ],
    aims: ahead,
  },
  {
    name: `msw ${versionOf("msw")}`,
    shown: "fromOpenApi(document) on @mswjs/http-middleware",
    logs: false,
    command: (port) => [program("msw"), String(port)],
    aims: ahead,
  },
  {
    name: "node:http",
    shown: "createServer, the same bytes, nothing checked",
    logs: false,
    command: (port) => [program("raw"), String(port)],
    aims: { GET: 0.5 },
  },
];
