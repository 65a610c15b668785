import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const run = (...args: string[]) => {
  const cli = fileURLToPath(new URL("cli.ts", import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
};

const extent = "--seconds takes a number above 0, --rounds a whole number above 0. See pnpm bench --help.\n";

/** What is wrong, and the whole message: what is wrong, then how to fix it. Read them side by side. */
const messages: [args: string[], message: string][] = [
  [["--round", "1"], "Unknown option '--round'. Did you mean --rounds? See pnpm bench --help.\n"],
  [["--rounds"], "Option '--rounds <value>' argument missing. See pnpm bench --help.\n"],
  [["--rounds", "0"], extent],
  [["--seconds", "none"], extent],
  [
    ["speed"],
    "There is no benchmark 'speed'. Choose from mock, hostile, client, throttle, docs, conformance. See pnpm bench --help.\n",
  ],
];

it.each(messages)("rejects %j before it measures anything", (args, message) => {
  expect(run(...args)).toEqual({ status: 2, stdout: "", stderr: message });
});
