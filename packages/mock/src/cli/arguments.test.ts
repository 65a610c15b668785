import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readArguments } from "./arguments.ts";
import { variableOf } from "./sources.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "mock-settings-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (content: string): string => {
  const file = join(folder, "mock.json");
  writeFileSync(file, content);
  return file;
};

const all = {
  ...{
    vetting: "hold",
    seed: "a.json",
    "strict-customers": true,
    sandbox: true,
    "partner-idle": "P1D",
    latency: 5,
    throttle: 2.5,
  },
  ...{
    fail: "503:0.1",
    "fail-seed": 9,
    bom: true,
    "control-key": "k",
    "control-port": 4011,
    cors: "https://docs.example",
  },
  ...{
    log: "json",
    port: 0,
    "allow-host": ["mock", "::7"],
    "max-connections": 10,
    "tls-cert": "c.pem",
    "tls-key": "k.pem",
  },
  ...{ drain: 500, metrics: true, traces: true, snapshot: "s", "snapshot-every": 5 },
};
const command = {
  ...{
    run: "serve",
    log: "json",
    seed: "a.json",
    where: { snapshot: { file: "s", everyMs: 5_000 } },
    drain: 500,
    tls: { cert: "c.pem", key: "k.pem" },
  },
  listen: { port: 0, allowHosts: ["mock", "::7"], maxConnections: 10, controlPort: 4011 },
  mock: {
    ...{
      vetting: "hold",
      strictCustomers: true,
      sandbox: true,
      partnerIdle: "P1D",
      latency: 5,
      throttle: 2.5,
      fail: "503:0.1",
    },
    ...{ failSeed: 9, bom: true, control: true, controlKey: "k", cors: "https://docs.example", metrics: true },
    traces: true,
  },
};

describe("the same settings can be made", () => {
  test("by flags", () => {
    const line = Object.entries(all).flatMap(([name, value]) =>
      value === true ? [`--${name}`] : [value].flat().flatMap((one) => [`--${name}`, String(one)]),
    );
    expect(readArguments(line)).toEqual(command);
  });

  test("by environment variables", () => {
    const variables = Object.entries(all).map(([name, value]) => [variableOf(name), String(value)]);
    expect(readArguments([], { ...Object.fromEntries(variables), PATH: "/bin" })).toEqual(command);
  });

  test("by a file, which a variable may name, too", () => {
    const file = fileOf(JSON.stringify(all));
    expect(readArguments(["--config", file])).toEqual(command);
    expect(readArguments([], { PQ_MOCK_CONFIG: file })).toEqual(command);
  });
});

test("a flag overrides a variable, which overrides the file; PORT is the weakest variable", () => {
  const file = fileOf('{"port":1,"latency":1,"throttle":1}');
  const portOf = (args: string[], env: NodeJS.ProcessEnv) => {
    const read = readArguments(["--config", file, ...args], env);
    return read.run === "serve" ? read.listen.port : undefined;
  };
  expect(portOf([], {})).toBe(1);
  expect(portOf([], { PORT: "2" })).toBe(2);
  expect(portOf([], { PORT: "" })).toBe(1);
  expect(portOf([], { PORT: "2", PQ_MOCK_PORT: "3" })).toBe(3);
  expect(portOf(["--port", "4"], { PORT: "2", PQ_MOCK_PORT: "3" })).toBe(4);
  expect(readArguments(["--config", file], { PQ_MOCK_LATENCY: "2" })).toMatchObject({
    mock: { latency: 2, throttle: 1 },
  });
});

test("the -- with which a package manager passes options on is left out", () => {
  expect(readArguments(["--", "--port", "4113"])).toEqual(readArguments(["--port", "4113"]));
});

test.each(["-h", "--help"])("%s shows the help, whatever else is wrong", (flag) => {
  expect(readArguments([flag], { PQ_MOCK_PORT: "x" })).toEqual({ run: "help" });
});

test("the state is in memory, on Redis, or in memory and a file", () => {
  const whereOf = (...args: string[]) => {
    const command = readArguments(args);
    return command.run === "serve" ? command.where : undefined;
  };
  expect(whereOf()).toEqual({});
  expect(whereOf("--state", "rediss://h:1/2")).toEqual({ state: "rediss://h:1/2" });
  expect(whereOf("--snapshot", "s")).toEqual({ snapshot: { file: "s", everyMs: 30_000 } });
});
