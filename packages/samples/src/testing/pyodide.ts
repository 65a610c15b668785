import { readFileSync } from "node:fs";
import { loadPyodide, type PyodideAPI } from "pyodide";
import type { Environment, ProgramResult } from "./program.ts";

const standIn = readFileSync(new URL("requests.py", import.meta.url), "utf8");

const load = async (): Promise<PyodideAPI> => {
  const python = await loadPyodide();
  await python.useNodeSockFS();
  python.FS.writeFile("/home/pyodide/requests.py", standIn);
  return python;
};

let loading: Promise<PyodideAPI> | undefined;

/** Runs a Python program in CPython for WebAssembly, with Node's sockets. It starts once: that takes seconds. */
export const runPyodide = async (source: string, env: Environment): Promise<ProgramResult> => {
  loading ??= load();
  const python = await loading;
  const lines: string[] = [];
  python.setStdout({ batched: (line) => lines.push(line) });
  python.pyimport("os").environ.update(python.toPy(env));
  try {
    await python.runPythonAsync(source, { globals: python.toPy({ __name__: "__main__" }) });
    return { failed: false, stdout: lines.join("\n"), stderr: "" };
  } catch (error) {
    return { failed: true, stdout: lines.join("\n"), stderr: String(error) };
  }
};
