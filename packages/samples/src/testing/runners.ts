import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Environment, type ProgramResult, runProgram } from "./program.ts";
import { runPyodide } from "./pyodide.ts";
import { readCsharp, readPowershell } from "./read-back.ts";

/** A way to run samples. */
export interface Runner {
  /** The labels of the samples that it runs. */
  labels: string[];
  by: string;
  run(source: string, env: Environment): Promise<ProgramResult>;
}

const has = (command: string, ...args: string[]) => spawnSync(command, args, { timeout: 10_000 }).status === 0;

const inShell: Runner["run"] = (source, env) => runProgram("sh", ["-c", source], env);

/** The shell finds a curl that hands its arguments to the stand-in. */
const runWithStandIn: Runner["run"] = async (source, env) => {
  const folder = mkdtempSync(join(tmpdir(), "samples-"));
  const standIn = fileURLToPath(new URL("stand-in-curl.ts", import.meta.url));
  writeFileSync(join(folder, "curl"), `#!/bin/sh\nexec '${process.execPath}' '${standIn}' "$@"\n`, { mode: 0o755 });
  try {
    return await inShell(source, { ...env, PATH: `${folder}:${process.env.PATH}` });
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** In this package's folder, where the client can be imported. */
const runTypescript: Runner["run"] = async (source, env) => {
  const file = fileURLToPath(new URL(`../../.sample-${crypto.randomUUID()}.ts`, import.meta.url));
  writeFileSync(file, source);
  try {
    return await runProgram(process.execPath, [file], { ...env, NO_COLOR: "1" });
  } finally {
    rmSync(file);
  }
};

const inPython: Runner["run"] = (source, env) => runProgram("python3", ["-c", source], env);

const curl = { labels: ["curl"], by: "sh with the machine's curl", run: inShell };
const python = { labels: ["Python"], by: "the machine's Python with requests", run: inPython };

/** Every runner that works on this machine; curl and Python each have one that needs no other program. */
export const runners: Runner[] = [
  { labels: ["curl"], by: "sh with a stand-in for curl", run: runWithStandIn },
  ...(has("curl", "--fail-with-body", "--version") ? [curl] : []),
  { labels: ["TypeScript", "TypeScript (fluent)"], by: "Node", run: runTypescript },
  { labels: ["Python"], by: "Pyodide with a stand-in for requests", run: runPyodide },
  ...(has("python3", "-c", "import requests") ? [python] : []),
  { labels: ["C#"], by: "reading its text back", run: readCsharp },
  { labels: ["PowerShell"], by: "reading its text back", run: readPowershell },
];
